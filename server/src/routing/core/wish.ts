import { emergencyBand } from '@switchboard/shared/contacts';
import { type Instant, minutes } from '@switchboard/shared/kernel';
import type { AgentNow, WaitingContact } from './facts.ts';
import { type Fit, fitsAsWanted } from './fit.ts';
import type { Stance } from './person.ts';
import { able } from './reasons.ts';

/** A citizen who is not there is offered to nobody; she keeps her place. In an emergency a person looks at it. */
const goneAfterMs = minutes(2);

/** Since when nobody is asked because the citizen's page is gone; null: it is there, or a person looks at it anyway. */
export function goneAt({ band, unlinkedSinceAt }: WaitingContact): Instant | null {
  return unlinkedSinceAt === null || band === emergencyBand ? null : unlinkedSinceAt + goneAfterMs;
}

/**
 * What becomes of a wish for somebody in particular, who is signed in and not held off: she is asked (`hers`), waited for
 * while she is full (`kept`), or the contact is as any other (`open`).
 */
export function wishFor(
  contact: WaitingContact,
  wanted: { readonly facts: AgentNow; readonly stance: Stance },
  terms: { readonly fit: Fit; readonly kind: number },
  now: Instant,
): 'hers' | 'kept' | 'open' {
  const { why, untilAt } = contact.wanted!;
  if (wanted.stance.condition !== able) return 'open';
  if (!fitsAsWanted(wanted.facts, terms.fit, why === 'askedFor')) return 'open';
  if (wanted.stance.reason(terms.kind) === able) return 'hers';
  return contact.band !== emergencyBand && now < untilAt ? 'kept' : 'open';
}
