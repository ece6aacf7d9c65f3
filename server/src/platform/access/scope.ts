import type { Access, Right } from '@switchboard/shared/access';

/** Service areas a right is held in: the whole organisation, or these. */
export type Areas = 'all' | ReadonlySet<string>;

export interface Actor {
  readonly kind: 'user' | 'apiToken' | 'system' | 'anonymous';
  /** The user, the token, or for the system the reason it acts. Never personal data. */
  readonly id: string;
  readonly userId?: string;
  readonly sessionId?: string;
}

/** What another organisation lets this one see of one kind of record, while the grant is in force. */
export interface SharedRecords {
  readonly organisationId: string;
  readonly fields: ReadonlySet<string>;
}

/**
 * Who asks, for which organisation, under which right. Nothing reaches a table without one: the database hands
 * out handles only for a scope, and every statement is limited to it (scope-plugin.ts). Design §5.
 */
export interface Scope {
  /** `'*'` only for the system's own work (systemScope). */
  readonly organisationId: string;
  readonly actor: Actor;
  /** The right this call is made under. */
  readonly access: Access;
  /** The operation being carried out, for the audit trail; absent for the system's own work. */
  readonly operation?: string;
  /** Where that right is held. */
  readonly areas: Areas;
  readonly rights: ReadonlyMap<Right, Areas>;
  /** By record kind: what other organisations share with this one. */
  readonly sharedBy: ReadonlyMap<string, readonly SharedRecords[]>;
  /** Finds this call in log, audit, events and deliveries. */
  readonly traceId: string;
}

export const everyOrganisation = '*';

/** A scope for the system's own work: jobs, sealing, sign-in look-ups. The reason stands in the audit trail. */
export function systemScope(organisationId: string, reason: string, traceId: string = reason): Scope {
  return {
    organisationId,
    actor: { kind: 'system', id: reason },
    access: 'public',
    areas: 'all',
    rights: new Map(),
    sharedBy: new Map(),
    traceId,
  };
}
