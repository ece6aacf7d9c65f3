import type { BankHolidayKey, BankHolidaySet, Calendar, DayRule, OpeningChange, Span } from '@switchboard/shared/hours';
import type { PartFacts } from './queue-facts.ts';

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

export const holidaySetWords: Readonly<Record<BankHolidaySet, string>> = {
  englandAndWales: 'England and Wales',
  scotland: 'Scotland',
  northernIreland: 'Northern Ireland',
  none: 'None: open as on other days',
};

export const holidayWords: Readonly<Record<BankHolidayKey, string>> = {
  newYearsDay: 'New Year’s Day',
  secondOfJanuary: '2 January',
  stPatricksDay: 'St Patrick’s Day',
  goodFriday: 'Good Friday',
  easterMonday: 'Easter Monday',
  earlyMay: 'Early May bank holiday',
  spring: 'Spring bank holiday',
  battleOfTheBoyne: 'Battle of the Boyne',
  summer: 'Summer bank holiday',
  stAndrewsDay: 'St Andrew’s Day',
  christmasDay: 'Christmas Day',
  boxingDay: 'Boxing Day',
  diamondJubilee: 'Diamond Jubilee',
  royalWedding: 'Royal wedding',
  platinumJubilee: 'Platinum Jubilee',
  stateFuneral: 'State funeral',
  coronation: 'Coronation',
  worldCup: 'World Cup',
};

/** `09:00 to 17:00, 18:00 to 20:00`; `all day`; `closed`. */
export function spansWords(spans: readonly Span[]): string {
  if (spans.length === 0) return 'closed';
  if (spans.some(({ from, until }) => from === '00:00' && until === '24:00')) return 'all day';
  return spans.map(({ from, until }) => `${from} to ${until}`).join(', ');
}

const day = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
/** `Fri 25 Dec 2026`, a day of the wall calendar. */
export const dateWords = (date: string): string =>
  Number.isNaN(Date.parse(date)) ? date : day.format(Date.parse(date));

export function ruleWords(rule: DayRule): string {
  if (rule.kind === 'exception') return rule.title;
  return rule.kind === 'bankHoliday' ? holidayWords[rule.key] : 'as every week';
}

/** `Closes Mon 30 Nov at 17:00`, by the clock of the calendar. */
export function changeWords(change: OpeningChange | null, isOpen: boolean, timeZone: string): string {
  if (!change) return isOpen ? 'It never closes.' : 'It does not open within 400 days.';
  const moment = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  });
  return `${change.becomes === 'open' ? 'Opens' : 'Closes'} ${moment.format(change.at)}.`;
}

export function calendarFacts({ name, timeZone, bankHolidays, week, exceptions }: Calendar): PartFacts {
  return [
    ['Name', name],
    ['Time zone', timeZone],
    ['Bank holidays', holidaySetWords[bankHolidays]],
    ...week.map((spans, at): readonly [string, string] => [weekdays[at] ?? '', spansWords(spans)]),
    [
      'Other days',
      exceptions.map(({ date, title, open }) => `${dateWords(date)}, ${title}: ${spansWords(open)}`).join('; ') ||
        'None',
    ],
  ];
}
