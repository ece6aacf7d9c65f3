import type { Instant } from '@switchboard/shared/kernel';
import type { Decisions } from './decisions.ts';
import type { AgentNow, WaitingContact } from './facts.ts';
import type { Law } from './law.ts';
import { RoutingDomain } from './routing-domain.ts';

type Fact =
  | { readonly contact: WaitingContact }
  | { readonly gone: string }
  | { readonly agent: AgentNow }
  | { readonly away: string };

interface Decided {
  readonly decideAt: Instant;
  readonly atMost: number | null;
  readonly made: Made;
}

/** Everything a domain was told and asked, one line of JSON each, with its answers: a day that can be played again. */
type Line = { readonly law: Law } | Fact | Decided;

/** Who was offered what, which steps were skipped, when to look again. */
interface Made {
  readonly matches: readonly (readonly [contactId: string, userId: string])[];
  readonly skips: readonly (readonly [contactId: string, skippedMs: number])[];
  readonly wakeAt: Instant | null;
}

/** What decides for one organisation, whether it is written down or not. */
export type Domain = Pick<
  RoutingDomain,
  'publish' | 'putContact' | 'dropContact' | 'putAgent' | 'dropAgent' | 'decide' | 'explain'
>;

/** A domain that writes down whatever passes. */
export function recordedDomain(law: Law, write: (line: string) => void): Domain {
  const domain = new RoutingDomain(law);
  const say = (line: Line) => write(JSON.stringify(line, withCollections));
  say({ law });
  return {
    publish(next) {
      say({ law: next });
      domain.publish(next);
    },
    putContact(contact) {
      say({ contact });
      domain.putContact(contact);
    },
    dropContact(id) {
      say({ gone: id });
      domain.dropContact(id);
    },
    putAgent(agent) {
      say({ agent });
      domain.putAgent(agent);
    },
    dropAgent(id) {
      say({ away: id });
      domain.dropAgent(id);
    },
    decide(now, atMost) {
      const decisions = domain.decide(now, atMost);
      say({ decideAt: now, atMost: atMost ?? null, made: outlineOf(decisions) });
      return decisions;
    },
    explain: (contactId, now) => domain.explain(contactId, now),
  };
}

/**
 * Plays a recording again, line by line: how many decisions were asked for, and at which lines another one was made.
 * With a law of its own it says what that one would have decided at each of those moments.
 */
export class Replay {
  decisions = 0;
  readonly differing: number[] = [];
  readonly #otherLaw: Law | undefined;
  #domain: RoutingDomain | undefined;
  #number = 0;

  constructor(otherLaw?: Law) {
    this.#otherLaw = otherLaw;
  }

  next(text: string): void {
    this.#number += 1;
    const line = JSON.parse(text, revived) as Line;
    if ('law' in line) this.#rule(this.#otherLaw ?? line.law);
    else if (!this.#domain) throw new Error('A recording begins with the law');
    else if ('decideAt' in line) this.#decide(this.#domain, line);
    else tell(this.#domain, line);
  }

  #rule(law: Law): void {
    if (this.#domain) this.#domain.publish(law);
    else this.#domain = new RoutingDomain(law);
  }

  #decide(domain: RoutingDomain, { decideAt, atMost, made: before }: Decided): void {
    this.decisions += 1;
    const made = outlineOf(domain.decide(decideAt, atMost ?? undefined));
    if (JSON.stringify(made) !== JSON.stringify(before)) this.differing.push(this.#number);
  }
}

function tell(domain: RoutingDomain, line: Fact): void {
  if ('contact' in line) domain.putContact(line.contact);
  else if ('gone' in line) domain.dropContact(line.gone);
  else if ('agent' in line) domain.putAgent(line.agent);
  else domain.dropAgent(line.away);
}

function outlineOf({ matches, skips, wakeAt }: Decisions): Made {
  return {
    matches: matches.map(({ contactId, userId }) => [contactId, userId]),
    skips: skips.map(({ contactId, skippedMs }) => [contactId, skippedMs]),
    wakeAt,
  };
}

function withCollections(_key: string, value: unknown): unknown {
  if (value instanceof Map) return { $map: [...value] };
  return value instanceof Set ? { $set: [...value] } : value;
}

function revived(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if ('$map' in value) return new Map(value.$map as [unknown, unknown][]);
  return '$set' in value ? new Set(value.$set as unknown[]) : value;
}
