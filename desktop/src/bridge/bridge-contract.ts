import { z } from 'zod';

export interface HandshakeAnswer {
  /** Scheme, host and port of the server this desk belongs to; null at the first start, until one is chosen. */
  readonly origin: string | null;
  readonly version: string;
  /** Whether the session survives a restart of the program, or only lives in memory. */
  readonly remembers: boolean;
}

export const chooseServerRequestSchema = z.object({ address: z.string() });
export type ChooseServerRequest = z.infer<typeof chooseServerRequestSchema>;
export type ServerRefusal = 'notAnAddress' | 'notEncrypted' | 'notReached' | 'notSwitchboard';
export type ChooseServerAnswer = 'chosen' | ServerRefusal;

/** How long either may be is the server's to judge, in words the page can show. */
export const signInRequestSchema = z.object({ username: z.string().min(1), password: z.string().min(1) });
export type SignInRequest = z.infer<typeof signInRequestSchema>;

/** Main passes the server's refusal on as it came; it does not judge it. */
export type SignInAnswer =
  | { readonly outcome: 'signedIn'; readonly expiresAt: number }
  | { readonly outcome: 'refused'; readonly status: number; readonly problem: unknown }
  | { readonly outcome: 'offline' };

export interface ShortToken {
  readonly token: string;
  readonly expiresAt: number;
}

/** What is sent with questions that carry nothing. */
export const nothingSchema = z.undefined();

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
  /** Calls back when the server no longer knows the session main kept. */
  onSessionEnded(listener: () => void): void;
}
