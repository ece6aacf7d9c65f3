import { type ContentHit, judgeContent, type Unjudged } from '@switchboard/shared/content-rules';
import { contentOf, raiseContact } from '../../contacts/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import { queueByKey } from '../../queues/index.ts';
import { mostUrgent, stillToMove } from '../domain/standing-of-hits.ts';
import { hitsOf, keepHit, keepMoved, type KeptHit } from '../storage/hits.ts';
import { publishedRules } from '../storage/published-rules.ts';
import { factsFor } from './contact-facts.ts';
import { raiseAlert } from './raise-alert.ts';
import { contentTimers } from './timers.ts';

export interface Look {
  /** Whether there is time for one more rule. */
  readonly hasTime: () => boolean;
  /** It is in line anew: what earlier rules asked for holds here as well. */
  readonly isNewInLine?: boolean;
  /** The look that was promised when an earlier one ran out of time. */
  readonly isLate?: boolean;
}

/**
 * Judges one contact by the organisation's content rules and lets act what holds, in the transaction in which something
 * about it changed. Each rule acts once on a contact. What there was no time for is said aloud and looked at again at
 * once, without anybody waiting for it: judging never holds up a conversation.
 */
export async function judgeContact(tx: Transaction, contactId: string, look: Look): Promise<void> {
  const published = await publishedRules(tx);
  const earlier = published.length > 0 || look.isNewInLine ? await hitsOf(tx, contactId) : [];
  const acted = new Set(earlier.map(({ rule_key }) => rule_key));
  const rules = published.filter(({ key }) => !acted.has(key));
  const content = rules.length > 0 || earlier.length > 0 ? await contentOf(tx, contactId) : undefined;
  if (!content || content.state === 'ended' || content.state === 'abandoned') return;
  const facts = await factsFor(tx, contactId, { content, rules });
  const { hits, unjudged, nextLookAt } = judgeContent(rules, facts, { now: tx.now, acted, hasTime: look.hasTime });
  const fresh: ContentHit[] = [];
  for (const hit of hits) if (await keepHit(tx, contactId, hit)) fresh.push(hit);
  if (fresh.length > 0 || (look.isNewInLine && earlier.length > 0)) {
    const band = await raise(tx, contactId, { fresh, isNewInLine: look.isNewInLine ?? false, was: content.band });
    for (const hit of fresh) if (hit.rule.do.alert) await raiseAlert(tx, { contactId, hit, band });
  }
  await planLooks(tx, contactId, { unjudged, nextLookAt, isLate: look.isLate ?? false });
}

interface Raise {
  readonly fresh: readonly ContentHit[];
  readonly isNewInLine: boolean;
  readonly was: number;
}

/** Answers the band that the contact has now. */
async function raise(tx: Transaction, contactId: string, { fresh, isNewInLine, was }: Raise): Promise<number> {
  for (const { rule } of fresh) {
    const { band, points } = rule.do;
    await raiseContact(tx, contactId, { band, points, queueId: null, by: byRule(rule) });
  }
  const all = await hitsOf(tx, contactId);
  const again = isNewInLine ? mostUrgent(all) : undefined;
  if (again) await raiseContact(tx, contactId, { band: again.band, points: 0, queueId: null, by: byHit(again) });
  await sendOn(tx, contactId, stillToMove(all));
  return (await contentOf(tx, contactId))?.band ?? was;
}

async function sendOn(tx: Transaction, contactId: string, hit: KeptHit | undefined): Promise<void> {
  if (!hit || (await contentOf(tx, contactId))?.state !== 'queued') return;
  // Before it moves: the queue it comes to judges it anew.
  await keepMoved(tx, contactId);
  const queue = await queueByKey(tx.db, tx.scope.organisationId, hit.to_queue ?? '');
  if (queue) await raiseContact(tx, contactId, { band: null, points: 0, queueId: queue.id, by: byHit(hit) });
}

function byRule({ key: id, name }: ContentHit['rule']) {
  return { kind: 'rule', id, name } as const;
}

function byHit({ rule_key: id, rule_name: name }: KeptHit) {
  return { kind: 'rule', id, name } as const;
}

interface Plans {
  readonly unjudged: readonly Unjudged[];
  readonly nextLookAt: number | null;
  readonly isLate: boolean;
}

async function planLooks(tx: Transaction, contactId: string, { unjudged, nextLookAt, isLate }: Plans): Promise<void> {
  for (const { ruleKey, why } of unjudged) {
    await tx.schedule({ kind: contentTimers.unjudged, key: ruleKey, dueAt: tx.now, payload: { why, contactId } });
  }
  const isAgain = !isLate && unjudged.some(({ why }) => why === 'outOfTime');
  const dueAt = isAgain ? tx.now : nextLookAt;
  if (dueAt !== null)
    await tx.schedule({ kind: contentTimers.look, key: contactId, dueAt, payload: { isLate: isAgain } });
}
