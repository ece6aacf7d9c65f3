import { useState } from 'react';
import { Button } from '../ui/index.ts';
import type { CallRefusal } from './call-refusal.ts';
import { useDesk } from './desk-context.ts';
import { GatePage } from './GatePage.tsx';
import { RefusalNotice } from './RefusalNotice.tsx';
import { readSession } from './session-flow.ts';
import { useDeskDispatch } from './store.ts';

/** The desk was opened while the server cannot be reached: said plainly, with a way to try again. */
export function UnreachablePage({ refusal }: { refusal: CallRefusal }) {
  const desk = useDesk();
  const dispatch = useDeskDispatch();
  const [trying, setTrying] = useState(false);
  const tryAgain = async () => {
    setTrying(true);
    await readSession(desk, dispatch);
    setTrying(false);
  };
  return (
    <GatePage title="The server cannot be reached">
      <RefusalNotice
        refusal={{ ...refusal, sentence: 'Check the network cable or Wi-Fi. If others can work, ask your IT desk.' }}
      />
      <Button look="primary" size="large" busy={trying} onClick={() => void tryAgain()}>
        Try again
      </Button>
    </GatePage>
  );
}
