import { identityOperations, type SessionRecord } from '@switchboard/shared/identity';
import { Headphones, LogOut, MonitorSmartphone, RefreshCw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { formatDistance, formatMoment } from '../../app/format-time.ts';
import { ListScreen } from '../../app/ListScreen.tsx';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useNow } from '../../app/use-now.ts';
import { useList } from '../../app/use-query.ts';
import { Button, ConfirmDialog, EmptyState, StatusBadge, type TableColumn, useToast } from '../../ui/index.ts';

const { session: operations } = identityOperations;

function useColumns(onEnd: (session: SessionRecord) => void): readonly TableColumn<SessionRecord>[] {
  const now = useNow(30_000);
  return useMemo(
    () => [
      { id: 'person', header: 'Person', value: ({ displayName }) => displayName },
      {
        id: 'desk',
        header: 'Desk',
        value: ({ holdsDesk }) => (holdsDesk ? 'Live desk' : ''),
        cell: ({ holdsDesk }) =>
          holdsDesk ? (
            <StatusBadge status="contact" icon={Headphones}>
              Live desk
            </StatusBadge>
          ) : (
            <span className="muted">–</span>
          ),
      },
      {
        id: 'startedAt',
        header: 'Signed in',
        value: ({ startedAt }) => startedAt,
        cell: ({ startedAt }) => formatMoment(startedAt),
      },
      {
        id: 'lastSeenAt',
        header: 'Last seen',
        value: ({ lastSeenAt }) => lastSeenAt,
        cell: ({ lastSeenAt }) => formatDistance(lastSeenAt, now),
      },
      {
        id: 'expiresAt',
        header: 'Ends by',
        value: ({ expiresAt }) => expiresAt,
        cell: ({ expiresAt }) => formatMoment(expiresAt),
      },
      {
        id: 'act',
        header: 'End',
        align: 'end',
        sortable: false,
        value: () => '',
        cell: (session) =>
          session.yours ? (
            <span className="muted">This one is yours</span>
          ) : (
            <Button size="small" icon={LogOut} onClick={() => onEnd(session)}>
              End
            </Button>
          ),
      },
    ],
    [now, onEnd],
  );
}

/** Who is signed in now, and the power to end it. */
export function SessionsScreen() {
  const say = useToast();
  const list = useList(operations.list, {});
  const [ending, setEnding] = useState<SessionRecord>();
  const { send, busy, refusal, forget } = useCommand(operations.revoke);
  const columns = useColumns(setEnding);
  const leave = () => {
    setEnding(undefined);
    forget();
  };
  const end = async () => {
    if (!ending || !(await send({ sessionId: ending.id })).ok) return;
    say({ kind: 'done', message: `The session of ${ending.displayName} has ended` });
    setEnding(undefined);
    list.reload();
  };
  return (
    <ListScreen
      title="Sessions"
      intro="Who is signed in to your organisation now. Times are as of the last reload."
      actions={
        <Button icon={RefreshCw} onClick={list.reload}>
          Reload
        </Button>
      }
      list={list}
      columns={columns}
      rowId={({ id }) => id}
      noun={['session', 'sessions']}
      searchLabel="Find a person"
      sortedBy={{ id: 'lastSeenAt', desc: true }}
      empty={
        <EmptyState icon={MonitorSmartphone} title="Nobody is signed in">
          Not even you: reload the page.
        </EmptyState>
      }
    >
      <ConfirmDialog
        opened={ending !== undefined}
        title={`End the session of ${ending?.displayName ?? ''}?`}
        safe="Leave it running"
        act="End it now"
        busy={busy}
        onSafe={leave}
        onAct={() => void end()}
      >
        <p>
          {ending?.holdsDesk
            ? 'This is a live desk: whatever is open there must be signed in to again to go on.'
            : 'The person can sign in again with the password.'}
        </p>
        <RefusalNotice refusal={refusal} />
      </ConfirmDialog>
    </ListScreen>
  );
}
