import { emergencyBand } from '@switchboard/shared/contacts';
import { type Instant, minutes } from '@switchboard/shared/kernel';
import { satisfies } from '@switchboard/shared/routing-plan';
import type { ReadyAgent, WaitingContact } from './state.ts';
import { hasRoomFor } from './units.ts';

/** A citizen who is not there is not offered to anybody; she keeps her place. In an emergency a person looks at it. */
export const unlinkedAfterMs = minutes(2);

/** Why a ready agent is not offered a contact, as counted in explanations (design §3, precedence). */
export const whyNot = ['area', 'skill', 'notWanted', 'full', 'heldOff'] as const;
export type WhyNot = (typeof whyNot)[number];

export function isOfferable({ band, unlinkedSinceAt }: WaitingContact, now: Instant): boolean {
  return band === emergencyBand || unlinkedSinceAt === null || now - unlinkedSinceAt < unlinkedAfterMs;
}

/** Rights and skills: what does not change while contacts are handed out. Whoever is asked for by name needs no skill. */
export function fits(contact: WaitingContact, agent: ReadyAgent): WhyNot | null {
  const { serviceAreaId, wanted, needs, skills } = contact;
  if (serviceAreaId !== null && agent.areas !== 'all' && !agent.areas.has(serviceAreaId)) return 'area';
  if (wanted?.userId === agent.id) return null;
  const hasWished = skills.every(({ skill, atLeast }) => (agent.skills.get(skill) ?? 0) >= atLeast);
  return hasWished && satisfies(agent.skills, needs) ? null : 'skill';
}

/** Room and refusals: what changes with each offer. */
export function canTake(contact: WaitingContact, agent: ReadyAgent, now: Instant): WhyNot | null {
  if (!hasRoomFor(contact.channel, agent)) return 'full';
  const heldOffUntil = contact.heldOff.get(agent.id);
  return heldOffUntil !== undefined && now < heldOffUntil ? 'heldOff' : null;
}
