import type { Clock } from '@switchboard/shared/kernel';
import type { WebchatBackend } from '@switchboard/shared/webchat';
import type { Callers } from './callers.ts';
import type { ChatAddresses } from './chat-addresses.ts';
import type { PollingLinks } from './polling-links.ts';
import type { RateLimit } from './rate-limit.ts';
import type { Tokens } from './tokens.ts';

/** What every route of Direct Line works with. */
export interface DirectLineContext {
  readonly backend: WebchatBackend;
  readonly clock: Clock;
  readonly tokens: Tokens;
  readonly callers: Callers;
  readonly addresses: ChatAddresses;
  readonly polling: PollingLinks;
  readonly limits: {
    readonly speaking: RateLimit;
    readonly asking: RateLimit;
    readonly tokens: RateLimit;
    readonly files: RateLimit;
  };
}
