import { expect, test } from 'vitest';
import { z } from 'zod';
import { auditFilter } from './audit-filter.ts';

const filter = z.object(auditFilter);
const noon = Date.UTC(2026, 10, 20, 12);

test.each([[noon], [String(noon)], ['2026-11-20T12:00:00Z'], ['2026-11-20T13:00:00+01:00']])(
  'reads the time %j',
  (from) => {
    expect(filter.parse({ from })).toEqual({ from: noon });
  },
);

test.each([['yesterday'], ['2026-11-20'], [-1], [1.5], ['']])('refuses the time %j', (from) => {
  expect(filter.safeParse({ from }).success).toBe(false);
});

test('takes an operation or a noun as the action, nothing else', () => {
  expect(filter.parse({ action: 'team.create' })).toEqual({ action: 'team.create' });
  expect(filter.parse({ action: 'team' })).toEqual({ action: 'team' });
  expect(filter.safeParse({ action: 'team.%' }).success).toBe(false);
});
