import { customerOperations } from '@switchboard/shared/customers';
import { accepted, refused } from '@switchboard/shared/kernel';
import type { OperationRegistry, QueryCall } from '../../platform/operations/registry.ts';
import { placeFromText } from '../domain/timeline-place.ts';
import type { CustomerNeeds } from '../ports.ts';
import { findCustomer } from '../storage/customers.ts';
import type { ActorNames } from '../use-cases/author-names.ts';
import { readBriefs, readRecord } from '../use-cases/read-customers.ts';
import { readTimeline } from '../use-cases/read-timeline.ts';
import { resolveContactPoint } from '../use-cases/resolve-contact-point.ts';
import { searchCustomers } from '../use-cases/search-customers.ts';

const notFound = () => refused({ code: 'request/not-found' } as const);
const mostBriefs = 20;

export function registerCustomerQuestions(
  registry: OperationRegistry,
  { database, contactHistory, actorNames }: CustomerNeeds & { readonly actorNames: ActorNames },
): void {
  const reading = ({ db, scope }: QueryCall) => ({ db, scope, actorNames });

  registry.query(customerOperations.search, async (call, { text, limit }) => {
    const found = await searchCustomers({ ...call, database }, text, limit + 1);
    const items = await readBriefs(reading(call), found.slice(0, limit));
    return accepted({ items, isCut: found.length > limit });
  });

  registry.query(customerOperations.resolve, async (call, point) => {
    const { match, customerIds } = await resolveContactPoint(call.db, point);
    return accepted({ match, items: await readBriefs(reading(call), customerIds) });
  });

  registry.query(customerOperations.briefs, async (call, { ids }) => {
    const wanted = [...new Set(ids.split(','))].slice(0, mostBriefs);
    return accepted({ items: await readBriefs(reading(call), wanted) });
  });

  registry.query(customerOperations.read, async (call, { customerId }) => {
    const record = await readRecord(reading(call), customerId);
    return record ? accepted(record) : notFound();
  });

  registry.query(customerOperations.timeline, async (call, { customerId, after, limit, kind }) => {
    const before = after === undefined ? null : placeFromText(after);
    if (after !== undefined && before === null) return notOurPlace();
    if (!(await findCustomer(call.db, customerId))) return notFound();
    return accepted(await readTimeline({ ...reading(call), contactHistory }, { customerId, before, limit, kind }));
  });
}

/** A timeline's `after` that no answer of ours ever held. */
function notOurPlace() {
  const issues = [{ path: 'after', message: 'is not the `next` of an earlier answer' }];
  return refused({ code: 'request/malformed', details: { issues } } as const);
}
