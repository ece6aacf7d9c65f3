import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChainHashes, type EntryHeader, emptyChain, linksAfter } from './chain-link.ts';
import { ChainVerifier, erasureAction, type StoredLink } from './verify-chain.ts';

const hashes: ChainHashes = {
  ofText: (text) => createHash('sha256').update(text).digest('hex'),
  ofPayload: (salt, payload) => createHash('sha256').update(`${salt}\n${payload}`).digest('hex'),
};

type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;
type Stored = Mutable<StoredLink>;

const eastmere = 'eastmere-police';

function anEntry(index: number, action = 'team.rename'): EntryHeader {
  return {
    organisationId: eastmere,
    entryId: `entry-${index}`,
    recordedAt: 1000 + index,
    actorKind: 'user',
    actorId: 'sam',
    action,
    subjectKind: 'team',
    subjectId: `team-${index}`,
    traceId: `trace-${index}`,
    payloadHash: hashes.ofPayload(`salt-${index}`, `{"after":${index}}`),
  };
}

/** A sealed chain of so many entries, as it would lie in the database. */
function aChain(length: number, actions: Record<number, Partial<EntryHeader>> = {}): Stored[] {
  const entries = Array.from({ length }, (_, at) => ({ ...anEntry(at + 1), ...actions[at + 1] }));
  return linksAfter(emptyChain, entries, 5000, hashes).map((link, at) => ({
    link,
    entry: { ...entries[at]!, sealedSeq: link.seq },
    payload: { salt: `salt-${at + 1}`, payload: `{"after":${at + 1}}`, erasedAt: null },
  }));
}

/** Verifies a chain against the head and the anchor that an honest chain of that length would have. */
function faultsIn(stored: readonly Stored[], honest: readonly Stored[]): string[] {
  const verifier = new ChainVerifier(hashes);
  for (const row of stored) verifier.read(row);
  const head = honest.at(-1)!.link;
  verifier.compareHead(stored.at(-1)?.link ?? null);
  verifier.compareAnchor(head, stored.find(({ link }) => link.seq === head.seq)?.link.hash ?? null);
  return verifier.findings().faults.map(({ kind, seq }) => `${kind} ${seq}`);
}

/** Doctors one row as somebody would who owns the database but not the anchor: later links are made anew. */
function rechained(stored: readonly Stored[]): Stored[] {
  const links = linksAfter(
    emptyChain,
    stored.map(({ entry }) => entry!),
    5000,
    hashes,
  );
  return stored.map((row, at) => ({ ...row, link: links[at]!, entry: { ...row.entry!, sealedSeq: links[at]!.seq } }));
}

