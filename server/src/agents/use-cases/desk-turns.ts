import { accepted, seconds } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import type { JobInTransaction } from '../../platform/jobs/index.ts';
import { deskGone, deskHeard, deskSilent } from '../domain/next-step.ts';
import { rowsOf } from '../storage/rows.ts';
import {
  type DeskLink,
  deskSessionOf,
  dropLink,
  isLinkLost,
  loseLink,
  orphanedLinks,
  takeLink,
} from '../storage/desk-links.ts';
import { type AgentKey, changeAgent } from './change-agent.ts';

/** Silence of a desk in its two steps (design §3): nothing is offered; what she has in hand is offered again. */
export const silentAfterMs = seconds(10);
export const goneAfterMs = seconds(60);
/** A node says every two seconds that it lives; clocks of nodes may differ by a little. */
const nodeAliveWithinMs = seconds(8);
const orphansAtOnce = 500;

export const silentTimer = 'desk.silent';
export const goneTimer = 'desk.gone';

/** A link of this person is heard. Answers whether it is her desk: the session holds the claim, and she takes contacts. */
export async function deskIsHeard(tx: Transaction, link: DeskLink): Promise<boolean> {
  if ((await deskSessionOf(rowsOf(tx), link)) !== link.sessionId) return false;
  const { organisationId, userId } = link;
  const wasLost = await isLinkLost(rowsOf(tx), link);
  await takeLink(tx, link);
  await tx.cancel(silentTimer, userId, organisationId);
  await tx.cancel(goneTimer, userId, organisationId);
  const reason = wasLost ? 'deskSilent' : 'signedIn';
  await changeAgent(tx, link, (standing) => accepted(deskHeard(standing, tx.now, reason)));
  return true;
}

/**
 * The link is cut, was not heard since `lostAt`, or its session gave the desk up. When no session holds the desk any
 * more, it was closed on purpose and she is gone at once; else the timers run until a link of the holder is heard, be it
 * this session that comes back or a newer one that has taken over.
 */
export async function deskIsLost(tx: Transaction, link: DeskLink, lostAt: number): Promise<void> {
  if ((await deskSessionOf(rowsOf(tx), link)) === null) {
    if (await dropLink(tx, link)) await leave(tx, link);
    return;
  }
  if (!(await loseLink(tx, link, lostAt))) return;
  const timer = { key: link.userId, organisationId: link.organisationId };
  await tx.schedule({ ...timer, kind: silentTimer, dueAt: lostAt + silentAfterMs });
  await tx.schedule({ ...timer, kind: goneTimer, dueAt: lostAt + goneAfterMs });
}

export const onDeskSilent: JobInTransaction = async (tx, { organisationId, key: userId }) => {
  const agent = { organisationId, userId };
  if (await isLinkLost(rowsOf(tx), agent)) await changeAgent(tx, agent, (standing) => accepted(deskSilent(standing)));
};

/** The row of the link stays, so that she is told why she is not ready when she comes back. */
export const onDeskGone: JobInTransaction = async (tx, { organisationId, key: userId }) => {
  const agent = { organisationId, userId };
  if (await isLinkLost(rowsOf(tx), agent)) await leave(tx, agent);
};

/** Desks whose node died with their links: lost since its last sign of life, unless they have come back elsewhere. */
export async function loseOrphans(tx: Transaction, nodeId: string): Promise<'done' | 'more'> {
  const aliveSince = tx.now - nodeAliveWithinMs;
  const found = await orphanedLinks(rowsOf(tx), { nodeId, aliveSince, limit: orphansAtOnce });
  for (const link of found) await deskIsLost(tx, link, link.aliveAt ?? tx.now);
  return found.length < orphansAtOnce ? 'done' : 'more';
}

async function leave(tx: Transaction, { organisationId, userId }: AgentKey): Promise<void> {
  await tx.cancel(silentTimer, userId, organisationId);
  await tx.cancel(goneTimer, userId, organisationId);
  await changeAgent(tx, { organisationId, userId }, (standing) => accepted(deskGone(standing, tx.now)));
}
