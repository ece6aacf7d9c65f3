import { accounts, demoPassword } from '../../../server/src/seed/index.ts';

/** The demonstration's operators, who work in the drills. */
export const drillOperators = accounts
  .filter(({ role }) => role === 'operator')
  .map(({ userName }) => ({ userName, password: demoPassword }));

/** The demonstration's webchats, one of each organisation. */
export const drillChannels = ['eastmere-police', 'northvale-council'] as const;
