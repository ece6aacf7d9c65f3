import { flowLanguageSchema, type PortAnswer, queueKeySchema } from '@switchboard/shared/flows';
import type { Clock } from '@switchboard/shared/kernel';
import type { BotTurn, BotWork } from '@switchboard/shared/webchat';
import { z } from 'zod';
import { tellCitizen } from '../../contacts/index.ts';
import { announcementOf, hoursOf } from '../../hours/index.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { systemScope } from '../../platform/access/scope.ts';
import type { Database } from '../../platform/database/index.ts';
import { queueByKey } from '../../queues/index.ts';
import { isWithin } from '../domain/opening-hours.ts';
import { openingHoursOf } from '../storage/opening-hours.ts';

export interface PortNeeds {
  readonly database: Database;
  readonly knowledge: Knowledge;
  readonly clock: Clock;
}

type Answer = Awaited<ReturnType<BotWork['callPort']>>;

const questionSchema = z.object({ question: z.string().min(1).max(500), language: flowLanguageSchema });
const queueSchema = z.object({ queueKey: queueKeySchema });
const unavailable = (reason: string): Answer => ({ ok: false, reason });

/** What the engine's ports answer on this server. A port that cannot tell says so: the flow has an exit for that. */
export async function answerPort(
  needs: PortNeeds,
  { organisationId, contactId }: Pick<BotTurn, 'organisationId' | 'contactId'>,
  { name, args }: Parameters<BotWork['callPort']>[1],
): Promise<Answer> {
  switch (name) {
    case 'knowledge.search': {
      const { question, language } = questionSchema.parse(args);
      const article = await needs.knowledge.answer(organisationId, question, language);
      return answered({ port: 'knowledge.search', article });
    }
    case 'hours.check': {
      const { queueKey } = queueSchema.parse(args);
      return checkHours(needs, { organisationId, contactId, queueKey });
    }
    default:
      return unavailable('unknown port');
  }
}

/** An emergency closure outranks every calendar, and its words are told here, before the flow goes its way. */
async function checkHours(
  { database, clock }: PortNeeds,
  { organisationId, contactId, queueKey }: { organisationId: string; contactId: string; queueKey: string },
): Promise<Answer> {
  const scope = systemScope(organisationId, 'flow.port');
  const db = database.read(scope);
  const now = clock();
  const queue = await queueByKey(db, organisationId, queueKey);
  if (!queue) return unavailable('there is no such queue');
  const hours = await hoursOf(database.readPrepared.bind(database), organisationId, now);
  const closure = hours.closureOf(queue, now);
  if (closure) await database.inTransaction(scope, (tx) => tellCitizen(tx, contactId, announcementOf(closure)));
  // Hours of before there were calendars hold until the queue has one.
  const before = hours.calendarOf(queue) ? undefined : await openingHoursOf(db, { organisationId, queueKey });
  const isOpen = hours.isOpen(queue, now) && (!before || isWithin(before, now));
  return answered({ port: 'hours.check', isOpen });
}

function answered(value: PortAnswer): Answer {
  return { ok: true, value };
}
