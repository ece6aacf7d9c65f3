import type { Clock } from '@switchboard/shared/kernel';
import type { WebchatBackend } from '@switchboard/shared/webchat';
import type { Allowance } from './rate-limit.ts';

/** Which web pages are this installation's own, and how people reach it. */
export interface OwnPages {
  /** Origin without a closing slash. */
  readonly publicUrl: string;
  isOwnPage(origin: string | undefined): boolean;
}

export interface DirectLineLimits {
  /** Words and events of one conversation. */
  readonly speaking: Allowance;
  /** Questions of one conversation: polling, reconnecting. */
  readonly asking: Allowance;
  /** New tokens for one address without the channel's secret. */
  readonly tokens: Allowance;
  /** Files of one conversation. */
  readonly files: Allowance;
  /** A stream hears from us at least so often, and is cut when it has not answered for three times as long. */
  readonly keepAliveMs: number;
}

/** Nobody types faster than this for long; whoever does is a program gone wrong. */
export const usualLimits: DirectLineLimits = {
  speaking: { burst: 20, perSecond: 2 },
  asking: { burst: 40, perSecond: 10 },
  tokens: { burst: 120, perSecond: 2 },
  files: { burst: 10, perSecond: 0.1 },
  keepAliveMs: 5_000,
};

export interface DirectLineNeeds {
  readonly backend: WebchatBackend;
  readonly origins: OwnPages;
  readonly clock: Clock;
  /** Signs the tokens; the same on every node, and the same after a restart. At least 32 bytes. */
  readonly tokenKey: Uint8Array;
  readonly log: Pick<DirectLineLog, 'error' | 'warn'>;
  readonly limits?: Partial<DirectLineLimits>;
}

export interface DirectLineLog {
  error(fields: object, sentence: string): void;
  warn(fields: object, sentence: string): void;
}
