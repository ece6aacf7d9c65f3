import { BellOff, UserRoundCog } from 'lucide-react';
import { Banner, Button } from '../../ui/index.ts';
import { stateWords } from '../agent-words.ts';
import { forcedStateSeen } from '../desk-work/agent-slice.ts';
import { useDeskDispatch, useDeskSelector } from '../store.ts';
import { useKey } from '../use-key.ts';
import { usePresence } from './use-presence.ts';

const told: Readonly<Record<string, readonly [title: string, words: string]>> = {
  missedOffer: [
    'You were set to not ready because an offer ran out.',
    'The contact kept its place and went on to the next. Nothing is offered to you until you are ready again.',
  ],
  deskSilent: [
    'You were set to not ready because this desk was not heard.',
    'Nothing is offered to you until you are ready again.',
  ],
};

/** Her supervisor said for her what she is: who, and why. */
function ForcedState() {
  const { me, forced } = useDeskSelector(({ agent }) => agent);
  const dispatch = useDeskDispatch();
  if (!me || !forced) return null;
  return (
    <Banner
      edge
      kind="info"
      icon={UserRoundCog}
      title={`${forced.by} changed your state: ${stateWords(me)}.`}
      actions={
        <Button size="compact" onClick={() => dispatch(forcedStateSeen())}>
          Understood
        </Button>
      }
    >
      {forced.reason}
    </Banner>
  );
}

/** The platform changed my state, and not I: what happened, and the one key back. */
function SetAside() {
  const { me, set, busy } = usePresence();
  const isLost = useDeskSelector(({ link }) => link.lostAt !== null);
  const words = me?.state === 'notReady' && me.reason !== null ? told[me.reason] : undefined;
  useKey(words ? 'Alt+KeyG' : undefined, () => void set({ state: 'ready' }));
  if (!words || isLost) return null;
  return (
    <Banner
      edge
      kind="warning"
      icon={BellOff}
      title={words[0]}
      actions={
        <Button size="compact" keys="Alt G" busy={busy} onClick={() => void set({ state: 'ready' })}>
          Ready again
        </Button>
      }
    >
      {words[1]}
    </Banner>
  );
}

/** What happened to my state that I did not do. */
export function WorkNotices() {
  return (
    <>
      <SetAside />
      <ForcedState />
    </>
  );
}
