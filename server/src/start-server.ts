import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import type { Clock } from '@switchboard/shared/kernel';
import { liveNamespaces } from '@switchboard/shared/protocol';
import type { BotWork, WebchatBackend } from '@switchboard/shared/webchat';
import type { FastifyInstance } from 'fastify';
import { Server as SocketServer } from 'socket.io';
import { type AuditWork, registerAudit } from './audit/index.ts';
import { takeJournal } from './calls/index.ts';
import { isOnContact } from './contacts/index.ts';
import {
  actorNamesFrom,
  brandColoursFrom,
  type IsOnContact,
  PasswordHash,
  registerIdentity,
  registerLiveIdentity,
  SessionAuthenticator,
  SignInLimits,
} from './identity/index.ts';
import { migrations } from './migrations.ts';
import type { ServerConfiguration } from './platform/configuration/index.ts';
import { openDatabase } from './platform/database/index.ts';
import { EventLog } from './platform/events/event-log.ts';
import { registerHousekeeping } from './platform/housekeeping.ts';
import { mountDeskPages } from './platform/http/desk-pages.ts';
import { makeHttpServer } from './platform/http/http-server.ts';
import { Origins } from './platform/http/origins.ts';
import { mountMetrics, mountReadiness, Readiness } from './platform/http/readiness.ts';
import { JobRunner } from './platform/jobs/index.ts';
import { derivedKey } from './platform/keys/index.ts';
import { type Log, makeLog } from './platform/log/index.ts';
import { makeMetrics } from './platform/metrics/index.ts';
import { Executor } from './platform/operations/executor.ts';
import { mountOperations } from './platform/operations/http-adapter.ts';
import { openApiOf } from './platform/operations/openapi.ts';
import { OperationRegistry } from './platform/operations/registry.ts';
import { OutboxDispatcher, registerDeliveries } from './platform/outbox/index.ts';
import type { Platform } from './platform/platform.ts';
import { openPorts, type Ports } from './platform/ports.ts';
import { openLiveSockets } from './platform/sockets/index.ts';
import { LiveCatalogue, LiveStreams } from './platform/subscriptions/index.ts';
import { wakeStreams } from './platform/wake/index.ts';
import { seedDemonstration } from './seed/index.ts';
import { mountTelephonyLink } from './telephony-link/index.ts';
import { productVersion } from './version.ts';
import { registerWork, type Work } from './work.ts';

export interface RunningServer {
  /** Where people reach it: PUBLIC_URL, or the loopback address it listens on. */
  readonly publicUrl: string;
  readonly platform: Platform;
  readonly ports: Ports;
  readonly executor: Executor;
  readonly audit: AuditWork;
  readonly work: Work;
  /** Answers what is under way, sends desks elsewhere, then closes. */
  stop(): Promise<void>;
}

/** What tests and measurements set otherwise than the world does. */
export interface ServerSettings {
  readonly clock?: Clock;
  readonly log?: Log;
  readonly passwords?: PasswordHash;
  readonly signInLimits?: SignInLimits;
  readonly isOnContact?: IsOnContact;
  /** How long desks are given to come back elsewhere when this server goes down. */
  readonly drainMs?: number;
  /** Requests of one address; measurements, where one address stands for many, lift it. */
  readonly requestsPerMinute?: number;
  /** Lets another package of this process serve its part; main.ts hands in bots/. */
  readonly mount?: (ground: Ground) => Promise<{ stop(): Promise<void> }>;
}

/** What a mounted package stands on. */
export interface Ground {
  readonly http: FastifyInstance;
  readonly server: Server;
  readonly backend: WebchatBackend;
  readonly work: BotWork;
  readonly origins: { readonly publicUrl: string; isOwnPage(origin: string | undefined): boolean };
  readonly clock: Clock;
  /** Signs what citizens' pages carry: the same on every node and after a restart. */
  readonly tokenKey: Uint8Array;
  readonly log: Log;
  readonly pages: { readonly demo: boolean; colourOf(organisationId: string): Promise<string | undefined> };
}

const telephonyWithinMs = 30_000;
const deskFolder = resolve(import.meta.dirname, '../../desktop/out/web');

/**
 * Puts the server together and serves: database and schema first, then features, HTTP, live links, timers. This is the
 * only place that sees every part.
 */
