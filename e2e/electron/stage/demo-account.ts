import type { DemoAccount } from '../../stage/stack.ts';

/** Somebody of the shared demo stack in that role. */
export function someoneWhoCanSignIn(role: string): DemoAccount {
  const accounts = JSON.parse(process.env['STACK_ACCOUNTS'] ?? '[]') as DemoAccount[];
  const someone = accounts.findLast((account) => account.role === role);
  if (!someone) throw new Error(`Nobody is ${role} in the demonstration.`);
  return someone;
}
