import type { ReactNode } from 'react';
import { NotFoundScreen } from './NotFoundScreen.tsx';
import type { Screen } from './screens.ts';
import { mayOpen } from './shell/allowed-screens.ts';
import { useMe } from './use-me.ts';

/** A screen for those who may open it; to others its address leads nowhere, as if it did not exist. */
export function Allowed({ screen, children }: { screen: Screen; children: ReactNode }) {
  return mayOpen(useMe(), screen) ? children : <NotFoundScreen />;
}
