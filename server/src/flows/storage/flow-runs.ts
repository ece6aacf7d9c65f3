import type { OwnerToken } from '@switchboard/shared/webchat';
import type { Kysely, Selectable } from 'kysely';
import { hotStatement, type Tables, type Transaction } from '../../platform/database/index.ts';
import './tables.ts';

type Db = Kysely<Tables>;
export type FlowRun = Selectable<Tables['flow_run']>;

export type NewRun = Pick<
  FlowRun,
  'contact_id' | 'conversation_id' | 'flow_id' | 'flow_number' | 'bot_name' | 'language' | 'facts'
>;

/** Begins the bot's part; the first turn is due at once. Beginning twice changes nothing. */
export async function insertRun(tx: Transaction, run: NewRun): Promise<void> {
  await tx.db
    .insertInto('flow_run')
    .values({
      ...run,
      organisation_id: tx.scope.organisationId,
      state: null,
      start_due: 1,
      due_seq: 0,
      processed_seq: 0,
      holder: 'bot',
      owner_number: 1,
    })
    .onConflict((conflict) => conflict.column('contact_id').doNothing())
    .execute();
}

export async function findRun(db: Db, contactId: string): Promise<FlowRun | undefined> {
  return db.selectFrom('flow_run').selectAll().where('contact_id', '=', contactId).executeTakeFirst();
}

export function isDue({ holder, start_due, due_seq, processed_seq }: FlowRun): boolean {
  return holder === 'bot' && (start_due === 1 || due_seq > processed_seq);
}

export function ownerOf({ holder, owner_number: number }: FlowRun): OwnerToken {
  return { holder, number };
}

const noteWord = hotStatement(
  'flow-run.note-word',
  'UPDATE flow_run SET due_seq = ? WHERE organisation_id = ? AND contact_id = ? AND due_seq < ?',
);

/** The citizen's newest word has this number. A contact without a bot has no run, and nothing changes. */
export async function noteWordOfCitizen(tx: Transaction, word: { contactId: string; seq: number }): Promise<void> {
  await tx.change(noteWord, [word.seq, tx.scope.organisationId, word.contactId, word.seq]);
}

const giveToPerson = hotStatement(
  'flow-run.give-to-person',
  `UPDATE flow_run SET holder = 'person', start_due = 0, owner_number = owner_number + 1
   WHERE organisation_id = ? AND contact_id = ? AND holder = 'bot'`,
);
/** What was said to the person meanwhile is not answered again by the bot. */
const giveToBot = hotStatement(
  'flow-run.give-to-bot',
  `UPDATE flow_run SET holder = 'bot', start_due = 1, processed_seq = due_seq, owner_number = owner_number + 1
   WHERE organisation_id = ? AND contact_id = ? AND holder = 'person'`,
);

/** From now on only this side may speak; whoever holds an older token says nothing more. */
export async function changeHolder(
  tx: Transaction,
  { contactId, holder }: { contactId: string; holder: OwnerToken['holder'] },
): Promise<void> {
  await tx.change(holder === 'bot' ? giveToBot : giveToPerson, [tx.scope.organisationId, contactId]);
}

const keepTurn = hotStatement(
  'flow-run.keep-turn',
  `UPDATE flow_run SET state = ?, processed_seq = ?, start_due = 0, owner_number = owner_number + 1
   WHERE organisation_id = ? AND contact_id = ? AND holder = 'bot' AND owner_number = ?`,
);

/** Keeps a turn's end, if the token is still the newest. Answers false when somebody was quicker or has the word. */
export async function keepTurnOf(
  tx: Transaction,
  turn: { contactId: string; owner: OwnerToken; throughSeq: number; state: unknown },
): Promise<boolean> {
  const { contactId, owner, throughSeq, state } = turn;
  if (owner.holder !== 'bot') return false;
  const kept = state === null ? null : JSON.stringify(state);
  const { organisationId } = tx.scope;
  return (await tx.change(keepTurn, [kept, throughSeq, organisationId, contactId, owner.number])) === 1;
}

/** Contacts with a turn due, oldest first: what a commit may have brought about, or a crash left behind. */
export const dueRuns = hotStatement(
  'flow-run.due',
  `SELECT contact_id FROM flow_run WHERE holder = 'bot' AND (start_due = 1 OR due_seq > processed_seq)
   ORDER BY contact_id LIMIT 500`,
);
