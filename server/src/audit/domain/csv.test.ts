import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine } from './csv.ts';

describe('a line of CSV', () => {
  test('quotes what needs quoting and doubles quotes (RFC 4180)', () => {
    expect(csvLine(['plain', 'a,b', 'she said "no"', 'two\nlines', null, 7])).toBe(
      'plain,"a,b","she said ""no""","two\nlines",,7\r\n',
    );
  });

  test.each(['=1+1', '+44', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '＝1'])('takes the formula out of %j', (text) => {
    expect(csvLine([text]).replace(/^"/, '')).toMatch(/^'/);
  });

  test('leaves numbers numbers', () => {
    expect(csvLine([-5])).toBe('-5\r\n');
  });

  test('no text can break out of its cell or begin as a formula', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '"', ',', '\r', '\n', '\t', ' ', 'a') }),
        (text) => {
          const [cell, next, ...rest] = readCsv(csvLine([text, 'next']));
          expect(next).toBe('next');
          expect(rest).toEqual([]);
          expect([text, `'${text}`]).toContain(cell);
          expect(cell).not.toMatch(/^\s*[=+\-@]/);
        },
      ),
    );
  });
});

/** A reader of one record of RFC 4180, written apart from the writer. */
function readCsv(line: string): string[] {
  const cells = [...`,${line.slice(0, -2)}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^",]*))/g)];
  return cells.map(([, quoted, plain]) => (quoted === undefined ? plain! : quoted.replaceAll('""', '"')));
}
