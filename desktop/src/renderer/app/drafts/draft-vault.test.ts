// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { newSalt, openVault } from './draft-vault.ts';

const ann = { userId: 'ann', key: 'q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=' };

describe('drafts at rest', () => {
  it('are opened by the same person again, after a reload or a new sign-in', async () => {
    const salt = newSalt();
    const sealed = await (await openVault(ann, salt)).seal('Dear Cleo, the bin');
    expect(new TextDecoder('latin1').decode(sealed)).not.toContain('Cleo');
    expect(await (await openVault(ann, salt)).open(sealed)).toBe('Dear Cleo, the bin');
  });

  it('are closed to another key, another person and another computer', async () => {
    const salt = newSalt();
    const sealed = await (await openVault(ann, salt)).seal('Dear Cleo');
    const others = [
      openVault({ ...ann, key: 'AAAAASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=' }, salt),
      openVault({ ...ann, userId: 'ben' }, salt),
      openVault(ann, newSalt()),
    ];
    for (const vault of others) expect(await (await vault).open(sealed)).toBeNull();
  });

  it('are never sealed twice alike, and tampering is noticed', async () => {
    const vault = await openVault(ann, newSalt());
    const [one, two] = [await vault.seal('same'), await vault.seal('same')];
    expect(one).not.toEqual(two);
    one[20] = (one[20] ?? 0) ^ 1;
    expect(await vault.open(one)).toBeNull();
  });
});
