import { contactOperations } from '@switchboard/shared/contacts';
import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Result, refused } from '@switchboard/shared/kernel';
import type { CommandCall, OperationRegistry } from '../../platform/operations/registry.ts';
import { tellCallbackOutcome } from '../use-cases/callbacks.ts';
import { endByAgent } from '../use-cases/end-contact.ts';
import { parkByAgent, resumeContact } from '../use-cases/park.ts';
import { linkCustomer } from '../use-cases/say-who.ts';
import { transferContact } from '../use-cases/transfer.ts';
import { extendWrapUp, wrapUpContact } from '../use-cases/wrap-up.ts';

/** What agents do with contacts in their hands. Each says in the audit trail which contact and what was decided. */
export function registerContactCommands(registry: OperationRegistry): void {
  const {
    transfer,
    park,
    resume,
    end,
    linkCustomer: link,
    callbackOutcome,
    wrapUp,
    extendWrapUp: extend,
  } = contactOperations;

  registry.command(transfer, (call, input) =>
    byPerson(call, input.contactId, { target: input.target }, (userId) =>
      transferContact(call.tx, { ...input, userId }),
    ),
  );
  registry.command(park, (call, input) =>
    byPerson(call, input.contactId, { minutes: input.minutes }, (userId) => parkByAgent(call.tx, { ...input, userId })),
  );
  registry.command(callbackOutcome, (call, input) =>
    byPerson(call, input.contactId, { outcome: input.outcome }, (userId) =>
      tellCallbackOutcome(call.tx, { ...input, userId }),
    ),
  );
  registry.command(resume, (call, { contactId }) =>
    byPerson(call, contactId, {}, (userId) => resumeContact(call.tx, { contactId, userId })),
  );
  registry.command(end, (call, input) =>
    byPerson(call, input.contactId, {}, (userId) => endByAgent(call.tx, { ...input, userId })),
  );
  registry.command(link, (call, { contactId, customerId }) =>
    byPerson(call, contactId, { customerId }, (userId) => linkCustomer(call.tx, { contactId, customerId, userId })),
  );
  registry.command(wrapUp, (call, input) => {
    const { reasonId, outcomeId } = input;
    return byPerson(call, input.contactId, { reasonId, outcomeId }, (userId) =>
      wrapUpContact(call.tx, { ...input, userId }),
    );
  });
  registry.command(extend, (call, { contactId }) =>
    byPerson(call, contactId, {}, (userId) => extendWrapUp(call.tx, { contactId, userId })),
  );
}

/** Only people have contacts in hand; a program never does. */
export async function byPerson<Value>(
  { scope, tx }: CommandCall,
  contactId: string,
  facts: Readonly<Record<string, unknown>>,
  deed: (userId: string) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal>> {
  const { userId } = scope.actor;
  if (userId === undefined) return refused({ code: 'contact/not-yours' });
  const done = await deed(userId);
  if (!done.ok) return done;
  await tx.audit({ subject: { kind: 'contact', id: contactId }, facts });
  return accepted(done.value);
}
