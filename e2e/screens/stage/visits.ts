import type { ScreenId } from '../../../desktop/src/renderer/app/screens.ts';
import { customersVisits } from './customer-visits.ts';
import { deskVisits } from './desk-visits.ts';
import * as gate from './gate-visits.ts';
import { supervisionVisits, transcriptsVisits } from './live-visits.ts';
import { accountVisits, auditVisits, galleryVisits, notFoundVisits } from './other-visits.ts';
import { sessionsVisits, teamsVisits, usersVisits } from './people-visits.ts';
import {
  routingCalendarsVisits,
  routingCapacityVisits,
  routingHistoryVisits,
  routingLinksVisits,
  routingQueuesVisits,
  routingRulesVisits,
  routingSkillsVisits,
} from './routing-visits.ts';
import {
  apiTokensVisits,
  brandVisits,
  notReadyReasonsVisits,
  organisationsVisits,
  outboxVisits,
  policyVisits,
  serviceAreasVisits,
  sharingVisits,
} from './setup-visits.ts';
import type { Visits } from './visit.ts';

/** How to reach every state of every screen. A screen without an entry does not compile. */
export const visits: Readonly<Record<ScreenId, Visits>> = {
  'sign-in': gate.signIn,
  'first-administrator': gate.firstAdministrator,
  'new-password': gate.newPassword,
  'forced-password': gate.forcedPassword,
  'other-desk': gate.otherDesk,
  desk: deskVisits,
  account: accountVisits,
  customers: customersVisits,
  supervision: supervisionVisits,
  transcripts: transcriptsVisits,
  users: usersVisits,
  teams: teamsVisits,
  sessions: sessionsVisits,
  'routing-queues': routingQueuesVisits,
  'routing-skills': routingSkillsVisits,
  'routing-links': routingLinksVisits,
  'routing-calendars': routingCalendarsVisits,
  'routing-capacity': routingCapacityVisits,
  'routing-rules': routingRulesVisits,
  'routing-history': routingHistoryVisits,
  'not-ready-reasons': notReadyReasonsVisits,
  'service-areas': serviceAreasVisits,
  sharing: sharingVisits,
  brand: brandVisits,
  'sign-in-policy': policyVisits,
  'api-tokens': apiTokensVisits,
  outbox: outboxVisits,
  audit: auditVisits,
  organisations: organisationsVisits,
  gallery: galleryVisits,
  'not-found': notFoundVisits,
};
