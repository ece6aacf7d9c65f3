import { accounts, demoPassword } from '../../../server/src/seed/index.ts';

/** The demonstration's police force: everybody who may take contacts. */
export const routerAgents = accounts
  .filter(
    ({ role, organisation }) => (role === 'operator' || role === 'supervisor') && organisation.startsWith('Eastmere'),
  )
  .map(({ userName }) => ({ userName, password: demoPassword }));

export const routerChannel = 'eastmere-police';

const [eastmere] = accounts;
const ofEastmere = (role: (typeof accounts)[number]['role']) =>
  accounts.find((one) => one.role === role && one.organisation === eastmere!.organisation)!.userName;

/** Who fights over one contact, and who lets them pick. */
export const contestCast = {
  agents: routerAgents,
  supervisor: ofEastmere('supervisor'),
  owner: { userName: ofEastmere('manager'), password: demoPassword },
  channel: routerChannel,
};
