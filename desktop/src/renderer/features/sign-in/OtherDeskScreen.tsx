import { identityOperations } from '@switchboard/shared/identity';
import { MonitorSmartphone } from 'lucide-react';
import { useEffect } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import { GatePage } from '../../app/GatePage.tsx';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { readSession, signOut } from '../../app/session-flow.ts';
import { useDeskDispatch, useDeskSelector } from '../../app/store.ts';
import { useCommand } from '../../app/use-command.ts';
import { Banner, Button } from '../../ui/index.ts';

/** One person has one live desk. Whichever it is, she decides here; nothing is taken without her word. */
export function OtherDeskScreen() {
  const desk = useDesk();
  const dispatch = useDeskDispatch();
  const session = useDeskSelector((state) => state.session);
  const { send, busy, refusal } = useCommand(identityOperations.session.claimDesk);
  useEffect(() => {
    document.title = 'Another desk – Switchboard';
  }, []);
  if (!('me' in session)) return null;
  const wasTaken = session.desk === 'takenOver';
  const mayTake = session.me.policy.secondDesk === 'takeOver';
  const take = async () => {
    const outcome = await send({ takeOver: true });
    if (outcome.ok) await readSession(desk, dispatch);
  };
  return (
    <GatePage title={wasTaken ? 'You went on at another desk' : 'You are working at another desk'}>
      <Banner
        kind="info"
        icon={MonitorSmartphone}
        title={wasTaken ? 'This desk is at rest.' : 'Your other desk is live.'}
      >
        {wasTaken
          ? 'Your work is live there, and nothing you do here is carried out.'
          : 'One person works at one desk at a time, so that no contact rings twice.'}
      </Banner>
      <RefusalNotice refusal={refusal} />
      {mayTake ? (
        <Button look="primary" size="large" busy={busy} onClick={() => void take()}>
          Use this desk instead
        </Button>
      ) : (
        <p className="muted small">Your organisation does not allow taking over. Sign out at the other desk first.</p>
      )}
      <Button look="quiet" onClick={() => void signOut(desk, dispatch)}>
        Sign out here
      </Button>
    </GatePage>
  );
}
