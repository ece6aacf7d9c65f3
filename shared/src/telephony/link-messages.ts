import { z } from 'zod';
import type { CallCommand } from './call-commands.ts';
import { journalEntry, journalPosition } from './call-facts.ts';

/**
 * The link between a telephony node and a server, over the socket.io namespace `/telephony`:
 *
 *   server ──challenge {nonce}──▶ node
 *   node   ──hello {who, nonce, proof}──▶ server ──ack {proof} or {code, sentence}──▶ node
 *   node   ──heartbeat──▶ server ──ack──▶ node          (until one of them goes)
 *   node   ──journal {entries}──▶ server ──ack {through}──▶ node      (in order, one batch at a time)
 *   server ──command──▶ node ──ack {commandId, outcome}──▶ server     (sent again until answered or expired)
 *
 * Both prove that they know LINK_SECRET and it never travels (link-proof.ts). A nonce serves one connection and one
 * hello, so a recorded hello is worth nothing. Nothing else is heard from a node before its hello was accepted.
 */
export const linkNamespace = '/telephony';

/**
 * Versions of these messages this code speaks. During an upgrade old and new run side by side, so it is a range.
 * 1: handshake and heartbeat. 2: the journal and commands; a node of version 1 is linked but sent no command.
 */
export const linkVersions = { oldest: 1, newest: 2 } as const;
/** The first version that knows journal and commands. */
export const linkVersionOfCalls = 2;

/** A node says hello within this time or is disconnected. */
export const helloWithinMs = 10_000;
/** A node sends a heartbeat this often. */
export const heartbeatEveryMs = 2_000;
/** Without a heartbeat, or without its answer, for this long each side takes the link for lost. */
export const linkLostAfterMs = 6_000;

const nonce = z.string().regex(/^[\w-]{43}$/);
const proof = z.string().regex(/^[\da-f]{64}$/);

export const challengeMessage = z.object({ nonce });
export type ChallengeMessage = z.infer<typeof challengeMessage>;

/** What a node says about itself. */
export const nodeIdentity = z.object({
  nodeId: z.string().min(1).max(64),
  /** Version of these messages. */
  linkVersion: z.int().positive(),
  /** Version of the node's software, for people. */
  version: z.string().max(64),
  startedAt: z.int(),
});
export type NodeIdentity = z.infer<typeof nodeIdentity>;

export const helloMessage = nodeIdentity.extend({ nonce, proof });
export type HelloMessage = z.infer<typeof helloMessage>;

/** Why a link is refused, with the sentence both sides log and the health page shows. */
export const linkRefusals = {
  'link/wrong-secret': 'The two sides of the telephony link hold different secrets: give both the same LINK_SECRET.',
  'link/version-mismatch': 'This telephony node and this server are too far apart in version: update the older one.',
  'link/malformed': 'What was sent over the telephony link could not be read: one side is not Switchboard telephony.',
} as const;
export type LinkRefusalCode = keyof typeof linkRefusals;
const linkRefusalCodes = Object.keys(linkRefusals) as [LinkRefusalCode, ...LinkRefusalCode[]];

export const helloAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), proof }),
  z.object({ ok: z.literal(false), code: z.enum(linkRefusalCodes), sentence: z.string() }),
]);
export type HelloAnswer = z.infer<typeof helloAnswer>;

export const heartbeatMessage = z.object({ sentAt: z.int() });
export const heartbeatAnswer = z.object({ receivedAt: z.int() });
export type HeartbeatMessage = z.infer<typeof heartbeatMessage>;
export type HeartbeatAnswer = z.infer<typeof heartbeatAnswer>;

/** At most this many entries in one message. */
export const maxJournalBatch = 200;

/**
 * Entries in the order of their positions, beginning with the oldest the node still keeps. The same batch may come again,
 * to the same server or another. A number that is missing is lost for ever: the server takes what follows and says so.
 */
export const journalMessage = z.object({ entries: z.array(journalEntry).min(1).max(maxJournalBatch) });
export type JournalMessage = z.infer<typeof journalMessage>;

/**
 * `through`: everything up to and with this position is committed, and the node may forget it. `link/malformed`: an entry
 * could not be read by this server, which may be older than the node; the node keeps it and tells its operator.
 */
export const journalAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), through: journalPosition }),
  z.object({ ok: z.literal(false), code: z.literal('link/malformed') }),
]);
export type JournalAnswer = z.infer<typeof journalAnswer>;

/** What the server may emit on the namespace. */
export interface ServerToNode {
  challenge(message: ChallengeMessage): void;
  command(message: CallCommand, answer: (given: unknown) => void): void;
}

/** What a node may emit on the namespace; what arrives is checked against the schemas all the same. */
export interface NodeToServer {
  hello(message: HelloMessage, answer: (given: HelloAnswer) => void): void;
  heartbeat(message: HeartbeatMessage, answer: (given: HeartbeatAnswer) => void): void;
  journal(message: JournalMessage, answer: (given: JournalAnswer) => void): void;
}

export function speaksOurVersion(linkVersion: number): boolean {
  return linkVersion >= linkVersions.oldest && linkVersion <= linkVersions.newest;
}
