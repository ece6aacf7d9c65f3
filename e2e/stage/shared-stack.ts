import { startStack } from './stack.ts';

/** One stack for all journeys; they keep apart by their own users and records. Its address reaches them as baseURL. */
export default async function startSharedStack(): Promise<() => Promise<void>> {
  const stack = await startStack();
  process.env['STACK_URL'] = stack.url;
  process.env['STACK_TELEPHONY_URL'] = stack.telephonyUrl;
  process.env['STACK_ACCOUNTS'] = JSON.stringify(stack.accounts);
  return () => stack.stop();
}
