import { Coffee, Headset } from 'lucide-react';
import { reasonWords } from '../../app/agent-words.ts';
import { usePresence } from '../../app/shell/use-presence.ts';
import { Button, EmptyState } from '../../ui/index.ts';
import styles from './Desk.module.css';

/** Nothing in hand: what will happen next, or what to do so that something does. */
export function EmptyDesk() {
  const { me, set, busy } = usePresence();
  const isReady = me?.state === 'ready';
  const because = me ? reasonWords(me.reason) : null;
  return (
    <section aria-label="Contact in hand" className={styles.empty}>
      <h1 data-page-heading tabIndex={-1} className="sr-only">
        Desk
      </h1>
      {isReady ? (
        <EmptyState icon={Headset} title="You are ready">
          Contacts will appear here. The next one is offered at the top right, with a sound if you like.
        </EmptyState>
      ) : (
        <EmptyState
          icon={Coffee}
          title="Nothing is offered to you now"
          action={
            <Button look="primary" busy={busy} onClick={() => void set({ state: 'ready' })}>
              Go ready
            </Button>
          }
        >
          {me?.state === 'offline' ? 'You are offline.' : `You are not ready${because ? `: ${because}` : ''}.`} Go ready
          to be offered contacts.
        </EmptyState>
      )}
    </section>
  );
}
