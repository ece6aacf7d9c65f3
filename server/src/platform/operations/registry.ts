import type { Command, InputOf, Operation, OutputOf, Query } from '@switchboard/shared/access';
import type { Refusal } from '@switchboard/shared/errors';
import type { Instant, Result } from '@switchboard/shared/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Scope } from '../access/scope.ts';
import type { Tables } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

export interface QueryCall {
  readonly scope: Scope;
  /** Read-only and limited to the scope. */
  readonly db: Kysely<Tables>;
  /** The same for questions that may take long. */
  readonly longDb: Kysely<Tables>;
  readonly now: Instant;
  /** Where the request came from; personal data, for rate limits only. */
  readonly address: string;
}

export interface CommandCall<Prepared = undefined> {
  readonly scope: Scope;
  readonly tx: Transaction;
  readonly now: Instant;
  readonly address: string;
  /** The id its sender gave the wish; null for strangers, whose wishes are not kept. */
  readonly commandId: string | null;
  /** What `prepare` found out before the transaction. */
  readonly prepared: Prepared;
  /** A refusal takes back every write, unless this is called first (a failed sign-in is counted). */
  keepOnRefusal(): void;
}

export type QueryHandler<Q extends Query> = (
  call: QueryCall,
  input: InputOf<Q>,
) => Promise<Result<OutputOf<Q>, Refusal>>;

export type CommandHandler<C extends Command, Prepared = undefined> = (
  call: CommandCall<Prepared>,
  input: InputOf<C>,
) => Promise<Result<OutputOf<C>, Refusal>>;

export interface HttpExchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** True when the browser says that a page of ours sent this; decides between cookie and token (design §8). */
  readonly isFromOwnPage: boolean;
}

export interface CommandOptions<C extends Command, Prepared> {
  /** Slow work outside the database that must be done before the transaction: hashing, asking a provider. */
  readonly prepare?: (call: QueryCall, input: InputOf<C>) => Promise<Prepared>;
  /** What HTTP alone does with an accepted answer: sign-in sets a cookie and keeps the token back. */
  readonly onHttpAnswer?: (exchange: HttpExchange, answer: OutputOf<C>) => OutputOf<C>;
}

export interface RegisteredCommand {
  readonly operation: Command;
  readonly handle: CommandHandler<Command, unknown>;
  readonly options: CommandOptions<Command, unknown>;
}

export interface RegisteredQuery {
  readonly operation: Query;
  readonly handle: QueryHandler<Query>;
}

export type Registered = RegisteredCommand | RegisteredQuery;

/** Every operation this server carries out, by name. HTTP and sockets are only ways to reach them. */
export class OperationRegistry {
  readonly #byName = new Map<string, Registered>();

  query<Q extends Query>(operation: Q, handle: QueryHandler<Q>): void {
    this.#add({ operation, handle: handle as unknown as QueryHandler<Query> });
  }

  command<C extends Command, Prepared = undefined>(
    operation: C,
    handle: CommandHandler<C, Prepared>,
    options: CommandOptions<C, Prepared> = {},
  ): void {
    this.#add({ operation, handle, options } as unknown as RegisteredCommand);
  }

  get(name: string): Registered | undefined {
    return this.#byName.get(name);
  }

  all(): Registered[] {
    return [...this.#byName.values()];
  }

  #add(registered: Registered): void {
    const { name, method, path } = registered.operation;
    const twin = this.all().find(({ operation }) => operation.method === method && operation.path === path);
    if (this.#byName.has(name) || twin) throw new Error(`Operation ${name} (${method} ${path}) is registered twice`);
    this.#byName.set(name, registered);
  }
}

export function isCommand(registered: Registered): registered is RegisteredCommand {
  return registered.operation.kind === 'command';
}

export type { Operation };
