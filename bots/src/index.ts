import type { Server } from 'node:http';
import type { BotWork } from '@switchboard/shared/webchat';
import type { FastifyInstance } from 'fastify';
import { startBot } from './bot/start-bot.ts';
import { type DirectLineNeeds, mountDirectLine } from './direct-line/index.ts';
import { mountWidgetPages, type WidgetPagesNeeds } from './widget-pages/index.ts';

export type { DirectLineLimits, OwnPages } from './direct-line/index.ts';

export interface BotsNeeds extends DirectLineNeeds {
  readonly http: FastifyInstance;
  readonly server: Server;
  readonly work: BotWork;
  readonly pages: Omit<WidgetPagesNeeds, 'channelByKey'>;
}

export interface RunningBots {
  /** Sends citizens' pages elsewhere and finishes the bot's turns; call it while the database is still there. */
  stop(): Promise<void>;
}

/** Mounts everything of this package on the server that carries it. Call it before the server listens. */
export async function mountBots({ http, server, work, pages, ...needs }: BotsNeeds): Promise<RunningBots> {
  const { backend, log } = needs;
  await mountWidgetPages(http, { ...pages, channelByKey: (key) => backend.channelByKey(key) });
  const directLine = await mountDirectLine(http, server, needs);
  const bot = startBot({ work, log });
  return {
    async stop() {
      await directLine.stop();
      await bot.stop();
    },
  };
}
