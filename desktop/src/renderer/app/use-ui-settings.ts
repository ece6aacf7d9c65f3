import { useEffect, useMemo, useState } from 'react';
import type { UiSettings } from '../ui/index.ts';
import { useDeskSelector } from './store.ts';

function useMedia(query: string): boolean {
  const media = useMemo(() => matchMedia(query), [query]);
  const [matches, setMatches] = useState(media.matches);
  useEffect(() => {
    const follow = () => setMatches(media.matches);
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, [media]);
  return matches;
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
