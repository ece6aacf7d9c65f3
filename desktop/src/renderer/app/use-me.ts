import type { Right } from '@switchboard/shared/access';
import type { SignedIn } from '@switchboard/shared/identity';
import { holds } from './session-slice.ts';
import { useDeskSelector } from './store.ts';

/** Who is at this desk; only for screens behind the gate. */
export function useMe(): SignedIn {
  const me = useDeskSelector(({ session }) => ('me' in session ? session.me : undefined));
  if (!me) throw new Error('a screen behind the gate was drawn without anybody signed in');
  return me;
}

/** Whether I hold a right anywhere; buttons that would only be refused are not drawn. */
export function useMayI(right: Right): boolean {
  return holds(useMe(), right);
}
