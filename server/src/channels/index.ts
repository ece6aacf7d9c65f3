import type { WebchatBackend } from '@switchboard/shared/webchat';
import { citizenLinked, citizenUnlinked, contactTimers } from '../contacts/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import type { DependencyState } from '../platform/http/readiness.ts';
import type { Platform } from '../platform/platform.ts';
import type { Ports } from '../platform/ports.ts';
import { registerAttachments } from './api/attachments.ts';
import { ClamdScanner } from './gateways/clamd.ts';
import './storage/tables.ts';
import { sendCallbackNotice } from './use-cases/callback-notice.ts';
import { CitizenChats } from './use-cases/citizen-chats.ts';
import { citizenScope } from './use-cases/citizen-scope.ts';
import { ConversationWatch } from './use-cases/conversation-watch.ts';
import { LinkKeeper } from './use-cases/link-keeper.ts';
import { registerScans } from './use-cases/scan-files.ts';
import { Webchat } from './webchat.ts';

export { channelsIntoQueues, insertChannel, type NewChannel } from './storage/channels.ts';
export { channelMigrations } from './storage/migrations.ts';
export { issueChannelSecret } from './use-cases/issue-secret.ts';

export interface Channels {
  /** What bots/ serves webchat with. */
  readonly webchat: WebchatBackend;
  /** To be woken with the streams, like the desks' followers. */
  readonly follower: Pick<ConversationWatch, 'followFrom' | 'wake'>;
  start(): void;
  /** After the citizens' streams were closed, before the database is. */
  stop(): Promise<void>;
}

/** Registers webchat: its backend, the files citizens send, and the scanner they wait for. */
export function registerChannels(platform: Platform, ports: Pick<Ports, 'blobs' | 'messages'>): Channels {
  const { database, clock, eventLog, jobs, log, readiness, registry, configuration } = platform;
  const { blobs, messages } = ports;
  const report = (failure: unknown) => log.error({ err: failure }, 'Webchat met a failure');
  const scanner = configuration.scanner && new ClamdScanner(configuration.scanner);
  registerScans(jobs, { database, blobs, scanner });
  registerAttachments(registry, { blobs });
  readiness.dependency('scanner', async (): Promise<DependencyState> => {
    if (!scanner) return 'off';
    return (await scanner.isThere()) ? 'up' : 'down';
  });
  jobs.onDue(contactTimers.callbackNotice, (tx, job) => sendCallbackNotice(messages, tx, job));
  const watch = new ConversationWatch({ log: eventLog, report });
  const links = linkKeeper(platform, report);
  return {
    webchat: new Webchat({ database, blobs, messages, clock, watch, links }),
    follower: watch,
    start() {
      watch.start();
      links.start();
    },
    async stop() {
      watch.stop();
      await links.stop();
    },
  };
}

function linkKeeper({ database }: Platform, report: (failure: unknown) => void): LinkKeeper {
  const chats = new CitizenChats(database);
  const telling =
    (
      tell: (tx: Transaction, contactId: string) => Promise<unknown>,
    ): ConstructorParameters<typeof LinkKeeper>[0]['linked'] =>
    async (pass) => {
      const chat = await chats.of(pass);
      if (!chat.ok) return;
      const scope = citizenScope(pass.organisationId, pass.citizenId);
      await database.inTransaction(scope, (tx) => tell(tx, chat.value.contactId));
    };
  return new LinkKeeper({ linked: telling(citizenLinked), unlinked: telling(citizenUnlinked), report });
}
