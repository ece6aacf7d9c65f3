import { idSchema } from '@switchboard/shared/kernel';
import { z } from 'zod';

/**
 * What signalling may ask of media and what media tells, checked with the same schemas on both ends of the socket
 * between them. Times are milliseconds UTC, spans milliseconds.
 */

/** A session description; longer ones are not of an audio call. */
const sdp = z.string().min(1).max(16_384);
const at = z.int().nonnegative();
const span = z.int().nonnegative();
const none = z.object({});
const leg = z.object({ legId: idSchema });
const recording = z.object({ recordingId: idSchema });
const digit = z.string().regex(/^[0-9*#A-D]$/);

/** `rtp`: a trunk or a telephone (RTP/AVP). `webrtc`: a desk (UDP/TLS/RTP/SAVPF with ICE). */
const wire = z.enum(['rtp', 'webrtc']);

/** 8,000 bytes a second; a minute at most in a message, longer things are files. */
const longestSentAudio = 480_000;

export const playSource = z.discriminatedUnion('kind', [
  /** A WAV file (8 kHz, one channel, 16-bit, PCMU or PCMA) or raw `.ulaw`/`.alaw`, by its path in the folder of prompts. */
  z.object({ kind: z.literal('file'), path: z.string().min(1).max(256) }),
  z.object({
    kind: z.literal('audio'),
    encoding: z.enum(['PCMU', 'PCMA']),
    base64: z.base64().max(Math.ceil(longestSentAudio / 3) * 4),
  }),
  /** Generated, so that there is always something to wait to. */
  z.object({ kind: z.literal('music') }),
  /** The British tones (BT SIN 350): what a caller hears while it rings, is engaged, or cannot be put through. */
  z.object({ kind: z.literal('tone'), name: z.enum(['ringing', 'busy', 'unobtainable', 'beep']) }),
  z.object({ kind: z.literal('silence'), forMs: span.max(600_000) }),
]);
export type PlaySource = z.infer<typeof playSource>;

/** `cutOff`: stopped by an order, another play, or a digit; `legEnded`: nobody was left to hear it. */
const playEnd = z.enum(['finished', 'cutOff', 'legEnded']);

/** What one leg received and how it will have sounded. */
export const legStats = z.object({
  packetsReceived: z.int(),
  packetsSent: z.int(),
  /** Never came, as the jitter buffer saw it. */
  packetsLost: z.int(),
  /** Came after their turn. */
  packetsLate: z.int(),
  /** Not from the latched source, or of another stream, or no RTP. */
  packetsRefused: z.int(),
  /** Interarrival jitter, RFC 3550 §6.4.1. */
  jitterMs: z.number(),
  /** Undefined until the far end has answered a report of ours. */
  roundTripMs: z.number().optional(),
  /** Mean opinion score 1–4.5 (ITU-T G.107, simplified); undefined before anything was received. */
  mos: z.number().optional(),
});
export type LegStats = z.infer<typeof legStats>;

const recordingStart = z.object({
  recordingId: idSchema,
  /** Left channel: what this leg says. Right: what it hears. */
  legId: idSchema,
  /** Name of the blob to be; authenticated with every chunk (decision 40). Path segments, no dots. */
  place: z
    .string()
    .regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*$/)
    .max(200),
  /** For whom it is sealed: media can write what it cannot read. */
  keyId: z.string().min(1).max(64),
  publicKey: z.base64().length(44),
});

export const mediaOperations = {
  /** Answers an offer. Refused: `media/bad-sdp`, `media/no-common-codec`, `media/no-port`, `media/exists`. */
  'leg.answer': { input: leg.extend({ wire, offer: sdp }), answer: z.object({ sdp }) },
  /** Makes an offer; `leg.accept` brings the answer. */
  'leg.offer': { input: leg.extend({ wire }), answer: z.object({ sdp }) },
  'leg.accept': { input: leg.extend({ answer: sdp }), answer: none },
  /** The far end offers anew (hold, resume, another address): the answer to send back, and whether it holds us. */
  'leg.reoffer': { input: leg.extend({ offer: sdp }), answer: z.object({ sdp, heldByPeer: z.boolean() }) },
  /** We hold (or no longer hold) the far end: the offer for a re-INVITE. Nothing it says is passed on meanwhile. */
  'leg.hold': { input: leg.extend({ on: z.boolean() }), answer: z.object({ sdp }) },
  /** Ends the leg, its plays and its recordings; unbridges it. */
  'leg.close': { input: leg, answer: none },
  'leg.stats': { input: leg, answer: legStats },
  /** Digits to the far end (RFC 4733), one after the other. Refused `media/no-digits` when it did not agree to them. */
  'leg.sendDigits': { input: leg.extend({ digits: z.string().regex(/^[0-9*#A-D]{1,32}$/) }), answer: none },
  /** A digit that came by SIP INFO: treated as one heard. */
  'leg.heardDigit': { input: leg.extend({ digit }), answer: none },

  /** Two legs hear each other; whatever played to them stops. A leg is in one bridge at most. */
  'bridge.open': { input: z.object({ bridgeId: idSchema, a: idSchema, b: idSchema }), answer: none },
  'bridge.close': { input: z.object({ bridgeId: idSchema }), answer: none },

  /**
   * Plays to a leg in place of what it would hear; answers when it ended. `bargeIn`: a digit cuts it off.
   * `repeat`: until cut off. Refused: `media/no-prompt`.
   */
  'play.run': {
    input: z.object({
      playId: idSchema,
      legId: idSchema,
      source: playSource,
      repeat: z.boolean().default(false),
      bargeIn: z.boolean().default(false),
    }),
    answer: z.object({ end: playEnd }),
  },
  'play.stop': { input: z.object({ playId: idSchema }), answer: none },

  /** Records both directions of a leg to disk as it happens. Refused: `media/exists`, `media/disk`. */
  'recording.start': { input: recordingStart, answer: z.object({ startedAt: at }) },
  /** Nothing is kept until `recording.resume`, or until `resumeAfterMs` have passed: a forgotten pause ends by itself. */
  'recording.pause': { input: recording.extend({ resumeAfterMs: span.min(1000).max(3_600_000) }), answer: none },
  'recording.resume': { input: recording, answer: none },
  /** While on, neither tones nor words of the leg are kept: protected digits are being entered [D-09]. */
  'recording.mask': { input: recording.extend({ on: z.boolean() }), answer: none },
  'recording.stop': { input: recording, answer: z.object({ durationMs: span, complete: z.boolean() }) },

  /** What runs: for signalling that comes back. */
  'media.list': {
    input: none,
    answer: z.object({
      legs: z.array(z.object({ legId: idSchema, wire, connected: z.boolean(), openedAt: at })),
      bridges: z.array(z.object({ bridgeId: idSchema, a: idSchema, b: idSchema })),
      plays: z.array(z.object({ playId: idSchema, legId: idSchema })),
      recordings: z.array(z.object({ recordingId: idSchema, legId: idSchema, paused: z.boolean() })),
    }),
  },
} as const;
export type MediaOperationName = keyof typeof mediaOperations;

export const mediaRefusal = z.object({
  code: z.enum([
    'media/bad-message',
    'media/bad-sdp',
    'media/disk',
    'media/exists',
    'media/gone',
    'media/no-common-codec',
    'media/no-digits',
    'media/no-port',
    'media/no-prompt',
    'media/unknown',
    'media/wrong-state',
  ]),
  /** A sentence for the log of the operator of the installation: what is wrong and what to do. No personal words. */
  text: z.string().max(500),
});
export type MediaRefusal = z.infer<typeof mediaRefusal>;

export const mediaEvent = z.discriminatedUnion('kind', [
  /** Audio can flow: the first packet came (rtp), or ICE and DTLS are through (webrtc). */
  z.object({ kind: z.literal('leg.connected'), legId: idSchema, at }),
  /** `gone`: the media process ended under it. */
  z.object({ kind: z.literal('leg.ended'), legId: idSchema, at, why: z.enum(['closed', 'failed', 'gone']) }),
  /** Nothing was received for so long although the far end should send; told once each time it falls silent. */
  z.object({ kind: z.literal('leg.silent'), legId: idSchema, at, forMs: span }),
  z.object({ kind: z.literal('leg.digit'), legId: idSchema, at, digit, by: z.enum(['rtp', 'info']) }),
  z.object({ kind: z.literal('play.ended'), playId: idSchema, legId: idSchema, at, end: playEnd }),
  z.object({ kind: z.literal('recording.resumed'), recordingId: idSchema, at, why: z.enum(['asked', 'limit']) }),
  /** The call goes on without being recorded further; what was written before is kept. */
  z.object({ kind: z.literal('recording.failed'), recordingId: idSchema, at, why: z.enum(['diskFull', 'diskError']) }),
  /** The process is gone; a `leg.ended` for each leg came before. */
  z.object({ kind: z.literal('media.gone'), at }),
]);
export type MediaEvent = z.infer<typeof mediaEvent>;
