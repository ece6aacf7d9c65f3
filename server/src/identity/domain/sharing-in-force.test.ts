import { describe, expect, it } from 'vitest';
import { isInForce, openedBy } from './sharing-in-force.ts';

const grant = { validFromAt: 100, validUntilAt: 200, endedAt: null };
const police = { ...grant, fromOrganisationId: 'eastmere', recordKind: 'team' };

describe('a sharing grant', () => {
  it('[Q-05 part] is in force from its first instant until just before its end', () => {
    expect([99, 100, 199, 200].map((now) => isInForce(grant, now))).toEqual([false, true, true, false]);
    expect(isInForce({ ...grant, validUntilAt: null }, 1e15)).toBe(true);
  });

  it('[Q-05 part] shows nothing from the instant it was ended', () => {
    const ended = { ...grant, endedAt: 150 };
    expect([149, 150, 151].map((now) => isInForce(ended, now))).toEqual([true, false, false]);
  });

  it('[Q-05 part] opens its fields only, and adds up with others of the same giver', () => {
    const opened = openedBy(
      [
        { ...police, fields: ['name'] },
        { ...police, fields: ['phoneNumber'] },
        { ...police, fields: ['reference'], validFromAt: 150 },
        { ...police, fromOrganisationId: 'fernhill', fields: ['name'] },
      ],
      120,
    );
    expect(opened.get('team')).toEqual([
      { organisationId: 'eastmere', fields: new Set(['name', 'phoneNumber']) },
      { organisationId: 'fernhill', fields: new Set(['name']) },
    ]);
    expect(opened.get('user')).toBeUndefined();
  });
});
