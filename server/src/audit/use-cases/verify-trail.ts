import type { ChainHashes, ChainHead } from '../domain/chain-link.ts';
import type { TrailFindings } from '../domain/verification-report.ts';
import { ChainVerifier, maxFaultsTold } from '../domain/verify-chain.ts';
import type { AnchorLog, TrailReader } from '../ports.ts';

export interface VerifyTrailNeeds {
  readonly trail: TrailReader;
  readonly anchors: Pick<AnchorLog, 'read'>;
  readonly hashes: ChainHashes;
}

export type VerifyTrail = (organisationId: string, signal?: AbortSignal) => Promise<TrailFindings>;

const linksPerPage = 1000;
const anchorsPerPage = 500;

/**
 * Reads an organisation's whole trail and says whether anything was altered, deleted, moved or slipped in, and,
 * against the heads anchored outside the database, whether the end was cut off or the chain made anew. The head is
 * read first and the chain judged up to it, so that sealing may go on meanwhile.
 */
export function makeVerifyTrail({ trail, anchors, hashes }: VerifyTrailNeeds): VerifyTrail {
  const readChain = async (organisationId: string, verifier: ChainVerifier, upTo: number, signal?: AbortSignal) => {
    let after = 0;
    for (;;) {
      signal?.throwIfAborted();
      const page = await trail.links(organisationId, after, upTo, linksPerPage);
      for (const stored of page) verifier.read(stored);
      if (page.length < linksPerPage) return;
      after = page.at(-1)!.link.seq;
    }
  };

  const compareAnchors = async (organisationId: string, verifier: ChainVerifier) => {
    const compare = async (page: readonly ChainHead[]) => {
      const known = await trail.hashesAt(organisationId, [...new Set(page.map(({ seq }) => seq))]);
      for (const anchored of page) verifier.compareAnchor(anchored, known.get(anchored.seq) ?? null);
    };
    let page: ChainHead[] = [];
    for await (const anchored of anchors.read(organisationId)) {
      page.push(anchored);
      if (page.length < anchorsPerPage) continue;
      await compare(page);
      page = [];
    }
    if (page.length > 0) await compare(page);
  };

  return async (organisationId, signal) => {
    const verifier = new ChainVerifier(hashes);
    const head = await trail.head(organisationId);
    await readChain(organisationId, verifier, head?.seq ?? Number.MAX_SAFE_INTEGER, signal);
    verifier.compareHead(head);
    for (const { entryId, seq } of await trail.outsideTheChain(organisationId, maxFaultsTold)) {
      verifier.foundOutsideTheChain(entryId, seq);
    }
    for (const entryId of await trail.erasuresAfter(organisationId, head?.seq ?? 0)) verifier.recordErasureOf(entryId);
    await compareAnchors(organisationId, verifier);
    const found = verifier.findings();
    return { ...found, unsealed: await trail.unsealed(organisationId), intact: found.faultCount === 0 };
  };
}
