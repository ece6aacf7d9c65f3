import type {
  AddressKind,
  ArrivalPoint,
  CustomerBrief,
  CustomerKind,
  MarkerKind,
  PreferredChannel,
} from '@switchboard/shared/customers';
import { formatPoint } from '@switchboard/shared/customers';
import {
  Building2,
  HeartHandshake,
  Languages,
  type LucideIcon,
  MessageSquareOff,
  Repeat,
  StickyNote,
  Store,
  TriangleAlert,
  UserRound,
} from 'lucide-react';
import type { Choice } from '../../ui/index.ts';

export const kindIcons: Readonly<Record<CustomerKind, LucideIcon>> = {
  person: UserRound,
  business: Store,
  organisation: Building2,
};

export const kindChoices: readonly Choice<CustomerKind>[] = [
  { value: 'person', label: 'Person' },
  { value: 'business', label: 'Business' },
  { value: 'organisation', label: 'Other body', hint: 'A charity, a club, a residents’ group' },
];

export const markerIcons: Readonly<Record<MarkerKind, LucideIcon>> = {
  riskToStaff: TriangleAlert,
  vulnerable: HeartHandshake,
  repeatVictim: Repeat,
  contactRestriction: MessageSquareOff,
  communicationNeed: Languages,
  other: StickyNote,
};

export const addressKindChoices: readonly Choice<AddressKind>[] = [
  { value: 'main', label: 'Main' },
  { value: 'correspondence', label: 'Correspondence' },
  { value: 'work', label: 'Work' },
  { value: 'second', label: 'Second home' },
  { value: 'termTime', label: 'Term time' },
  { value: 'holiday', label: 'Holiday' },
  { value: 'previous', label: 'Previous' },
];

export const channelChoices: readonly Choice<PreferredChannel>[] = [
  { value: 'voice', label: 'Phone call' },
  { value: 'sms', label: 'Text message' },
  { value: 'mail', label: 'E-mail' },
  { value: 'webchat', label: 'Web chat' },
  { value: 'letter', label: 'Letter' },
];

const languageNames = new Intl.DisplayNames('en-GB', { type: 'language' });
const usualLanguages = 'en cy ar bn bfi es fr gu pa pl pt ro so uk ur'.split(' ');
const bsl = 'bfi';

/** `Polish`; British Sign Language has no name in the browser's list. */
export function languageName(code: string): string {
  return code === bsl ? 'British Sign Language' : (languageNames.of(code) ?? code);
}

/** The languages most asked for, and the one a record has already. */
export function languageChoices(code: string): readonly Choice[] {
  const codes = code === '' || usualLanguages.includes(code) ? usualLanguages : [...usualLanguages, code];
  return codes.map((each) => ({ value: each, label: languageName(each) }));
}

/** Two letters for the round sign beside a name. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.slice(0, 1) ?? '')
    .join('')
    .toUpperCase();
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** `14 May 1955`: a day of the calendar, the same in every zone. */
export const formatCalendarDay = (on: string): string => day.format(Date.parse(on));
/** `14 May 1955` with a short month. */
export const formatShortDay = (on: string): string => shortDay.format(Date.parse(on));

/** The day of the calendar it is where the reader is. */
export function todayAt(now: number): string {
  const here = new Date(now);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${here.getFullYear()}-${two(here.getMonth() + 1)}-${two(here.getDate())}`;
}

/** Whole years between two days of the calendar. */
export function ageOn(bornOn: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return today.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

/** `71, born 14 May 1955 · she/her · English`. */
export function aboutCustomer(
  customer: Pick<CustomerBrief, 'kind' | 'bornOn' | 'pronouns' | 'language' | 'reference'>,
  today: string,
): string {
  const { kind, bornOn, pronouns, language, reference } = customer;
  const born = bornOn && `${ageOn(bornOn, today)}, born ${formatCalendarDay(bornOn)}`;
  const what = kind === 'person' ? undefined : kind === 'business' ? 'Business' : 'Organisation';
  return [what, born, pronouns, language && languageName(language), reference].filter(Boolean).join(' · ');
}

const arrivals = { phone: 'Calling from', email: 'Writing from', handle: 'Writing as' } as const;
export const arrivalLabel = ({ kind }: ArrivalPoint): string => arrivals[kind];

const nouns = { phone: 'number', email: 'e-mail address', handle: 'name' } as const;
export const pointNoun = (point: ArrivalPoint | undefined): string => (point ? nouns[point.kind] : 'contact point');

export function arrivalWords(point: ArrivalPoint): string {
  return [formatPoint(point), point.channel].filter(Boolean).join(' on ');
}
