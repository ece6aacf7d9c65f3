import type { Access } from '@switchboard/shared/access';
import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Instant, minutes, type Result, refused } from '@switchboard/shared/kernel';
import { everyOrganisation, type Scope, systemScope } from '../../platform/access/scope.ts';
import type { Authenticator, CallContext, Credentials, Principal } from '../../platform/operations/authenticator.ts';
import { fromWire, type HeldRights, rightsFromRoles } from '../domain/held-rights.ts';
import { hasRunOut, isWorthNoting } from '../domain/session-life.ts';
import { openedBy } from '../domain/sharing-in-force.ts';
import type { IdentityNeeds } from '../ports.ts';
import { findApiToken, findLiveApiToken, isLive, noteUse, rightsOfToken } from '../storage/api-tokens.ts';
import { hashOfToken, kindOfToken } from '../storage/secret-token.ts';
import { noteLife } from '../storage/sessions.ts';
import {
  grantsReceived,
  rolesHeld,
  type Standing,
  standingById,
  standingByShortHash,
  standingByTokenHash,
} from '../storage/standing.ts';
import { endSession } from './ending-sessions.ts';
import { SessionCookie } from './session-cookie.ts';

type Needs = Pick<IdentityNeeds, 'database' | 'clock' | 'isOnContact' | 'publicUrl'>;

/** Commands that a desk which was taken over may still give: to learn of it, to take over again, or to leave. */
const openToOlderDesks: ReadonlySet<string> = new Set([
  'session.issueShortToken',
  'desk.claim',
  'desk.release',
  'session.end',
]);

/**
 * Says who is calling, from a cookie of our pages or a bearer token, and what she may do now. Nothing is remembered
 * between calls: a session that ended, a suspended account, a changed role or grant count from the next call on, on
 * every node. Single sign-on adds a way to begin a session (staff.identity_provider), not a way round this.
 */
