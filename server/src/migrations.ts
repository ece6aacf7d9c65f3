import { agentMigrations } from './agents/index.ts';
import { auditMigrations } from './audit/index.ts';
import { callMigrations } from './calls/index.ts';
import { channelMigrations } from './channels/index.ts';
import { contentRuleMigrations } from './content-rules/index.ts';
import { contactMigrations } from './contacts/index.ts';
import { customerMigrations } from './customers/index.ts';
import { flowMigrations } from './flows/index.ts';
import { hoursMigrations } from './hours/index.ts';
import { identityMigrations } from './identity/index.ts';
import { knowledgeMigrations } from './knowledge/index.ts';
import { type Migration, platformMigration } from './platform/database/index.ts';
import { keysMigration } from './platform/keys/index.ts';
import { demoOutboxMigration } from './platform/messages/index.ts';
import { searchMigration } from './platform/search/index.ts';
import { queueMigrations } from './queues/index.ts';
import { routingMigrations } from './routing/index.ts';
import { supervisionMigrations } from './supervision/index.ts';

/** Every step of the schema, in the order of their numbers. A step that has been released is never changed, only followed. */
export const migrations: readonly Migration[] = [
  platformMigration,
  ...identityMigrations,
  keysMigration,
  demoOutboxMigration,
  ...auditMigrations,
  searchMigration,
  ...customerMigrations,
  ...knowledgeMigrations,
  ...agentMigrations,
  ...queueMigrations,
  ...contactMigrations,
  ...routingMigrations,
  ...flowMigrations,
  ...hoursMigrations,
  ...supervisionMigrations,
  ...contentRuleMigrations,
  ...channelMigrations,
  ...callMigrations,
].toSorted((one, other) => (one.id < other.id ? -1 : 1));
