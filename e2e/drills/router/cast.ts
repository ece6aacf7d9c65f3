import { accounts, demoPassword } from '../../../server/src/seed/index.ts';

/** The demonstration's police force: everybody who may take contacts. */
export const routerAgents = accounts
  .filter(
    ({ role, organisation }) => (role === 'operator' || role === 'supervisor') && organisation.startsWith('Eastmere'),
  )
  .map(({ userName }) => ({ userName, password: demoPassword }));

export const routerChannel = 'eastmere-police';
