import { describe, expect, test } from 'vitest';
import { bankHolidaysOf, easterSunday } from './bank-holidays.ts';

/** As GOV.UK, mygov.scot and nidirect publish them, written down by hand; substitute days stand as they are kept. */
const englandAndWales = {
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
};
const scotland = {
  2021: '01-01 01-04 04-02 05-03 05-31 08-02 11-30 12-27 12-28',
  2022: '01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27',
  2023: '01-02 01-03 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26',
  2024: '01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26',
  2025: '01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26',
  2026: '01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28',
  2027: '01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28',
  2028: '01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26',
};
const northernIreland = {
  2024: '01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26',
  2025: '01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26',
  2026: '01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28',
  2027: '01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28',
  2028: '01-03 03-17 04-14 04-17 05-01 05-29 07-12 08-28 12-25 12-26',
};

describe('bank holidays by rule are those of the official lists', () => {
  test.each(
    Object.entries({ englandAndWales, scotland, northernIreland }).flatMap(([set, years]) =>
      Object.entries(years).map(([year, days]) => ({ set: set as 'scotland', year: Number(year), days })),
    ),
  )('$set $year', ({ set, year, days }) => {
    const dates = bankHolidaysOf(set, year).map(({ date }) => date);
    expect(dates).toEqual(days.split(' ').map((day) => `${year}-${day}`));
  });

  test('a day kept on another one says so', () => {
    expect(bankHolidaysOf('englandAndWales', 2026).at(-1)).toEqual({
      date: '2026-12-28',
      key: 'boxingDay',
      isSubstitute: true,
    });
    // Boxing Day falls on a Monday and keeps it; Christmas Day moves behind it.
    expect(bankHolidaysOf('englandAndWales', 2022).slice(-2)).toEqual([
      { date: '2022-12-26', key: 'boxingDay', isSubstitute: false },
      { date: '2022-12-27', key: 'christmasDay', isSubstitute: true },
    ]);
  });

  test('days that were moved for an occasion', () => {
    expect(bankHolidaysOf('scotland', 2020).find(({ key }) => key === 'earlyMay')?.date).toBe('2020-05-08');
    expect(bankHolidaysOf('englandAndWales', 2012).filter(({ date }) => date.startsWith('2012-06'))).toHaveLength(2);
  });

  test('no set has no days', () => {
    expect(bankHolidaysOf('none', 2026)).toEqual([]);
  });

  test('Easter at its earliest and latest of the two centuries', () => {
    expect([1943, 2000, 2008, 2024, 2038, 2049].map(easterSunday)).toEqual([
      '1943-04-25',
      '2000-04-23',
      '2008-03-23',
      '2024-03-31',
      '2038-04-25',
      '2049-04-18',
    ]);
  });

  test('every year has its days, none on a weekend and none twice', () => {
    for (let year = 2024; year <= 2199; year += 1) {
      for (const [set, count] of [
        ['englandAndWales', 8],
        ['scotland', 9],
        ['northernIreland', 10],
      ] as const) {
        const dates = bankHolidaysOf(set, year).map(({ date }) => date);
        expect(new Set(dates).size).toBe(count + (set === 'scotland' && year === 2026 ? 1 : 0));
        expect(dates.every((date) => ![0, 6].includes(new Date(date).getUTCDay()))).toBe(true);
      }
    }
  });
});