export async function startServer(
  configuration: ServerConfiguration,
  settings: ServerSettings = {},
): Promise<RunningServer> {
  const port = configuration.port || (await freePort(configuration.host));
  const publicUrl =
    configuration.publicUrl ?? `${configuration.tls ? 'https' : 'http'}://${configuration.host}:${port}`;
  const platform = await assemble(configuration, publicUrl, settings);
  const { database, registry, clock, log, origins, readiness, catalogue, eventLog, http, jobs, outbox } = platform;

  const identityNeeds = {
    database,
    clock,
    publicUrl,
    passwords: settings.passwords ?? new PasswordHash(),
    limits: settings.signInLimits ?? new SignInLimits(),
    isOnContact: settings.isOnContact ?? isOnContact,
    deskKeyOf: (userId: string) => derivedKey(configuration.dataKey, `desk of ${userId}`),
    isDemo: configuration.seed === 'demo',
  };
  registerIdentity(registry, jobs, identityNeeds);
  registerLiveIdentity(catalogue);
  const audit = registerAudit(platform, actorNamesFrom(database));
  registerHousekeeping(jobs);
  registerDeliveries(registry);
  const ports = await openPorts(platform);
  const work = registerWork(platform, ports);

  if (configuration.seed === 'demo') await seedDemonstration(identityNeeds);

  const authenticator = new SessionAuthenticator(identityNeeds);
  const executor = new Executor({ registry, database, authenticator, clock });
  const isDraining = () => readiness.isDraining();
  mountOperations(http, { registry, executor, authenticator, origins, isDraining });
  await mountPages(platform, publicUrl);

  const report = (failure: unknown) => log.error({ err: failure }, 'The live link met a failure');
  const streams = new LiveStreams({ database, log: eventLog, catalogue, clock, chance: Math.random, report });
  const namespaces = [liveNamespaces.desk];
  const needs = {
    server: http.server,
    origins,
    authenticator,
    executor,
    registry,
    streams,
    clock,
    log,
    isDraining,
    namespaces,
    watch: work.deskLinks,
  };
  streams.onGrown(({ events }) => work.follow(events));
  const sockets = openLiveSockets(needs);
  const telephonySockets = new SocketServer(http.server, { destroyUpgrade: false, serveClient: false });
  const telephony = mountTelephonyLink({
    sockets: telephonySockets,
    linkSecret: configuration.linkSecret,
    clock,
    log,
    takeJournal: (nodeId, entries) => takeJournal({ database, log }, nodeId, entries),
  });
  const { enabled: hasTelephony } = configuration.telephony;
  readiness.dependency('telephony', () => stateOf(hasTelephony ? telephony.nodes().length > 0 : undefined));

  const redisUrl = configuration.redisUrl?.reveal();
  const redisChanged = (isWorking: boolean) => log.warn({ isWorking }, 'Redis came or went; streams are also polled');
  const waking = await wakeStreams({
    database,
    follower: together(streams, work.channels.follower),
    redisUrl,
    redisChanged,
    report,
  });
  readiness.dependency('redis', () => stateOf(waking.isRedisWorking()));

  const mounted = await settings.mount?.(groundOf(platform, publicUrl, work));
  await http.listen({ host: configuration.host, port });
  jobs.start();
  work.start();
  outbox.start();
  audit.start();
  if (hasTelephony) await Promise.race([telephony.whenLinked(), pause(telephonyWithinMs)]);
  readiness.serving();

  return {
    publicUrl,
    platform,
    ports,
    executor,
    audit,
    work,
    async stop() {
      readiness.draining();
      await work.rest();
      await mounted?.stop();
      await sockets.drain(settings.drainMs ?? 2_000);
      telephony.close();
      await Promise.all([sockets.close(), telephonySockets.close()]);
      await waking.stop();
      await work.stop();
      await Promise.all([jobs.stop(), outbox.stop()]);
      await http.close();
      await audit.stop();
      await ports.close();
      await database.close();
      platform.metrics.close();
    },
  };
}

async function assemble(
  configuration: ServerConfiguration,
  publicUrl: string,
  settings: ServerSettings,
): Promise<Platform> {
  const clock = settings.clock ?? Date.now;
  const log = settings.log ?? makeLog(configuration.logLevel);
  const metrics = makeMetrics();
  const database = openDatabase(databaseUrl(configuration), clock);
  const steps = await database.migrate(migrations);
  if (steps.length > 0) log.info({ steps }, 'The database was brought forward');
  const origins = new Origins(publicUrl);
  const steadyClock = () => performance.now();
  const { tls } = configuration;
  const http = await makeHttpServer({
    origins,
    log,
    trustProxy: configuration.trustProxy,
    secure: publicUrl.startsWith('https:'),
    requestsPerMinute: settings.requestsPerMinute,
    ...(tls && { tls: { cert: readFileSync(tls.certificateFile), key: readFileSync(tls.keyFile) } }),
  });
  return {
    configuration,
    origins,
    clock,
    log,
    metrics,
    database,
    eventLog: new EventLog(database),
    registry: new OperationRegistry(),
    jobs: new JobRunner({ database, clock, steadyClock, log, metrics }),
    outbox: new OutboxDispatcher({ database, clock, steadyClock, log, metrics }),
    catalogue: new LiveCatalogue(),
    readiness: new Readiness(),
    http,
  };
}

async function mountPages(
  { http, registry, readiness, metrics, configuration }: Platform,
  publicUrl: string,
): Promise<void> {
  mountReadiness(http, readiness);
  mountMetrics(http, metrics, configuration.metricsToken);
  const openApi = openApiOf(registry, publicUrl, productVersion);
  http.get('/api/openapi.json', async () => openApi);
  await mountDeskPages(http, deskFolder);
}

function groundOf(platform: Platform, publicUrl: string, { channels, botWork }: Work): Ground {
  const { http, clock, log, origins, configuration, database } = platform;
  return {
    http,
    server: http.server,
    backend: channels.webchat,
    work: botWork,
    origins: { publicUrl, isOwnPage: (origin) => origins.isOwnPage(origin) },
    clock,
    tokenKey: derivedKey(configuration.dataKey, 'direct line tokens'),
    log,
    pages: { demo: configuration.seed === 'demo', colourOf: brandColoursFrom(database) },
  };
}

type Follower = Parameters<typeof wakeStreams>[0]['follower'];

/** One waking for all who follow the streams on this node. */
function together(...followers: readonly Follower[]): Follower {
  return {
    followFrom: (heads) => {
      for (const follower of followers) follower.followFrom(heads);
    },
    wake: (streams) => {
      const woken = [...streams];
      for (const follower of followers) follower.wake(woken);
    },
  };
}

function databaseUrl({ database }: ServerConfiguration): string {
  return database.engine === 'sqlite' ? `sqlite:${database.file}` : database.url.reveal();
}

function stateOf(isWorking: boolean | undefined): 'up' | 'down' | 'off' {
  if (isWorking === undefined) return 'off';
  return isWorking ? 'up' : 'down';
}

function freePort(host: string): Promise<number> {
  return new Promise((done, fail) => {
    const trial = createServer().once('error', fail);
    trial.listen(0, host, () => {
      const address = trial.address();
      trial.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms).unref());
}
