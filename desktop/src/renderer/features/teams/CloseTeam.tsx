import { identityOperations, type TeamRecord } from '@switchboard/shared/identity';
import { Archive } from 'lucide-react';
import { useState } from 'react';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { Button, ConfirmDialog, useToast } from '../../ui/index.ts';

/** Closing a team cannot be taken back here, so it is asked first. */
export function CloseTeam({ team, onDone }: { team: TeamRecord; onDone: () => void }) {
  const say = useToast();
  const [asking, setAsking] = useState(false);
  const { send, busy, refusal } = useCommand(identityOperations.team.close);
  const name = team.name ?? 'this team';
  const close = async () => {
    if (!(await send({ teamId: team.id })).ok) return;
    say({ kind: 'done', message: `${name} closed` });
    onDone();
  };
  return (
    <>
      <Button type="button" look="danger" icon={Archive} onClick={() => setAsking(true)}>
        Close team
      </Button>
      <ConfirmDialog
        opened={asking}
        title={`Close ${name}?`}
        safe="Keep it open"
        act="Close it"
        busy={busy}
        onSafe={() => setAsking(false)}
        onAct={() => void close()}
      >
        <p>Its members stay colleagues and its history stays. It can no longer be chosen.</p>
        <RefusalNotice refusal={refusal} />
      </ConfirmDialog>
    </>
  );
}
