import type { ContactPoint } from '@switchboard/shared/contacts';
import type { HostedFlow } from '@switchboard/shared/flows';
import type { PastContact, PastEntry, PastPart } from '../contacts/index.ts';
import { type Article, playBot } from './demo-history-bot.ts';
import type { Coming } from './demo-history-day.ts';
import type { Line, Story } from './demo-history-story.ts';
import { between, type Chance, oneOf } from './seeded-chance.ts';

export interface HistoryAgent {
  readonly userId: string;
  readonly name: string;
}

export interface HistoryCustomer {
  readonly id: string;
  readonly name: string;
  readonly point: ContactPoint | null;
}

/** Who and what the stories of one organisation are told with. */
export interface Cast {
  readonly hosted: HostedFlow;
  readonly botName: string;
  readonly channelId: string | null;
  readonly page: string;
  /** What the organisation's postcodes begin with. */
  readonly area: string;
  readonly articles: ReadonlyMap<string, Article>;
  /** What the queues are called, by key. */
  readonly queueNames: ReadonlyMap<string, string>;
  readonly agents: readonly [HistoryAgent, HistoryAgent];
  /** Takes a contact now and then, and has not written up every one: what is left open does not stand on the operators' desks. */
  readonly helper: HistoryAgent;
  readonly customers: readonly HistoryCustomer[];
}

const strangers = ['Alex', 'Priya', 'Tom', 'Moira', 'Kofi', 'Elin', 'Zara', 'Declan', 'Hanna', 'Roy'];

interface Told {
  readonly story: Story;
  readonly coming: Coming;
}

/** One contact: the story with its words chosen, its people and its times. */
export function tell(chance: Chance, cast: Cast, { story, coming }: Told): PastContact {
  const chose = chosen(chance, cast);
  const { customer, givenName } = chose;
  const telling = new Telling(chance, coming.at, wordsFor(chance, story, { ...chose, area: cast.area }));
  const { to, outcomeKey } = telling.withBot(story, cast, givenName);
  const begun = {
    arrivedAt: coming.at,
    language: story.language ?? 'en',
    customer: customer && { id: customer.id, name: customer.name },
    givenName,
    points: customer?.point ? [customer.point] : [],
    page: cast.page,
    channelId: cast.channelId,
    bot: { name: cast.botName, leftAt: telling.now },
  };
  const waiting = to && { ...to, sinceAt: telling.now };
  return { ...begun, waiting, ...goingOn(telling, { story, coming, outcomeKey, ...chose }) };
}

/** Whose contact it is, and what chance has decided of its end. */
function chosen(chance: Chance, { agents: [ann, ben], helper, customers }: Cast) {
  const customer = chance() < 0.4 && customers.length > 0 ? oneOf(chance, customers) : null;
  const stranger = chance() < 0.5 ? oneOf(chance, strangers) : null;
  const [first, other] = chance() < 0.5 ? [ann, ben] : [ben, ann];
  const isHelped = chance() < 0.08;
  return {
    customer,
    givenName: customer?.name ?? stranger,
    agents: [isHelped ? helper : first, other] as const,
    isAbandoned: chance() < 0.1,
    isLeftOpen: isHelped && chance() < 0.6,
    endedBy: chance() < 0.55 ? ('citizen' as const) : ('agent' as const),
  };
}

type Going = Told & ReturnType<typeof chosen> & { readonly outcomeKey: string | null };

/** From where the bot left it: contained, left while waiting, or talked over with a person. */
function goingOn(
  telling: Telling,
  { story: { person }, coming: { waitMs }, outcomeKey, agents, givenName, ...fate }: Going,
): Pick<PastContact, 'parts' | 'entries' | 'ended' | 'wrapUp'> {
  if (!person) {
    const ended = { at: telling.end('bot'), by: 'bot', isAbandoned: false } as const;
    return { parts: [], wrapUp: null, ...telling.told(outcomeKey === null ? ended : { ...ended, outcomeKey }) };
  }
  if (fate.isAbandoned) {
    const at = telling.abandon(waitMs * 2);
    return { parts: [], wrapUp: null, ...telling.told({ at, by: 'citizen', isAbandoned: true }) };
  }
  const parts = telling.withPeople(person, agents, { waitMs, name: givenName });
  const at = telling.end(fate.endedBy);
  const { reason: reasonKey, outcome: outcomeKeyOfAgent, note } = person;
  return {
    parts: parts.map((part) => telling.writtenUp(part, at)),
    wrapUp: fate.isLeftOpen ? null : { reasonKey, outcomeKey: outcomeKeyOfAgent, note: telling.words(note) },
    ...telling.told({ at, by: fate.endedBy, isAbandoned: false }),
  };
}

type BegunPart = Omit<PastPart, 'leftAt' | 'completedAt'> & { readonly leftAt: number | null };

/** Goes through a story line by line, and keeps the time. */
class Telling {
  readonly #chance: Chance;
  readonly #slots: ReadonlyMap<string, string>;
  readonly #entries: PastEntry[] = [];
  now: number;

  constructor(chance: Chance, at: number, slots: ReadonlyMap<string, string>) {
    this.#chance = chance;
    this.now = at;
    this.#slots = slots;
  }

