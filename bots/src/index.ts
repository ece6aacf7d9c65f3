import type { Server } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { type DirectLineNeeds, mountDirectLine } from './direct-line/index.ts';

export type { DirectLineLimits, OwnPages } from './direct-line/index.ts';

export interface BotsNeeds extends DirectLineNeeds {
  readonly http: FastifyInstance;
  readonly server: Server;
}

export interface RunningBots {
  /** Sends citizens' pages elsewhere; nothing new is begun afterwards. */
  stop(): Promise<void>;
}

/** Mounts everything of this package on the server that carries it. Call it before the server listens. */
export async function mountBots({ http, server, ...needs }: BotsNeeds): Promise<RunningBots> {
  const directLine = await mountDirectLine(http, server, needs);
  return { stop: () => directLine.stop() };
}
