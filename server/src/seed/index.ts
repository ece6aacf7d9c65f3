export { accounts, type DemoPerson, demoOrganisations, demoPassword } from './demo-people.ts';
export { seedDemoCustomers } from './demo-customers.ts';
export { type SeedNeeds, seedDemo } from './seed-demo.ts';
export { seedDemonstration } from './demonstration.ts';
export { seedDemoQueues } from './demo-queues.ts';
export { seedDemoNumbers } from './demo-numbers.ts';
export { seedDemoHistory } from './demo-history.ts';
