import type { Instant } from '@switchboard/shared/kernel';
import type { Decisions } from './decisions.ts';
import type { AgentNow, WaitingContact } from './facts.ts';
import type { Law } from './law.ts';
import { RoutingDomain } from './routing-domain.ts';

/** Everything a domain was told and asked, one line of JSON each, with its answers: a day that can be played again. */
type Line =
  | { readonly law: Law }
  | { readonly contact: WaitingContact }
  | { readonly gone: string }
  | { readonly agent: AgentNow }
  | { readonly away: string }
  | { readonly decideAt: Instant; readonly atMost: number | null; readonly made: Made };

/** Who was offered what, which steps were skipped, when to look again. */
interface Made {
  readonly matches: readonly (readonly [contactId: string, userId: string])[];
  readonly skips: readonly (readonly [contactId: string, skippedMs: number])[];
  readonly wakeAt: Instant | null;
}

type Domain = Pick<RoutingDomain, 'publish' | 'putContact' | 'dropContact' | 'putAgent' | 'dropAgent' | 'decide'>;

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
  };
}

/** Plays a recording again. Answers how many decisions were asked for, and the lines at which another one was made. */
export function replayed(lines: Iterable<string>): { decisions: number; differing: number[] } {
  let domain: RoutingDomain | undefined;
  let decisions = 0;
  const differing: number[] = [];
  let number = 0;
  for (const text of lines) {
    number += 1;
    const line = JSON.parse(text, revived) as Line;
    if ('law' in line && domain) domain.publish(line.law);
    else if ('law' in line) domain = new RoutingDomain(line.law);
    else if (!domain) throw new Error('A recording begins with the law');
    else if ('contact' in line) domain.putContact(line.contact);
    else if ('gone' in line) domain.dropContact(line.gone);
    else if ('agent' in line) domain.putAgent(line.agent);
    else if ('away' in line) domain.dropAgent(line.away);
    else {
      decisions += 1;
      const made = outlineOf(domain.decide(line.decideAt, line.atMost ?? undefined));
      if (JSON.stringify(made) !== JSON.stringify(line.made)) differing.push(number);
    }
  }
  return { decisions, differing };
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
