import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

export interface OpenRecord {
  /** The id in the address, `new` for a new one, or undefined when the list stands alone. */
  readonly openId: string | undefined;
  readonly open: (id: string) => void;
  readonly close: () => void;
}

/** Which record is open beside its list. It stands in the address, so that a link or a reload leads to it again. */
export function useOpenRecord(): OpenRecord {
  const [search, setSearch] = useSearchParams();
  const open = useCallback((id: string) => setSearch({ open: id }), [setSearch]);
  const close = useCallback(() => setSearch({}), [setSearch]);
  return { openId: search.get('open') ?? undefined, open, close };
}
