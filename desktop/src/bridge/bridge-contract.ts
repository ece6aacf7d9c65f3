import { z } from 'zod';

export const handshakeAnswerSchema = z.object({
  /** Scheme, host and port of the server the desk was set up for. */
  origin: z.url(),
  version: z.string(),
  /** Whether the session survives a restart of this computer, or only lives in memory. */
  remembers: z.boolean(),
});
export type HandshakeAnswer = z.infer<typeof handshakeAnswerSchema>;

export const signInRequestSchema = z.object({
  username: z.string().min(1).max(120),
  password: z.string().min(1).max(256),
});
export type SignInRequest = z.infer<typeof signInRequestSchema>;

/** Main passes the server's refusal on as it came; it does not judge it. */
export const signInAnswerSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('signedIn'), expiresAt: z.int() }),
  z.object({ outcome: z.literal('refused'), status: z.int(), problem: z.unknown() }),
  z.object({ outcome: z.literal('offline') }),
]);
export type SignInAnswer = z.infer<typeof signInAnswerSchema>;

export const shortTokenSchema = z.object({ token: z.string(), expiresAt: z.int() }).nullable();
export type ShortToken = z.infer<typeof shortTokenSchema>;

/**
 * What the pages of the Electron desk find at `window.switchboard`, and nothing else. They never hold the session's
 * token: main signs in, keeps it, and hands out tokens that die in ten minutes (design §8).
 */
export interface DeskBridge {
  handshake(): Promise<HandshakeAnswer>;
  signIn(request: SignInRequest): Promise<SignInAnswer>;
  signOut(): Promise<void>;
  /** A token for the next ten minutes, or null when nobody is signed in. */
  shortToken(): Promise<ShortToken>;
}
