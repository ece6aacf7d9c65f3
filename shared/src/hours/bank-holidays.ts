import type { BankHolidaySet } from './calendar.ts';
import { addDays, type LocalDate, weekdayOf } from './wall-clock.ts';

export const bankHolidayKeys = [
  'newYearsDay',
  'secondOfJanuary',
  'stPatricksDay',
  'goodFriday',
  'easterMonday',
  'earlyMay',
  'spring',
  'battleOfTheBoyne',
  'summer',
  'stAndrewsDay',
  'christmasDay',
  'boxingDay',
  'diamondJubilee',
  'royalWedding',
  'platinumJubilee',
  'stateFuneral',
  'coronation',
  'worldCup',
] as const;
export type BankHolidayKey = (typeof bankHolidayKeys)[number];

export interface BankHoliday {
  readonly date: LocalDate;
  readonly key: BankHolidayKey;
  /** The day itself falls on a weekend or on another holiday, and is kept on this one. */
  readonly isSubstitute: boolean;
}

type Day = readonly [key: BankHolidayKey, date: LocalDate];
type Nation = Exclude<BankHolidaySet, 'none'>;

const everywhere: readonly Nation[] = ['englandAndWales', 'scotland', 'northernIreland'];

/** Proclaimed for one year only; a new one is added here, and until then to a calendar's exceptions. */
const proclaimed: readonly { readonly day: Day; readonly nations: readonly Nation[] }[] = [
  { day: ['royalWedding', '2011-04-29'], nations: everywhere },
  { day: ['diamondJubilee', '2012-06-05'], nations: everywhere },
  { day: ['platinumJubilee', '2022-06-03'], nations: everywhere },
  { day: ['stateFuneral', '2022-09-19'], nations: everywhere },
  { day: ['coronation', '2023-05-08'], nations: everywhere },
  { day: ['worldCup', '2026-06-15'], nations: ['scotland'] },
];

/** Moved in one year for an occasion. */
const moved: ReadonlyMap<string, LocalDate> = new Map([
  ['spring/2012', '2012-06-04'],
  ['earlyMay/2020', '2020-05-08'],
  ['spring/2022', '2022-06-02'],
]);

/**
 * The bank holidays of a year, in order (Banking and Financial Dealings Act 1971, St Andrew's Day Bank Holiday
 * (Scotland) Act 2007, and proclamations): by rule, so that next year needs no new release.
 */
export function bankHolidaysOf(set: BankHolidaySet, year: number): readonly BankHoliday[] {
  if (set === 'none') return [];
  const days = daysOf[set](year);
  const taken = new Set<LocalDate>();
  const kept: BankHoliday[] = [];
  // A day that is a working day keeps its date; the others move on to the next days that are free.
  for (const [key, date] of days.filter(([, day]) => !isWeekend(day))) {
    taken.add(date);
    kept.push({ key, date, isSubstitute: false });
  }
  for (const [key, day] of days.filter(([, day]) => isWeekend(day))) {
    let date = day;
    while (isWeekend(date) || taken.has(date)) date = addDays(date, 1);
    taken.add(date);
    kept.push({ key, date, isSubstitute: true });
  }
  return kept.toSorted((one, other) => (one.date < other.date ? -1 : 1));
}

export function bankHolidayOn(set: BankHolidaySet, date: LocalDate): BankHoliday | undefined {
  return yearOf(set, Number(date.slice(0, 4))).get(date);
}

const years = new Map<string, ReadonlyMap<LocalDate, BankHoliday>>();

function yearOf(set: BankHolidaySet, year: number): ReadonlyMap<LocalDate, BankHoliday> {
  const name = `${set}/${year}`;
  const known = years.get(name);
  if (known) return known;
  const made = new Map(bankHolidaysOf(set, year).map((holiday) => [holiday.date, holiday]));
  years.set(name, made);
  return made;
}

const daysOf: Record<Nation, (year: number) => readonly Day[]> = {
  englandAndWales: (year) => [
    ...common(year),
    ['easterMonday', addDays(easterSunday(year), 1)],
    ['summer', lastMonday(year, 8)],
    ...proclaimedIn('englandAndWales', year),
  ],
  northernIreland: (year) => [
    ...common(year),
    ['stPatricksDay', `${year}-03-17`],
    ['easterMonday', addDays(easterSunday(year), 1)],
    ['battleOfTheBoyne', `${year}-07-12`],
    ['summer', lastMonday(year, 8)],
    ...proclaimedIn('northernIreland', year),
  ],
  scotland: (year) => [
    ...common(year),
    ['secondOfJanuary', `${year}-01-02`],
    ['summer', firstMonday(year, 8)],
    ['stAndrewsDay', `${year}-11-30`],
    ...proclaimedIn('scotland', year),
  ],
};

function common(year: number): readonly Day[] {
  return [
    ['newYearsDay', `${year}-01-01`],
    ['goodFriday', addDays(easterSunday(year), -2)],
    ['earlyMay', moved.get(`earlyMay/${year}`) ?? firstMonday(year, 5)],
    ['spring', moved.get(`spring/${year}`) ?? lastMonday(year, 5)],
    ['christmasDay', `${year}-12-25`],
    ['boxingDay', `${year}-12-26`],
  ];
}

function proclaimedIn(nation: Nation, year: number): readonly Day[] {
  return proclaimed
    .filter(({ day: [, date], nations }) => date.startsWith(`${year}-`) && nations.includes(nation))
    .map(({ day }) => day);
}

function isWeekend(date: LocalDate): boolean {
  return weekdayOf(date) >= 5;
}

function firstMonday(year: number, month: number): LocalDate {
  const first = `${year}-${twoDigits(month)}-01`;
  return addDays(first, (7 - weekdayOf(first)) % 7);
}

function lastMonday(year: number, month: number): LocalDate {
  const last = addDays(`${year}-${twoDigits(month + 1)}-01`, -1);
  return addDays(last, -weekdayOf(last));
}

/** The Gregorian computus (Meeus, Jones, Butcher). */
export function easterSunday(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return `${year}-${twoDigits(Math.floor(n / 31))}-${twoDigits((n % 31) + 1)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
