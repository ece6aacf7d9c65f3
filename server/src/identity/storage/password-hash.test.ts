import { describe, expect, it } from 'vitest';
import { PasswordHash } from './password-hash.ts';

const hash = new PasswordHash({ memoryKib: 64, passes: 1 });

describe('a kept password', () => {
  it('[Q-07 part] is a salted Argon2id hash that does not hold the password', async () => {
    const [one, other] = await Promise.all([hash.hash('Lantern-Harbour-42'), hash.hash('Lantern-Harbour-42')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/);
    expect(one).not.toContain('Lantern');
    expect(one).not.toBe(other);
  });

  it('is recognised, and no other is', async () => {
    const kept = await hash.hash('Lantern-Harbour-42');
    expect(await hash.verify('Lantern-Harbour-42', kept)).toBe(true);
    expect(await hash.verify('Lantern-Harbour-43', kept)).toBe(false);
    expect(await hash.verify('', kept)).toBe(false);
  });

  it('is the same however an accent was typed', async () => {
    const kept = await hash.hash('Caf\u00e9-am-Hafen-7');
    expect(await hash.verify('Cafe\u0301-am-Hafen-7', kept)).toBe(true);
  });

  it('is still recognised when hashing was made costlier since', async () => {
    const kept = await hash.hash('Lantern-Harbour-42');
    expect(await new PasswordHash({ memoryKib: 128, passes: 2 }).verify('Lantern-Harbour-42', kept)).toBe(true);
  });

  it('of nobody is never right, whatever is typed', async () => {
    expect(await hash.verify('', undefined)).toBe(false);
    expect(await hash.verify('Lantern-Harbour-42', undefined)).toBe(false);
  });

  it('is worked out for many at once without getting stuck', async () => {
    const kept = await hash.hash('Lantern-Harbour-42');
    const answers = await Promise.all(Array.from({ length: 40 }, () => hash.verify('Lantern-Harbour-42', kept)));
    expect(answers).not.toContain(false);
  });
});
