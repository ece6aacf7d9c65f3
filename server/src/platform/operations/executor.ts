import type { Operation } from '@switchboard/shared/access';
import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Clock, type Result, refused } from '@switchboard/shared/kernel';
import type { z } from 'zod';
import { type Scope, systemScope } from '../access/scope.ts';
import type { Database } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';
import type { Authenticator, CallContext, Principal } from './authenticator.ts';
import { type Answer, type CommandKey, firstAnswer, keepAnswer, payloadHashOf } from './first-answers.ts';
import { isCommand, type OperationRegistry, type RegisteredCommand, type RegisteredQuery } from './registry.ts';

export interface Call {
  readonly principal: Principal | null;
  readonly name: string;
  readonly input: unknown;
  /** Client-made; needed for every command of somebody signed in. */
  readonly commandId?: string | undefined;
  readonly context: CallContext;
}

export interface ExecutorNeeds {
  readonly registry: OperationRegistry;
  readonly database: Database;
  readonly authenticator: Authenticator;
  readonly clock: Clock;
}

/**
 * Carries out operations, from wherever they come: right first, then input, then the deed with its audit entry and
 * first answer in one transaction. What it returns is durable.
 */
export class Executor {
  readonly #needs: ExecutorNeeds;

  constructor(needs: ExecutorNeeds) {
    this.#needs = needs;
  }

  async execute(call: Call): Promise<Answer> {
    const registered = this.#needs.registry.get(call.name);
    if (!registered) return refused({ code: 'request/not-found' });
    const { operation } = registered;
    const scope = await this.#needs.authenticator.scopeFor(call.principal, operation.access, call.context);
    if (!scope.ok) {
      if (scope.refusal.code === 'access/denied') await this.#noteDenied(call, operation);
      return scope;
    }
    const input = parsed(operation, call.input);
    if (!input.ok) return input;
    if (isCommand(registered)) return this.#command(registered, scope.value, input.value, call);
    return this.#query(registered, scope.value, input.value, call);
  }

  /** Somebody tried what she may not do: seen by whoever reads the audit trail. */
  async #noteDenied({ principal, context }: Call, operation: Operation): Promise<void> {
    if (!principal) return;
    const actor = { kind: principal.kind, id: principal.actorId };
    const scope = { ...systemScope(principal.organisationId, 'access.refused', context.traceId), actor };
    const note = { subject: { kind: 'operation', id: operation.name }, action: 'access.refused' };
    await this.#needs.database.inTransaction(scope, (tx) => tx.audit(note));
  }

  async #query(registered: RegisteredQuery, scope: Scope, input: object, call: Call) {
    const { database, clock } = this.#needs;
    const { operation, handle } = registered;
    const answer = await handle(
      {
        scope,
        db: database.read(scope),
        longDb: database.longRead(scope),
        now: clock(),
        address: call.context.address,
      },
      input as never,
    );
    if (answer.ok && operation.audit) {
      const subject = subjectOf(operation, input);
      const facts = { input, found: countOf(answer.value) };
      await database.inTransaction(scope, (tx) => tx.audit({ subject, action: operation.name, facts }));
    }
    return answer;
  }

  async #command(registered: RegisteredCommand, scope: Scope, input: object, call: Call) {
    const { operation, options } = registered;
    const key = commandKeyOf(operation, scope, call, input);
    if (!key.ok) return key;
    const reading = () => ({
      scope,
      db: this.#needs.database.read(scope),
      longDb: this.#needs.database.longRead(scope),
      now: this.#needs.clock(),
      address: call.context.address,
    });
    const prepared = options.prepare ? await options.prepare(reading(), input as never) : undefined;
    const rest = { address: call.context.address, commandId: key.value?.commandId ?? null };
    return this.#needs.database.inTransaction(scope, async (tx): Promise<Answer> => {
      const answer = await deed(registered, tx, input, { ...rest, prepared });
      if (!key.value || (await keepAnswer(tx, key.value, answer, operation.secretAnswer === true))) return answer;
      await tx.takeBack();
      return firstAnswer(tx, key.value);
    });
  }
}

/** The handler's work with its audit entry; a refusal leaves nothing behind unless the handler says so. */
async function deed(
  { operation, handle }: RegisteredCommand,
  tx: Transaction,
  input: object,
  rest: { prepared: unknown; address: string; commandId: string | null },
): Promise<Answer> {
  let keepsRefusal = false;
  const keepOnRefusal = () => {
    keepsRefusal = true;
  };
  const answer = await handle({ ...rest, scope: tx.scope, tx, now: tx.now, keepOnRefusal }, input as never);
  if (!answer.ok && !keepsRefusal) await tx.takeBack();
  if (answer.ok && !tx.wasAudited) await tx.audit({ subject: subjectOf(operation, input) });
  return answer;
}

function parsed(operation: Operation, input: unknown): Result<object, Refusal> {
  const outcome = operation.input.safeParse(input ?? {});
  if (outcome.success && !holdsNull(outcome.data)) return accepted(outcome.data);
  if (outcome.success) return refused({ code: 'request/malformed', details: { issues: [nullCharacter] } });
  return refused({ code: 'request/malformed', details: { issues: issuesOf(outcome.error) } });
}

const nullCharacter = { path: '', message: 'must not hold the character U+0000' };

/** PostgreSQL cannot keep U+0000 in a text, and no person types it. */
function holdsNull(input: unknown): boolean {
  if (typeof input === 'string') return input.includes('\u0000');
  if (input === null || typeof input !== 'object') return false;
  return Object.entries(input).some(([name, member]) => name.includes('\u0000') || holdsNull(member));
}

/** Where and why, never what: the value itself may be personal. */
function issuesOf(error: z.ZodError): { path: string; message: string }[] {
  return error.issues.slice(0, 20).map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
}

/** Somebody who is not signed in has no command ids: there is nobody whose they could be. */
function commandKeyOf(
  operation: Operation,
  scope: Scope,
  call: Call,
  input: object,
): Result<CommandKey | null, Refusal> {
  if (scope.actor.kind === 'anonymous') return accepted(null);
  const { commandId } = call;
  if (!commandId || commandId.length > 100) return refused({ code: 'command/id-required' });
  return accepted({
    organisationId: scope.organisationId,
    actorId: scope.actor.id,
    commandId,
    payloadHash: payloadHashOf(operation.name, withoutSecrets(operation, input)),
  });
}

/** A stored hash of a short secret could be guessed from: secrets take no part in recognising a command. */
function withoutSecrets(operation: Operation, input: object): object {
  if (operation.kind !== 'command' || !operation.secretInput) return input;
  const secret = new Set(operation.secretInput);
  return Object.fromEntries(Object.entries(input).filter(([name]) => !secret.has(name)));
}

/** The record an operation names in its path, else the kind as a whole. */
function subjectOf(operation: Operation, input: object): { kind: string; id: string } {
  const kind = operation.name.split('.')[0]!;
  const id = (input as Record<string, unknown>)[`${kind}Id`];
  return { kind, id: typeof id === 'string' ? id : '*' };
}

function countOf(answer: unknown): number | undefined {
  const items = (answer as { items?: unknown[] } | null)?.items;
  return Array.isArray(items) ? items.length : undefined;
}
