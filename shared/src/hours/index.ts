export {
  type BankHoliday,
  type BankHolidayKey,
  bankHolidayKeys,
  bankHolidayOn,
  bankHolidaysOf,
} from './bank-holidays.ts';
export * from './calendar.ts';
export {
  type Closure,
  closureFactSchema,
  closureFor,
  closureOperations,
  closureSchema,
  longestClosureMs,
} from './closure.ts';
export { type DayRule, isOpenAt, nextChange, type OpeningChange, type OpeningDay, openingDay } from './opening.ts';
export { addDays, dateAt, isTimeZone, type LocalDate } from './wall-clock.ts';