export class SessionAuthenticator implements Authenticator {
  readonly #needs: Needs;
  readonly #cookie: SessionCookie;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#cookie = new SessionCookie(needs.publicUrl);
  }

  async authenticate(credentials: Credentials): Promise<Principal | null> {
    const now = this.#needs.clock();
    const { authorization } = credentials;
    if (authorization !== undefined) return this.#byBearer(authorization, now);
    const token = this.#cookie.read(credentials.cookie);
    if (!token || kindOfToken(token) !== 'session') return null;
    const standing = await standingByTokenHash(this.#needs.database, hashOfToken(token), now);
    return standing && this.#living(standing, now, true);
  }

  async scopeFor(principal: Principal | null, access: Access, context: CallContext): Promise<Result<Scope, Refusal>> {
    if (access === 'public') return accepted(anonymousScope(context));
    if (!principal) return refused({ code: 'access/not-signed-in' });
    const now = this.#needs.clock();
    if (principal.kind === 'apiToken') return this.#scopeOfToken(principal, access, context, now);
    return this.#scopeOfPerson(principal, access, context, now);
  }

  async #byBearer(header: string, now: Instant): Promise<Principal | null> {
    const token = /^Bearer ([A-Za-z0-9_-]{1,100})$/i.exec(header)?.[1];
    const kind = token ? kindOfToken(token) : null;
    if (!token || !kind) return null;
    const hash = hashOfToken(token);
    const { database } = this.#needs;
    if (kind === 'api') return this.#program(hash, now);
    const find = kind === 'short' ? standingByShortHash : standingByTokenHash;
    const standing = await find(database, hash, now);
    return standing && this.#living(standing, now, false);
  }

  async #living(standing: Standing, now: Instant, ambient: boolean): Promise<Principal | null> {
    if (!(await this.#isLive(standing, now))) return null;
    const { sessionId, organisationId, userId } = standing;
    return { kind: 'user', organisationId, actorId: userId, userId, sessionId, ambient };
  }

  /** A session that has run out is ended here and now, whether or not its timer has come round to it. */
  async #isLive(standing: Standing, now: Instant): Promise<boolean> {
    if (standing.isSuspended) return false;
    const end = hasRunOut(standing, standing.policy, false, now);
    if (!end) return true;
    const { database, isOnContact } = this.#needs;
    const scope = systemScope(standing.organisationId, 'session.run-out');
    if (await isOnContact(database.read(scope), standing.userId)) return true;
    await database.inTransaction(scope, (tx) => endSession(tx, standing.sessionId, end));
    return false;
  }

  /** A command or question at the desk keeps its session alive, also over a socket that signed in hours ago. */
  async #noteLife(standing: Standing, now: Instant): Promise<void> {
    if (!isWorthNoting(standing, standing.policy, now)) return;
    const scope = systemScope(standing.organisationId, 'session.note-life');
    await this.#needs.database.inTransaction(scope, (tx) => noteLife(tx.db, standing.sessionId, now));
  }

  async #program(hash: string, now: Instant): Promise<Principal | null> {
    const { database } = this.#needs;
    const everywhere = systemScope(everyOrganisation, 'api-token.look-up');
    const token = await findLiveApiToken(database.read(everywhere), hash, now);
    if (!token) return null;
    if (token.last_used_at === null || now - token.last_used_at >= minutes(1)) {
      const scope = systemScope(token.organisation_id, 'api-token.note-use');
      await database.inTransaction(scope, (tx) => noteUse(tx.db, token.id, now));
    }
    return { kind: 'apiToken', organisationId: token.organisation_id, actorId: token.id, ambient: false };
  }

  async #scopeOfToken(principal: Principal, access: Access, context: CallContext, now: Instant) {
    const { organisationId, actorId } = principal;
    const db = this.#needs.database.read(systemScope(organisationId, 'api-token.look-up'));
    const token = await findApiToken(db, actorId);
    if (!token || !isLive(token, now)) return refused<Refusal>({ code: 'access/not-signed-in' });
    const rights = fromWire(rightsOfToken(token));
    const actor = { kind: 'apiToken', id: actorId } as const;
    return this.#scope({ organisationId, actor, rights }, access, context, now);
  }

  async #scopeOfPerson(principal: Principal, access: Access, context: CallContext, now: Instant) {
    const { organisationId, sessionId = '', actorId: userId } = principal;
    const { database } = this.#needs;
    const standing = await standingById(database, sessionId, organisationId, now);
    if (!standing || !(await this.#isLive(standing, now))) return refused<Refusal>({ code: 'access/not-signed-in' });
    if (context.interactive) await this.#noteLife(standing, now);
    if (standing.isTakenOver && context.isCommand && !openToOlderDesks.has(context.operation)) {
      return refused<Refusal>({ code: 'desk/taken-over' });
    }
    if (standing.passwordIsTooOld && access !== 'signedIn') {
      return refused<Refusal>({ code: 'password/change-required' });
    }
    const rights = rightsFromRoles(await rolesHeld(database, userId, organisationId));
    const actor = { kind: 'user', id: userId, userId, sessionId } as const;
    return this.#scope({ organisationId, actor, rights }, access, context, now);
  }

  async #scope(
    who: Pick<Scope, 'organisationId' | 'actor'> & { rights: HeldRights },
    access: Access,
    { operation, traceId }: CallContext,
    now: Instant,
  ): Promise<Result<Scope, Refusal>> {
    // What anybody signed in may do is about herself; a token is nobody's self.
    const areas = access === 'signedIn' && who.actor.kind === 'user' ? 'all' : who.rights.get(access as never);
    if (areas === undefined) return refused({ code: 'access/denied' });
    const sharedBy = openedBy(await grantsReceived(this.#needs.database, who.organisationId, now), now);
    return accepted({ ...who, access, areas, operation, sharedBy, traceId });
  }
}

function anonymousScope({ operation, traceId }: CallContext): Scope {
  return {
    ...systemScope(everyOrganisation, operation, traceId),
    actor: { kind: 'anonymous', id: 'anonymous' },
    operation,
  };
}
