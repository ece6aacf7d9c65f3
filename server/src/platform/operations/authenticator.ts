import type { Access } from '@switchboard/shared/access';
import type { Refusal } from '@switchboard/shared/errors';
import type { Result } from '@switchboard/shared/kernel';
import type { Scope } from '../access/scope.ts';

/** What a request brings along to say who is calling. */
export interface Credentials {
  readonly cookie?: string | undefined;
  readonly authorization?: string | undefined;
}

/** Somebody signed in: enough to make scopes from, and to notice when that changes. */
export interface Principal {
  readonly kind: 'user' | 'apiToken';
  readonly organisationId: string;
  /** The user's or the token's id: whose commands these are. */
  readonly actorId: string;
  readonly userId?: string;
  readonly sessionId?: string;
  /** True when a browser sent the credential by itself (a cookie): changes then need our own origin. */
  readonly ambient: boolean;
}

export interface CallContext {
  readonly traceId: string;
  readonly operation: string;
  /** False for questions: an older desk may still look, but its commands are refused. */
  readonly isCommand: boolean;
  readonly address: string;
  /** True for a call that is itself a sign of life at a desk; idle sessions end. */
  readonly interactive: boolean;
}

/** Implemented by feature `identity`; the platform asks it and never looks behind it. */
export interface Authenticator {
  /** Who these credentials belong to now; null when they are absent, wrong, ended or expired. */
  authenticate(credentials: Credentials, context: Pick<CallContext, 'interactive'>): Promise<Principal | null>;
  /** A scope for one call under one access, or the refusal: not signed in, denied, taken over. */
  scopeFor(principal: Principal | null, access: Access, context: CallContext): Promise<Result<Scope, Refusal>>;
}
