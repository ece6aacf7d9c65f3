import type { WantedState } from '@switchboard/shared/agents';
import { z } from 'zod';
import type { bridgeChannels, newsChannels } from './bridge-channels.ts';
import {
  chosenPresenceSchema,
  type OfferNotice,
  offerNoticeSchema,
  type Opening,
  openingSchema,
  type Presence,
  presenceSchema,
  withdrawnOfferSchema,
} from './desk-news.ts';

export const handshakeAnswerSchema = z.object({
  /** Scheme, host and port of the server this desk belongs to; null at the first start, until one is chosen. */
  origin: z.string().nullable(),
  version: z.string(),
  /** Whether the session survives a restart of the program, or only lives in memory. */
  remembers: z.boolean(),
});
export type HandshakeAnswer = z.infer<typeof handshakeAnswerSchema>;

const chooseServerRequestSchema = z.object({ address: z.string() });
export type ChooseServerRequest = z.infer<typeof chooseServerRequestSchema>;
const serverRefusalSchema = z.enum(['notAnAddress', 'notEncrypted', 'notReached', 'notSwitchboard']);
export type ServerRefusal = z.infer<typeof serverRefusalSchema>;
const chooseServerAnswerSchema = z.union([z.literal('chosen'), serverRefusalSchema]);
export type ChooseServerAnswer = z.infer<typeof chooseServerAnswerSchema>;

/** How long either may be is the server's to judge, in words the page can show. */
const signInRequestSchema = z.object({ username: z.string().min(1), password: z.string().min(1) });
export type SignInRequest = z.infer<typeof signInRequestSchema>;

/** Main passes the server's refusal on as it came; it does not judge it. */
const signInAnswerSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('signedIn'), expiresAt: z.int() }),
  z.object({ outcome: z.literal('refused'), status: z.int(), problem: z.unknown() }),
  z.object({ outcome: z.literal('offline') }),
]);
export type SignInAnswer = z.infer<typeof signInAnswerSchema>;

const shortTokenSchema = z.object({ token: z.string(), expiresAt: z.int() });
export type ShortToken = z.infer<typeof shortTokenSchema>;

const nothing = z.undefined();
const done = z.void();

/** What a page may ask of main. Main checks the request, the page the answer: each end what it gets. */
export const bridgeQuestions = {
  handshake: { request: nothing, answer: handshakeAnswerSchema },
  chooseServer: { request: chooseServerRequestSchema, answer: chooseServerAnswerSchema },
  signIn: { request: signInRequestSchema, answer: signInAnswerSchema },
  signOut: { request: nothing, answer: done },
  shortToken: { request: nothing, answer: shortTokenSchema.nullable() },
  showOffer: { request: offerNoticeSchema, answer: done },
  withdrawOffer: { request: withdrawnOfferSchema, answer: done },
  tellPresence: { request: presenceSchema.nullable(), answer: done },
  takeOpening: { request: nothing, answer: openingSchema.nullable() },
} as const satisfies Record<keyof typeof bridgeChannels, { request: z.ZodType; answer: z.ZodType }>;
export type BridgeQuestions = typeof bridgeQuestions;

/** What main tells pages unasked; the page checks it. */
export const bridgeNews = {
  sessionEnded: nothing,
  openingWaits: nothing,
  presenceChosen: chosenPresenceSchema,
} as const satisfies Record<keyof typeof newsChannels, z.ZodType>;
export type BridgeNews = typeof bridgeNews;

/** Ends a listening. */
export type Unlisten = () => void;

/**
 * What the pages of the Electron desk find at `window.switchboard`, and nothing else. They never hold the session's
 * token: main signs in, keeps it, and hands out tokens that die in ten minutes (design §8).
 */
export interface DeskBridge {
  handshake(): Promise<HandshakeAnswer>;
  /** Only while no server is chosen; afterwards a page cannot lead the desk elsewhere. */
  chooseServer(request: ChooseServerRequest): Promise<ChooseServerAnswer>;
  signIn(request: SignInRequest): Promise<SignInAnswer>;
  signOut(): Promise<void>;
  /**
   * A token for the next minutes, or null when nobody is signed in.
   * @throws when the server cannot be reached: then nobody knows
   */
  shortToken(): Promise<ShortToken | null>;
  /** A contact is offered: the computer says so while the desk is not before the person's eyes. */
  showOffer(offer: OfferNotice): Promise<void>;
  /** The offer is over, taken or not. An offer that was never shown is fine. */
  withdrawOffer(offer: { reservationId: string }): Promise<void>;
  /** What the tray shows and offers; null when nobody is at work here. */
  tellPresence(presence: Presence | null): Promise<void>;
  /** What a notification or another program's link asks to be opened: once, then null. It waits until it is taken. */
  takeOpening(): Promise<Opening | null>;
  /** Calls back when the server no longer knows the session main kept. */
  onSessionEnded(listener: () => void): Unlisten;
  /** Calls back when there is something to take with `takeOpening`. */
  onOpeningWaits(listener: () => void): Unlisten;
  /** Calls back with the presence that was chosen in the tray; the page asks the server for it. */
  onPresenceChosen(listener: (wanted: WantedState) => void): Unlisten;
}
