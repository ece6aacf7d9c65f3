import type { SignedIn } from '@switchboard/shared/identity';
import { type Screen, type ScreenArea, screens } from '../screens.ts';
import { holds } from '../session-slice.ts';

/** May this person open the screen? The server decides again with every call. */
export function mayOpen(me: SignedIn, { access }: Screen): boolean {
  return access === 'public' || access === 'signedIn' || holds(me, access);
}

/** The screens of one area that this person may open, in the order of the menu. */
export function screensFor(me: SignedIn, area: ScreenArea): readonly Screen[] {
  return screens.filter((screen) => screen.area === area && mayOpen(me, screen));
}

/** Where the desk opens: at the first work there is for this person. */
export function homeOf(me: SignedIn): Screen {
  const areas: readonly ScreenArea[] = ['desk', 'people', 'server', 'home'];
  return areas.flatMap((area) => screensFor(me, area))[0] ?? screens[0];
}
