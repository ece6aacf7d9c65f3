import type { InputOf } from '@switchboard/shared/access';
import { contactOperations } from '@switchboard/shared/contacts';
import { accepted, refused } from '@switchboard/shared/kernel';
import type { Database } from '../../platform/database/index.ts';
import type { OperationRegistry, QueryCall } from '../../platform/operations/registry.ts';
import { listContacts } from '../storage/contact-list.ts';
import { contactsFoundBy } from '../storage/findable-contacts.ts';
import { contactsInHandsOf } from '../storage/mine.ts';
import { recordsOf } from '../storage/outline.ts';
import { visibleContact } from '../storage/visible-contacts.ts';

type ListWish = InputOf<typeof contactOperations.list>;

export function registerContactQuestions(registry: OperationRegistry, database: Database): void {
  registry.query(contactOperations.mine, async ({ scope, db }) => {
    const { userId } = scope.actor;
    return accepted({ items: userId === undefined ? [] : await contactsInHandsOf(db, userId) });
  });

  registry.query(contactOperations.read, async ({ scope, db }, { contactId }) => {
    const row = await visibleContact(db, scope, contactId);
    const [record] = row ? await recordsOf(db, [row]) : [];
    return record ? accepted(record) : refused({ code: 'request/not-found' });
  });

  registry.query(contactOperations.list, async (call, input) => {
    const found = input.search ? await contactsFoundBy(database, call.scope, input.search) : undefined;
    const page = await listContacts(handleFor(call, input), { ...input, found, areas: call.scope.areas });
    if (page) return accepted(page);
    const issues = [{ path: 'after', message: 'is not the `next` of an earlier answer' }];
    return refused({ code: 'request/malformed', details: { issues } });
  });
}

/** What no index narrows down is asked off the server's thread: filters that may have to pass over most contacts. */
function handleFor({ db, longDb }: QueryCall, input: ListWish): QueryCall['db'] {
  const isNarrow = input.search !== undefined || input.customerId !== undefined || input.state === 'open';
  const isWide = input.userId !== undefined || input.channel !== undefined || input.state !== 'any';
  return isNarrow || !isWide ? db : longDb;
}
