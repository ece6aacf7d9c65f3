import type { WaitingContact } from '@switchboard/shared/supervision';
import { CheckCheck, Unplug } from 'lucide-react';
import { useMemo } from 'react';
import { DataTable, EmptyState, Panel, StatusBadge, type TableColumn, Timer } from '../../ui/index.ts';
import styles from './Supervision.module.css';

function useColumns(): readonly TableColumn<WaitingContact>[] {
  return useMemo(
    () => [
      {
        id: 'who',
        header: 'Who',
        value: ({ displayName }) => displayName,
        cell: ({ displayName, band }) => (
          <span className={styles.who}>
            {displayName}
            {band === 0 && <StatusBadge status="emergency">Emergency</StatusBadge>}
          </span>
        ),
      },
      { id: 'queue', header: 'Queue', value: ({ queue }) => queue ?? '–' },
      { id: 'intent', header: 'About', value: ({ intent }) => intent ?? '', cell: ({ intent }) => intent ?? '–' },
      { id: 'band', header: 'Band', align: 'end', value: ({ band }) => band },
      {
        id: 'wait',
        header: 'Waiting',
        align: 'end',
        value: ({ waitingSinceAt }) => -waitingSinceAt,
        cell: ({ waitingSinceAt }) => <Timer since={waitingSinceAt} />,
      },
      {
        id: 'place',
        header: 'Now',
        value: ({ offeredTo }) => offeredTo ?? '',
        cell: ({ offeredTo, citizenConnected }) => {
          if (offeredTo !== null) return <StatusBadge status="contact">{`Offered to ${offeredTo}`}</StatusBadge>;
          if (citizenConnected) return 'In line';
          return (
            <StatusBadge status="offline" icon={Unplug}>
              Away from the page, place kept
            </StatusBadge>
          );
        },
      },
    ],
    [],
  );
}

/** Everybody who waits for a person, most urgent first, then longest. */
export function WaitingPanel({ waiting }: { waiting: readonly WaitingContact[] }) {
  const inOrder = useMemo(
    () => waiting.toSorted((one, other) => one.band - other.band || one.waitingSinceAt - other.waitingSinceAt),
    [waiting],
  );
  return (
    <Panel title="Waiting" note="Most urgent first, then longest" flush>
      <DataTable
        label="Waiting"
        columns={useColumns()}
        rows={inOrder}
        rowId={({ contactId }) => contactId}
        noun={['contact', 'contacts']}
        empty={
          <EmptyState icon={CheckCheck} title="Nobody waits">
            Whoever asks for a person appears here at once.
          </EmptyState>
        }
      />
    </Panel>
  );
}