  words(text: string): string {
    const filled = text.replace(/\{(\w+)\}/g, (_, slot: string) => this.#slots.get(slot) ?? '');
    return filled.replace(/(^|[.?!] )(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
  }

  told(ended: PastContact['ended']) {
    return { entries: this.#entries, ended };
  }

  withBot(story: Story, { hosted, botName, articles, queueNames }: Cast, name: string | null) {
    this.#happened({ happened: 'botJoined' });
    const article = story.article === undefined ? null : (articles.get(story.article) ?? null);
    const heard = story.toBot.map((text) => this.words(text));
    const played = playBot(hosted, { language: story.language ?? 'en', words: heard, article });
    for (const { by, text, suggestions, source } of played.said) {
      this.#wait(by === 'bot' ? 700 : 6_000, by === 'bot' ? 1_500 : 28_000);
      const author = by === 'bot' ? { kind: 'bot' as const, name: botName } : citizen(name);
      this.#say({ ...author, userId: null }, { kind: 'text', text, suggestions, source });
    }
    const { routed } = played;
    if (routed) this.#happened({ happened: 'queued', queue: queueNames.get(routed.queueKey) ?? '' });
    return { to: routed, outcomeKey: played.outcomeKey };
  }

  withPeople(
    { lines, passedOn = '' }: NonNullable<Story['person']>,
    [agent, colleague]: readonly [HistoryAgent, HistoryAgent],
    { waitMs, name }: { readonly waitMs: number; readonly name: string | null },
  ): BegunPart[] {
    const parts = [this.#joins(agent, waitMs)];
    for (const line of lines) {
      const { who, text } = spoken(line);
      if (who === 'colleague' && parts.length === 1) {
        this.#passOn(agent, colleague, passedOn);
        parts[0] = { ...parts[0]!, leftAt: this.now };
        parts.push(this.#joins(colleague, between(this.#chance, 6_000, 40_000)));
      }
      this.#wait(5_000 + text.length * 180, 20_000 + text.length * 420);
      const author = who === 'agent' ? agent : who === 'colleague' ? colleague : null;
      this.#say(author ? asAuthor(author) : { ...citizen(name), userId: null }, {
        kind: 'text',
        text: this.words(text),
      });
    }
    return parts;
  }

  end(by: 'citizen' | 'agent' | 'bot'): number {
    if (by !== 'bot') this.#wait(4_000, 45_000);
    this.#happened({ happened: 'ended', by });
    return this.now;
  }

  abandon(afterMs: number): number {
    this.now += afterMs;
    this.#happened({ happened: 'abandoned' });
    return this.now;
  }

  writtenUp({ leftAt, ...part }: BegunPart, endedAt: number): PastPart {
    const left = leftAt ?? endedAt;
    return { ...part, leftAt: left, completedAt: left + between(this.#chance, 15_000, 58_000) };
  }

  #joins(agent: HistoryAgent, afterMs: number): BegunPart {
    this.now += afterMs;
    this.#happened({ happened: 'agentJoined', name: agent.name });
    return { ...agent, startedAt: this.now, leftAt: null };
  }

  #passOn(from: HistoryAgent, to: HistoryAgent, note: string): void {
    this.#wait(8_000, 20_000);
    this.#say(asAuthor(from), { kind: 'note', text: this.words(note) });
    this.#happened({ happened: 'agentLeft', name: from.name });
    this.#happened({ happened: 'transferred', to: to.name });
  }

  #wait(least: number, most: number): void {
    this.now += between(this.#chance, least, most);
  }

  #say(author: NonNullable<PastEntry['author']>, body: PastEntry['body']): void {
    this.#entries.push({ at: this.now, author, body });
  }

  #happened(happening: Extract<PastEntry['body'], { kind: 'happening' }>['happening']): void {
    this.#entries.push({ at: this.now, author: null, body: { kind: 'happening', happening } });
  }
}

const citizen = (name: string | null) => ({ kind: 'citizen' as const, name: name ?? 'Visitor' });
const asAuthor = ({ userId, name }: HistoryAgent) => ({ kind: 'agent' as const, userId, name });

function spoken(line: Line): { who: string; text: string } {
  const at = line.indexOf(': ');
  return { who: line.slice(0, at), text: line.slice(at + 2) };
}

function wordsFor(
  chance: Chance,
  { vary }: Story,
  { area, agents, givenName, customer }: ReturnType<typeof chosen> & { readonly area: string },
): Map<string, string> {
  const slots = new Map(Object.entries(vary).map(([slot, words]) => [slot, oneOf(chance, words)]));
  const firstOf = ({ name }: HistoryAgent) => name.split(' ')[0]!;
  slots.set('agent', firstOf(agents[0]));
  slots.set('colleague', firstOf(agents[1]));
  slots.set('me', givenName ?? oneOf(chance, strangers));
  const number = `07700 900${between(chance, 300, 899)}`;
  slots.set('phone', customer?.point?.kind === 'phone' ? customer.point.value : number);
  slots.set('postcode', `${area}${between(chance, 1, 5)} ${between(chance, 1, 8)}AA`);
  return slots;
}
