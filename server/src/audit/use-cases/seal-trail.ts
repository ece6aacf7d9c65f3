import { type ChainHashes, linksAfter } from '../domain/chain-link.ts';
import type { SealingStore } from '../ports.ts';

export interface SealTrailNeeds {
  readonly store: SealingStore;
  readonly hashes: ChainHashes;
}

/** How many entries were sealed; `overtaken` when another node was sealing the same chain. */
export interface Sealed {
  readonly count: number;
  readonly overtaken: boolean;
}

const entriesPerRound = 500;

/**
 * Chains everything that is recorded and not yet sealed, organisation by organisation, in rounds short enough that
 * no command waits for them. Two nodes may try at once: the one that moves the head seals, the other leaves it.
 */
export function makeSealTrail({ store, hashes }: SealTrailNeeds): () => Promise<Sealed> {
  const sealRound = (organisationId: string): Promise<number | 'overtaken'> =>
    store.inRound(organisationId, async (round) => {
      // The head first: what another node seals after this moment moves it, so that our links are not kept.
      const head = await round.head();
      const entries = await round.unsealed(entriesPerRound);
      if (entries.length === 0) return 0;
      const links = linksAfter(head, entries, round.now, hashes);
      if (!(await round.moveHead(head, links.at(-1)!))) return 'overtaken';
      await round.keep(links);
      return links.length;
    });

  return async () => {
    let count = 0;
    let overtaken = false;
    for (const organisationId of await store.organisationsWithTail()) {
      let sealed: number | 'overtaken';
      do {
        sealed = await sealRound(organisationId);
        if (sealed === 'overtaken') overtaken = true;
        else count += sealed;
      } while (sealed === entriesPerRound);
    }
    return { count, overtaken };
  };
}
