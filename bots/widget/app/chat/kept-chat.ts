import type { Credentials } from '../../direct-line/direct-line-calls.ts';

/** The part of Storage that a chat needs. */
export interface ChatStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** A word that was typed and has not reached the server yet. */
export interface KeptWord {
  readonly clientId: string;
  readonly text: string;
  readonly at: number;
}

/**
 * What this device keeps of a chat, so that a reload, another page of the site and a closed tab lead back to it. Nothing
 * that was said is kept: the server replays it. Browsers keep a frame's storage apart for each site that frames it, so a
 * chat begun on one organisation's pages is not seen from another's, and a person's pages of one site share it.
 */
export interface KeptChat {
  readonly credentials: Credentials | null;
  readonly waiting: readonly KeptWord[];
  readonly draft: string;
  readonly readSeq: number;
}

export const nothingKept: KeptChat = { credentials: null, waiting: [], draft: '', readSeq: 0 };

export interface Choices {
  readonly language: 'en' | 'cy' | null;
  readonly textSize: 'normal' | 'large' | 'largest';
  readonly sound: boolean;
}

export const noChoices: Choices = { language: null, textSize: 'normal', sound: false };

/** The device's memory of one channel's chat; where a browser forbids it, the chat lasts as long as the page. */
export class ChatMemory {
  readonly #storage: ChatStorage | undefined;
  readonly #chatKey: string;
  readonly #choicesKey: string;

  constructor(storage: ChatStorage | undefined, channel: string) {
    this.#storage = storage;
    this.#chatKey = `switchboard.chat.${channel}`;
    this.#choicesKey = `switchboard.choices.${channel}`;
  }

  /** Credentials that have run out are as good as none; words that waited for them come back as a draft. */
  chat(now: number): KeptChat {
    const kept = { ...nothingKept, ...this.#read<KeptChat>(this.#chatKey) };
    if (kept.credentials === null || kept.credentials.expiresAt > now) return kept;
    const draft = [...kept.waiting.map(({ text }) => text), kept.draft].filter(Boolean).join('\n');
    return { ...nothingKept, draft };
  }

  keepChat(chat: KeptChat): void {
    this.#write(this.#chatKey, chat);
  }

  /** What she was writing outlives the chat it was meant for. */
  forgetChat(): void {
    const { draft = '' } = this.#read<KeptChat>(this.#chatKey);
    if (draft) this.keepChat({ ...nothingKept, draft });
    else this.#remove(this.#chatKey);
  }

  choices(): Choices {
    return { ...noChoices, ...this.#read<Choices>(this.#choicesKey) };
  }

  keepChoices(choices: Choices): void {
    this.#write(this.#choicesKey, choices);
  }

  forgetEverything(): void {
    this.#remove(this.#chatKey);
    this.#remove(this.#choicesKey);
  }

  #read<Kept>(key: string): Partial<Kept> {
    try {
      return JSON.parse(this.#storage?.getItem(key) ?? '{}') as Partial<Kept>;
    } catch {
      return {};
    }
  }

  #write(key: string, value: object): void {
    try {
      this.#storage?.setItem(key, JSON.stringify(value));
    } catch {
      // Full or forbidden: the chat goes on without being kept.
    }
  }

  #remove(key: string): void {
    try {
      this.#storage?.removeItem(key);
    } catch {
      // Forbidden: then nothing was kept either.
    }
  }
}
