import type { InputOf } from '@switchboard/shared/access';
import { type customerOperations, placeOf, type TimelineEntry } from '@switchboard/shared/customers';
import type { Page } from '@switchboard/shared/kernel';
import { mergedTimeline } from '../domain/timeline.ts';
import { placeToText } from '../domain/timeline-place.ts';
import type { ContactHistory, TimelinePlace } from '../ports.ts';
import { notesBefore } from '../storage/notes.ts';
import { authorsOf } from './author-names.ts';
import { noteFrom, type Reading } from './read-customers.ts';

type Wish = Pick<InputOf<typeof customerOperations.timeline>, 'customerId' | 'limit' | 'kind'> & {
  readonly before: TimelinePlace | null;
};

/** What happened with a customer, page by page from the newest. */
export async function readTimeline(
  reading: Reading & { readonly contactHistory: ContactHistory },
  wish: Wish,
): Promise<Page<TimelineEntry>> {
  const [contacts, notes] = await Promise.all([
    wish.kind === 'note' ? [] : contactEntries(reading, wish),
    wish.kind === 'contact' ? [] : noteEntries(reading, wish),
  ]);
  const { entries, hasMore } = mergedTimeline([contacts, notes], wish.limit);
  const last = entries.at(-1);
  return { items: entries, next: hasMore && last ? placeToText(placeOf(last)) : null };
}

async function contactEntries(
  { db, scope, contactHistory }: Reading & { readonly contactHistory: ContactHistory },
  { customerId, before, limit }: Wish,
): Promise<TimelineEntry[]> {
  const contacts = await contactHistory.contactsOf({ scope, db, customerId, before, limit: limit + 1 });
  return contacts.map((contact) => ({ kind: 'contact', contact }));
}

async function noteEntries(
  { db, scope, actorNames }: Reading,
  { customerId, before, limit }: Wish,
): Promise<TimelineEntry[]> {
  const rows = await notesBefore(db, customerId, { before, limit: limit + 1 });
  const authorOf = await authorsOf(
    actorNames,
    scope.organisationId,
    rows.map(({ written_by }) => written_by),
  );
  return rows.map((row) => ({ kind: 'note', note: noteFrom(row, authorOf) }));
}
