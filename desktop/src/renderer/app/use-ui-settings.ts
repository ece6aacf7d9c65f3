import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { UiSettings } from '../ui/index.ts';
import { useDeskSelector } from './store.ts';

function useMedia(query: string): boolean {
  const media = useMemo(() => matchMedia(query), [query]);
  const follow = useCallback(
    (changed: () => void) => {
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    [media],
  );
  return useSyncExternalStore(follow, () => media.matches);
}

/** What was chosen, or what the computer asks for where nothing was. */
export function useUiSettings(): UiSettings {
  const { theme, contrast, density } = useDeskSelector((state) => state.preferences);
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const systemMore = useMedia('(prefers-contrast: more)');
  return {
    scheme: theme === 'system' ? (systemDark ? 'dark' : 'light') : theme,
    contrast: contrast === 'system' ? (systemMore ? 'more' : 'normal') : contrast,
    density,
  };
}