describe('verifying a chain', () => {
  test('an untouched chain is whole', () => {
    expect(faultsIn(aChain(5), aChain(5))).toEqual([]);
  });

  test.each([
    ['an altered time', (row: Stored) => (row.entry!.recordedAt += 1)],
    ['another actor', (row: Stored) => (row.entry!.actorId = 'ben')],
    ['another action', (row: Stored) => (row.entry!.action = 'team.create')],
    ['another subject', (row: Stored) => (row.entry!.subjectId = 'team-9')],
    ['another trace', (row: Stored) => (row.entry!.traceId = 'trace-9')],
    ['another payload hash', (row: Stored) => (row.entry!.payloadHash = hashes.ofPayload('salt-3', '{}'))],
  ])('finds %s', (_what, alter) => {
    const chain = aChain(5);
    alter(chain[2]!);
    expect(faultsIn(chain, aChain(5))).toEqual(['entryAltered 3']);
  });

  test('finds an altered, emptied and deleted content', () => {
    const altered = aChain(5);
    altered[2]!.payload!.payload = '{"after":"nothing"}';
    const emptied = aChain(5);
    emptied[2]!.payload!.payload = null;
    const deleted = aChain(5);
    deleted[2]!.payload = null;
    for (const chain of [altered, emptied, deleted]) expect(faultsIn(chain, aChain(5))).toEqual(['payloadAltered 3']);
  });

  test('finds a deleted entry, and a deleted entry with its link', () => {
    const withoutEntry = aChain(5);
    withoutEntry[2]!.entry = null;
    expect(faultsIn(withoutEntry, aChain(5))).toEqual(['entryMissing 3']);
    expect(faultsIn(aChain(5).toSpliced(2, 1), aChain(5))).toEqual(['linkMissing 3']);
  });

  test('finds two entries that changed places', () => {
    const chain = aChain(5);
    const [second, third] = [chain[1]!, chain[2]!];
    [second.entry, third.entry] = [third.entry, second.entry];
    [second.payload, third.payload] = [third.payload, second.payload];
    expect(faultsIn(chain, aChain(5))).toContain('entryAltered 2');
  });

  test('finds an entry slipped in, even when every later link was made anew, by the anchor', () => {
    const honest = aChain(5);
    const slipped = rechained(aChain(5).toSpliced(2, 0, { ...aChain(6)[5]! }));
    expect(faultsIn(slipped, honest)).toEqual(['anchorContradicted 5']);
  });

  test('finds a tail cut off by the anchor, though the rest is whole', () => {
    expect(faultsIn(aChain(3), aChain(5))).toEqual(['truncated 5']);
    expect(faultsIn([], aChain(5))).toEqual(['truncated 5']);
  });

  test('finds a recorded head that is not the last link', () => {
    const verifier = new ChainVerifier(hashes);
    for (const row of aChain(3)) verifier.read(row);
    verifier.compareHead(aChain(5)[4]!.link);
    expect(verifier.findings().faults).toEqual([{ kind: 'headAltered', seq: 5, entryId: null }]);
  });

  test('a content erased lawfully leaves the chain whole; one that only says so does not', () => {
    const lawful = { 5: { action: erasureAction, subjectKind: 'auditEntry', subjectId: 'entry-3' } };
    const chain = aChain(5, lawful);
    chain[2]!.payload = { salt: null, payload: null, erasedAt: 9000 };
    expect(faultsIn(chain, aChain(5, lawful))).toEqual([]);

    const unlawful = aChain(5);
    unlawful[2]!.payload = { salt: null, payload: null, erasedAt: 9000 };
    expect(faultsIn(unlawful, aChain(5))).toEqual(['payloadAltered 3']);
  });

  test('tells the first hundred faults and counts the rest', () => {
    const chain = aChain(150);
    for (const row of chain) row.entry!.actorId = 'ben';
    const verifier = new ChainVerifier(hashes);
    for (const row of chain) verifier.read(row);
    const { faults, faultCount } = verifier.findings();
    expect([faults.length, faultCount]).toEqual([100, 150]);
  });

  test('no single tampering of any chain goes unseen', () => {
    const tamperings: ((chain: Stored[], at: number) => Stored[])[] = [
      (chain, at) => chain.toSpliced(at, 1),
      (chain, at) => rechained(chain.toSpliced(at, 1)),
      (chain, at) => chain.toSpliced(at, 0, chain[at]!),
      (chain, at) => rechained(chain.toSpliced(at, 0, { ...aChain(1)[0]! })),
      (chain, at) => chain.slice(0, at),
      (chain, at) => ((chain[at]!.entry!.traceId += 'x'), chain),
      (chain, at) => ((chain[at]!.entry!.traceId += 'x'), rechained(chain)),
      (chain, at) => ((chain[at]!.payload!.salt = 'other'), chain),
      (chain, at) => ((chain[at]!.link.hash = emptyChain.hash), chain),
      (chain, at) => ((chain[at]!.link.sealedAt -= 1), chain),
      (chain, at) => ((chain[at]!.entry!.sealedSeq = null), chain),
      (chain, at) => chain.with(at, chain.at(at - 1)!).with(at - 1, chain[at]!),
    ];
    const anyTampering = fc.tuple(fc.integer({ min: 2, max: 30 }), fc.nat(), fc.constantFrom(...tamperings));
    fc.assert(
      fc.property(anyTampering, ([length, where, tamper]) => {
        const doctored = tamper(aChain(length), where % length);
        expect(faultsIn(doctored, aChain(length))).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('what is sealed in several rounds verifies like what is sealed at once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 6 }), (rounds) => {
        const verifier = new ChainVerifier(hashes);
        let head = emptyChain;
        let count = 0;
        for (const size of rounds) {
          const entries = Array.from({ length: size }, () => anEntry((count += 1)));
          for (const [at, link] of linksAfter(head, entries, 5000 + count, hashes).entries()) {
            const number = count - size + at + 1;
            const payload = { salt: `salt-${number}`, payload: `{"after":${number}}`, erasedAt: null };
            verifier.read({ link, entry: { ...entries[at]!, sealedSeq: link.seq }, payload });
            head = link;
          }
        }
        verifier.compareHead(head);
        expect(verifier.findings()).toMatchObject({ sealedEntries: count, faults: [] });
      }),
    );
  });
});
