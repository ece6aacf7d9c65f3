import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Result, refused } from '@switchboard/shared/kernel';
import type { CitizenPass } from '@switchboard/shared/webchat';
import { conversationFacts } from '../../contacts/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { citizenScope } from './citizen-scope.ts';

/** The contact behind a conversation; who writes in it never changes. */
export interface CitizenChat {
  readonly contactId: string;
}

const mostRemembered = 20_000;
const notFound = { code: 'conversation/not-found' } as const;

/** Settles that a pass belongs to its conversation. Asked before everything else, so it remembers whom it let in. */
export class CitizenChats {
  readonly #database: Database;
  readonly #known = new Map<string, CitizenChat>();

  constructor(database: Database) {
    this.#database = database;
  }

  async of(pass: CitizenPass): Promise<Result<CitizenChat, Refusal>> {
    const { organisationId, channelId, citizenId, conversationId } = pass;
    const key = [organisationId, channelId, citizenId, conversationId].join('/');
    const known = this.#known.get(key);
    if (known) return accepted(known);
    const db = this.#database.read(citizenScope(organisationId, citizenId));
    const facts = await conversationFacts(db, conversationId);
    if (!facts || facts.citizenId !== citizenId || facts.channelId !== channelId) return refused(notFound);
    if (this.#known.size >= mostRemembered) this.#known.clear();
    const chat = { contactId: facts.contactId };
    this.#known.set(key, chat);
    return accepted(chat);
  }
}
