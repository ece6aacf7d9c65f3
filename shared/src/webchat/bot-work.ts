import type { Handover } from '../contacts/contact.ts';
import type { Message } from '../conversations/message.ts';
import type { Refusal } from '../errors/index.ts';
import type { Result } from '../kernel/index.ts';

/** Decides who may speak in self-service: the bot whose number this is, or since then a person (design §6). */
export interface OwnerToken {
  readonly holder: 'bot' | 'person';
  readonly number: number;
}

/** One turn the bot has to take: what the citizen said since the bot last answered. */
export interface BotTurn {
  readonly contactId: string;
  readonly organisationId: string;
  readonly conversationId: string;
  readonly owner: OwnerToken;
  readonly botName: string;
  readonly language: string;
  /** The flow as pinned at the start of this contact, and its state; null state: the flow has not begun. */
  readonly flow: unknown;
  readonly state: unknown;
  readonly words: readonly Message[];
  readonly throughSeq: number;
  /** What the platform's guard and flow know of the citizen: name, customerId, … */
  readonly facts: Readonly<Record<string, string>>;
}

export type TurnEnd =
  | { readonly kind: 'goOn' }
  | {
      readonly kind: 'route';
      readonly queueKey: string | null;
      readonly band: number | null;
      readonly skills: readonly { key: string; atLeast: number }[];
      readonly handover: Handover;
    }
  | { readonly kind: 'end'; readonly reasonKey: string | null; readonly outcomeKey: string | null };

export interface BotSaying {
  readonly text: string;
  readonly suggestions: readonly string[];
  readonly source: { readonly title: string; readonly url: string | null } | null;
}

/**
 * What bots/ needs of the server to take its turns. A turn is due when the contact is in self-service and holds words
 * of the citizen (or a fresh start) that the bot has not answered. Committing is one transaction, conditional on the
 * owner token and on nothing having been answered meanwhile: a turn is neither lost nor taken twice.
 */
export interface BotWork {
  /** Called whenever a turn may be due; also after a restart, for everything left over. Returns how to stop. */
  onTurnDue(listener: (contactId: string) => void): () => void;
  readTurn(contactId: string): Promise<BotTurn | undefined>;
  commitTurn(turn: {
    readonly contactId: string;
    readonly owner: OwnerToken;
    readonly throughSeq: number;
    readonly state: unknown;
    readonly sayings: readonly BotSaying[];
    readonly end: TurnEnd;
  }): Promise<Result<{ readonly lastSeq: number }, Refusal>>;
  /** Ports of the flow engine by name; every one may be unavailable, and the flow has an exit for that. */
  callPort(
    turn: BotTurn,
    port: { readonly name: string; readonly args: Readonly<Record<string, unknown>> },
  ): Promise<{ readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string }>;
  typing(contactId: string): Promise<void>;
}
