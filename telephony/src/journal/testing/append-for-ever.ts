import { newId } from '@switchboard/shared/kernel';
import { Journal } from '../journal.ts';

/** Appends until it is killed, and says after each promise how many were kept. */
const [, , folder = ''] = process.argv;
const journal = await Journal.open(folder, () => 1_000);
const callId = newId(1_000);
for (let at = 1; ; at += 1) {
  await journal.append({ at, callId, fact: { kind: 'callEnded', cause: 'hungUp' } });
  process.stdout.write(`${at}\n`);
}
