import type { Message } from '@switchboard/shared/conversations';
import { accepted, refused } from '@switchboard/shared/kernel';
import type { BotSaying, BotTurn, BotWork, TurnEnd } from '@switchboard/shared/webchat';

type Commit = Parameters<BotWork['commitTurn']>[0];
type PortAnswer = Awaited<ReturnType<BotWork['callPort']>>;

/** Everything one contact has, as the server would keep it. */
class KeptContact {
  words: Message[] = [];
  sayings: BotSaying[] = [];
  end: TurnEnd = { kind: 'goOn' };
  state: unknown = null;
  processedSeq = -1;
  owner: BotTurn['owner'] = { holder: 'bot', number: 1 };
}

/** The server's side of bot work, in memory, with the same fencing. */
export class KeptInMemory implements BotWork {
  readonly contacts = new Map<string, KeptContact>();
  readonly commits: Commit[] = [];
  /** Fails that many commits, as a database that is away does. */
  failingCommits = 0;
  port: (name: string) => Promise<PortAnswer> = async () => ({ ok: false, reason: 'off' });
  readonly #flow: unknown;
  readonly #listeners = new Set<(contactId: string) => void>();

  constructor(flow: unknown) {
    this.#flow = flow;
  }

  contact(contactId = 'c1'): KeptContact {
    const kept = this.contacts.get(contactId) ?? new KeptContact();
    this.contacts.set(contactId, kept);
    return kept;
  }

  /** A contact begins; the citizen has said nothing yet. */
  begins(contactId = 'c1'): void {
    this.contact(contactId);
    this.#notify(contactId);
  }

  says(text: string, contactId = 'c1'): void {
    const { words } = this.contact(contactId);
    const seq = words.length + 1;
    words.push({
      id: `m${seq}`,
      seq,
      at: 0,
      author: { kind: 'citizen', userId: null, name: 'Cleo' },
      kind: 'text',
      text,
      suggestions: [],
      source: null,
      attachments: [],
      clientId: null,
    });
    this.#notify(contactId);
  }

  onTurnDue(listener: (contactId: string) => void): () => void {
    this.#listeners.add(listener);
    for (const contactId of this.contacts.keys()) if (this.isDue(contactId)) listener(contactId);
    return () => this.#listeners.delete(listener);
  }

  isDue(contactId = 'c1'): boolean {
    const { owner, state, words, processedSeq } = this.contact(contactId);
    return owner.holder === 'bot' && (state === null || words.length > processedSeq);
  }

  async readTurn(contactId: string): Promise<BotTurn | undefined> {
    if (!this.isDue(contactId)) return undefined;
    const { owner, state, words, processedSeq } = this.contact(contactId);
    return {
      contactId,
      organisationId: 'o1',
      conversationId: `conversation-${contactId}`,
      owner,
      botName: 'Assistant',
      language: 'en-GB',
      flow: this.#flow,
      state: structuredClone(state),
      words: words.filter(({ seq }) => seq > processedSeq),
      throughSeq: words.length,
      facts: {},
    };
  }

  async commitTurn(commit: Commit) {
    await Promise.resolve();
    if (this.failingCommits > 0) {
      this.failingCommits -= 1;
      throw new Error('The database is away');
    }
    const kept = this.contact(commit.contactId);
    if (kept.owner.number !== commit.owner.number || kept.owner.holder !== 'bot') {
      return refused({ code: 'bot/not-its-turn' } as const);
    }
    this.commits.push(commit);
    kept.state = structuredClone(commit.state);
    kept.processedSeq = commit.throughSeq;
    kept.sayings.push(...commit.sayings);
    kept.end = commit.end;
    kept.owner = { holder: commit.end.kind === 'goOn' ? 'bot' : 'person', number: kept.owner.number + 1 };
    return accepted({ lastSeq: commit.throughSeq });
  }

  callPort(_turn: BotTurn, { name }: { readonly name: string }): Promise<PortAnswer> {
    return this.port(name);
  }

  async typing(): Promise<void> {}

  #notify(contactId: string): void {
    for (const listener of this.#listeners) listener(contactId);
  }
}
