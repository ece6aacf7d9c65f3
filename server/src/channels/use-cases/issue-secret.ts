import { randomBytes } from 'node:crypto';
import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Result, refused } from '@switchboard/shared/kernel';
import { everyOrganisation, systemScope } from '../../platform/access/scope.ts';
import type { Database } from '../../platform/database/index.ts';
import { hashOfSecret } from '../storage/channel-secret.ts';
import { findChannel } from '../storage/channels.ts';

/** What it opens stands in front of it, so that a leaked one can be told by a scanner. */
const prefix = 'sbc_';

/**
 * Gives a webchat a new secret, with which a server of the organisation asks for tokens. It is answered this once; the
 * one before it stops working.
 */
export async function issueChannelSecret(database: Database, key: string): Promise<Result<string, Refusal>> {
  const secret = prefix + randomBytes(32).toString('base64url');
  const reason = 'channel.issue-secret';
  const channel = await findChannel(database.read(systemScope(everyOrganisation, reason)), { key });
  if (!channel) return refused({ code: 'channel/not-found' });
  const scope = { ...systemScope(channel.organisationId, reason), operation: reason };
  await database.inTransaction(scope, async (tx) => {
    const changed = tx.db.updateTable('webchat_channel').set({ secret_hash: hashOfSecret(secret) });
    await changed.where('id', '=', channel.id).execute();
    await tx.audit({ subject: { kind: 'channel', id: channel.id }, action: reason });
  });
  return accepted(secret);
}
