import type { CallInputOf, OutputOf, Query } from '@switchboard/shared/access';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallRefusal } from './call-refusal.ts';
import { useDesk } from './desk-context.ts';
import { useDeskSelector } from './store.ts';

export interface Asked<Value> {
  readonly value: Value | undefined;
  readonly loading: boolean;
  readonly refusal: CallRefusal | undefined;
  readonly reload: () => void;
}

/** Asks one question and keeps the last answer on screen while it is asked again. `undefined` input: not yet. */
export function useQuery<Q extends Query>(operation: Q, input: CallInputOf<Q> | undefined): Asked<OutputOf<Q>> {
  const { api } = useDesk();
  const [answer, setAnswer] = useState<{ value?: OutputOf<Q>; refusal?: CallRefusal }>({});
  const [loading, setLoading] = useState(input !== undefined);
  const [round, setRound] = useState(0);
  const words = input === undefined ? undefined : JSON.stringify(input);
  useEffect(() => {
    if (words === undefined) return;
    let current = true;
    setLoading(true);
    void api.call(operation, JSON.parse(words)).then((outcome) => {
      if (!current) return;
      setAnswer((last) => (outcome.ok ? { value: outcome.value } : { ...last, refusal: outcome.refusal }));
      setLoading(false);
    });
    return () => {
      current = false;
    };
  }, [api, operation, words, round]);
  const reload = useCallback(() => setRound((count) => count + 1), []);
  return { value: answer.value, loading, refusal: answer.refusal, reload };
}

interface ListAnswer<Item> {
  items: Item[];
  next: string | null;
}
type ItemOf<Q extends Query> = OutputOf<Q> extends ListAnswer<infer Item> ? Item : never;

export interface AskedList<Item> {
  readonly rows: readonly Item[];
  readonly loading: boolean;
  readonly refusal: CallRefusal | undefined;
  readonly reload: () => void;
  /** Present when the server holds more than was fetched. */
  readonly more: { readonly busy: boolean; readonly onMore: () => void } | undefined;
}

const PAGE = 200;

/**
 * Rises when something of this noun changed elsewhere. Audited questions are not asked again by themselves: the trail
 * would name a person who did nothing.
 */
function useChangesOf({ name, audit }: Query): number {
  const noun = name.split('.')[0] ?? name;
  return useDeskSelector(({ changes }) => (audit ? 0 : (changes[noun] ?? 0)));
}

/**
 * A list, fetched page by page until it is whole or `atOnce` rows are here; sorting and searching on the screen are
 * then true of the whole. Beyond that the user asks for more. `undefined` input: not yet.
 */
export function useList<Q extends Query>(
  operation: Q,
  input: Omit<CallInputOf<Q>, 'after' | 'limit'> | undefined,
  atOnce = 2_000,
): AskedList<ItemOf<Q>> {
  const { api } = useDesk();
  type Fetched = { rows: readonly ItemOf<Q>[]; next: string | null };
  const [fetched, setFetched] = useState<Fetched>({ rows: [], next: null });
  const [state, setState] = useState<{ loading: boolean; moreBusy: boolean; refusal?: CallRefusal }>({
    loading: true,
    moreBusy: false,
  });
  const [round, setRound] = useState(0);
  const latest = useRef(0);
  const changes = useChangesOf(operation);
  const words = input === undefined ? undefined : JSON.stringify(input);

  const fetchFrom = useCallback(
    async (start: Fetched, upTo: number, run: number) => {
      let { rows, next } = start;
      do {
        const page = { ...JSON.parse(words ?? '{}'), limit: Math.min(PAGE, upTo), ...(next ? { after: next } : {}) };
        const outcome = await api.call(operation, page);
        if (latest.current !== run) return;
        if (!outcome.ok) return setState({ loading: false, moreBusy: false, refusal: outcome.refusal });
        const answer = outcome.value as ListAnswer<ItemOf<Q>>;
        rows = [...rows, ...answer.items];
        next = answer.next;
      } while (next && rows.length < upTo);
      setFetched({ rows, next });
      setState({ loading: false, moreBusy: false });
    },
    [api, operation, words],
  );

  useEffect(() => {
    if (words === undefined) return;
    latest.current += 1;
    setState((before) => ({ ...before, loading: true }));
    void fetchFrom({ rows: [], next: null }, atOnce, latest.current);
    return () => {
      latest.current += 1;
    };
  }, [fetchFrom, words, atOnce, round, changes]);

  const reload = useCallback(() => setRound((count) => count + 1), []);
  const onMore = () => {
    setState((before) => ({ ...before, moreBusy: true }));
    void fetchFrom(fetched, fetched.rows.length + atOnce, latest.current);
  };
  return {
    rows: fetched.rows,
    loading: state.loading && fetched.rows.length === 0,
    refusal: state.refusal,
    reload,
    more: fetched.next ? { busy: state.moreBusy, onMore } : undefined,
  };
}
