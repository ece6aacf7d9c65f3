import { replyMatches, replyOperations, type ReplyRecord } from '@switchboard/shared/knowledge';
import { useState } from 'react';
import { useQuery } from '../../app/use-query.ts';
import type { SlashCommand } from './slash-command.ts';

const mostShown = 7;

/** The saved replies that fit what stands after the slash; fetched once, when first wanted. */
export function useReplies(slash: SlashCommand | null): {
  found: readonly ReplyRecord[];
  total: number;
  at: number;
  step: (by: number) => void;
} {
  const [wanted, setWanted] = useState(false);
  if (slash && !wanted) setWanted(true);
  const { value } = useQuery(replyOperations.list, wanted ? { limit: 200 } : undefined);
  const [place, setPlace] = useState({ typed: '', at: 0 });
  const all = value?.items ?? [];
  const typed = slash?.typed ?? '';
  const found = slash ? all.filter((reply) => replyMatches(reply, typed)).slice(0, mostShown) : [];
  const at = place.typed === typed ? Math.min(place.at, Math.max(0, found.length - 1)) : 0;
  const step = (by: number) => setPlace({ typed, at: (at + by + found.length) % Math.max(1, found.length) });
  return { found, total: all.length, at, step };
}
