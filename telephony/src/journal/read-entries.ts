import { type JournalEntry, journalEntry } from '@switchboard/shared/telephony';

/**
 * The entries of one journal file. Reading ends at the first line that is no entry or not the next one: after a crash that
 * is the torn last line, which was never promised. A number that is missing is never jumped over.
 */
export function readEntries(text: string, epoch: number): JournalEntry[] {
  const entries: JournalEntry[] = [];
  for (const line of text.split('\n').slice(0, -1)) {
    const entry = entryOf(line);
    const follows = entries.length === 0 || entry?.seq === entries.at(-1)!.seq + 1;
    if (entry?.epoch !== epoch || !follows) break;
    entries.push(entry);
  }
  return entries;
}

function entryOf(line: string): JournalEntry | undefined {
  try {
    return journalEntry.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
