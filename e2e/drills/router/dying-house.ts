/**
 * The server as main.ts runs it, without the limits of one address, that dies where it is told: inside an open
 * transaction, or when a commit is durable and nobody has been answered. It can also promise callbacks, which citizens of
 * a webchat come by only after a quarter of an hour, and bring the end of an offer's time about, by the same timer as the
 * clock does. Orders come over HTTP on loopback.
 */
import { announceReady, stopWithLauncher } from '@switchboard/shared/launcher';
import { mountBots } from '../../../bots/src/index.ts';
import { promiseCallback } from '../../../server/src/contacts/index.ts';
import { systemScope } from '../../../server/src/platform/access/scope.ts';
import { loadConfiguration } from '../../../server/src/platform/configuration/index.ts';
import type { Database } from '../../../server/src/platform/database/index.ts';
import { expireTimer } from '../../../server/src/routing/index.ts';
import { type Ground, type RunningServer, startServer } from '../../../server/src/start-server.ts';
import { callbackOrderSchema, deathOrderSchema, type DeathPoint, expiryOrderSchema } from './house-orders.ts';

const free = { burst: 1e9, perSecond: 1e9 };
const limits = { speaking: free, asking: free, tokens: free, files: free };
const dieNow = () => process.kill(process.pid, 'SIGKILL');

/** Counts transactions and commits down to the one it dies in. */
class Death {
  #point: DeathPoint | null = null;
  #left = 0;

  order(point: DeathPoint, after: number): void {
    this.#left = after;
    this.#point = point;
  }

  /** Everything that goes through the database from now on passes here. */
  watch(database: Database): void {
    const inTransaction = database.inTransaction.bind(database);
    database.inTransaction = (scope, work) =>
      inTransaction(scope, async (tx) => {
        const done = await work(tx);
        this.#passes('insideTransaction');
        return done;
      });
    // Called when the commit is durable, before anybody is answered.
    database.onCommitted(() => this.#passes('beforeAnswer'));
  }

  #passes(point: DeathPoint): void {
    if (this.#point !== point) return;
    if (this.#left === 0) dieNow();
    this.#left -= 1;
  }
}

const started = Promise.withResolvers<RunningServer>();
stopWithLauncher(process, async () => (await started.promise).stop());
const configuration = loadConfiguration(process.env);
if (!configuration.ok) throw new Error(configuration.refusal.join(' '));
const death = new Death();
// The demonstration is allowed on SQLite only; a drill on PostgreSQL has the database to itself.
const seed = process.env['DRILL_SEED'] === 'demo' ? 'demo' : configuration.value.seed;
const running = await startServer(
  { ...configuration.value, seed },
  {
    requestsPerMinute: 1e9,
    mount(ground) {
      takeOrders(ground);
      return mountBots({ ...ground, limits });
    },
  },
);
death.watch(running.platform.database);
started.resolve(running);
announceReady(process, { urls: [], accounts: [] });

function takeOrders({ http }: Ground): void {
  http.post('/drill/death', (request, reply) => {
    const { point, after } = deathOrderSchema.parse(request.body);
    death.order(point, after);
    return reply.send({});
  });
  http.post('/drill/callback', async (request, reply) => {
    const { organisationId, contactId, inMs } = callbackOrderSchema.parse(request.body);
    const { database, clock } = running.platform;
    const promised = await database.inTransaction(systemScope(organisationId, 'drill'), (tx) =>
      promiseCallback(tx, contactId, { dueAt: clock() + inMs }),
    );
    return reply.send({ ok: promised.ok });
  });
  http.post('/drill/expiry', async (request, reply) => {
    const { organisationId, reservationId } = expiryOrderSchema.parse(request.body);
    const { database, clock, jobs } = running.platform;
    await database.inTransaction(systemScope(organisationId, 'drill'), (tx) =>
      tx.schedule({ kind: expireTimer, key: reservationId, dueAt: clock() }),
    );
    await jobs.round();
    return reply.send({});
  });
}
