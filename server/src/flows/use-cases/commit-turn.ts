import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Result, refused } from '@switchboard/shared/kernel';
import type { BotWork, TurnEnd } from '@switchboard/shared/webchat';
import { addMessage, endContact, enqueue } from '../../contacts/index.ts';
import { everyOrganisation, systemScope } from '../../platform/access/scope.ts';
import type { Database, Transaction } from '../../platform/database/index.ts';
import { queueByKey, queuesOf, skillsByKeys } from '../../queues/index.ts';
import { changeHolder, type FlowRun, findRun, keepTurnOf } from '../storage/flow-runs.ts';

type TurnCommit = Parameters<BotWork['commitTurn']>[0];
type Committed = Result<{ readonly lastSeq: number }, Refusal>;

const notItsTurn = () => refused({ code: 'bot/not-its-turn' } as const);

/**
 * Keeps a turn: what the bot says, its state and where the contact goes, all or nothing. Refused as
 * `bot/not-its-turn` when a person has the word, another node was quicker, or the contact is over.
 */
export async function commitTurn(database: Database, turn: TurnCommit): Promise<Committed> {
  const run = await findRun(database.read(systemScope(everyOrganisation, 'flow.turn')), turn.contactId);
  if (!run) return notItsTurn();
  const scope = { ...systemScope(run.organisation_id, 'flow.turn'), operation: 'flow.turn' };
  return database.inTransaction(scope, async (tx) => {
    const kept = await keep(tx, run, turn);
    if (kept.ok) return kept;
    await tx.takeBack();
    // A contact that is over takes no more words: its bot is done, or the turn would be due for ever.
    if (kept.refusal.code === 'contact/over') await changeHolder(tx, { contactId: run.contact_id, holder: 'person' });
    return notItsTurn();
  });
}

/** The words first: they lock the contact before the run, in the order in which the citizen's own words do. */
async function keep(tx: Transaction, run: FlowRun, turn: TurnCommit): Promise<Committed> {
  const said = await say(tx, run, turn);
  if (!said.ok) return said;
  if (!(await keepTurnOf(tx, turn))) return notItsTurn();
  const moved = await go(tx, run, turn.end);
  return moved.ok ? said : moved;
}

async function say(tx: Transaction, run: FlowRun, { sayings, owner, throughSeq }: TurnCommit): Promise<Committed> {
  const { conversation_id: conversationId, bot_name: name } = run;
  let lastSeq = throughSeq;
  for (const [index, { text, suggestions, source }] of sayings.entries()) {
    const added = await addMessage(tx, {
      conversationId,
      author: { kind: 'bot', userId: null, name },
      clientId: `turn-${owner.number}-${index}`,
      body: { kind: 'text', text, suggestions, source },
    });
    if (!added.ok) return added;
    lastSeq = added.value.seq;
  }
  return accepted({ lastSeq });
}

async function go(
  tx: Transaction,
  { contact_id: contactId }: FlowRun,
  end: TurnEnd,
): Promise<Result<unknown, Refusal>> {
  if (end.kind === 'goOn') return accepted(null);
  if (end.kind === 'end') {
    await changeHolder(tx, { contactId, holder: 'person' });
    return endContact(tx, contactId, { by: 'bot', reasonKey: end.reasonKey, outcomeKey: end.outcomeKey });
  }
  const queue = await queueFor(tx, end.queueKey);
  if (!queue) throw new NoQueue();
  return enqueue(tx, contactId, {
    queueId: queue.id,
    band: end.band,
    skills: await skillsFor(tx, end.skills),
    wanted: null,
    handover: end.handover,
    note: null,
    keepPlace: true,
  });
}

/** A queue the flow names and nobody knows must not lose the contact: the organisation's first queue takes it. */
async function queueFor(tx: Transaction, key: string | null) {
  const { organisationId } = tx.scope;
  const named = key === null ? undefined : await queueByKey(tx.db, organisationId, key);
  return named ?? (await queuesOf(tx.db)).find((queue) => queue.organisationId === organisationId);
}

/** Skills that nobody has declared are left out: a contact must not wait for what cannot be. */
async function skillsFor(tx: Transaction, wanted: readonly { readonly key: string; readonly atLeast: number }[]) {
  if (wanted.length === 0) return [];
  const ids = await skillsByKeys(
    tx.db,
    tx.scope.organisationId,
    wanted.map(({ key }) => key),
  );
  return wanted.flatMap(({ key, atLeast }) => {
    const skillId = ids.get(key);
    return skillId === undefined ? [] : [{ skillId, atLeast }];
  });
}

/** An organisation whose flow hands over has no queue at all: its set-up is broken. */
class NoQueue extends Error {
  override readonly name = 'NoQueue';

  constructor() {
    super('The organisation has no queue to hand a contact over to');
  }
}
