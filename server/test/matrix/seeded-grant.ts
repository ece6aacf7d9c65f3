import { expect } from 'vitest';

/**
 * What the seeded grant lets Northvale see of Eastmere's teams: these fields and no others, beside the two that tell
 * records apart. The one way in which a request for another organisation's record may succeed.
 */
const shared = ['name', 'phoneNumber'];

export const seededGrant = {
  shared,
  expectNoMoreThanShared(record: unknown): void {
    expect(Object.keys(record as object).sort()).toEqual(['id', ...shared, 'organisationId'].sort());
  },
};
