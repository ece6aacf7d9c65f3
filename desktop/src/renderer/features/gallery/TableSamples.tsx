import { Clock, MessageSquareText, Pause, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { DataTable, EmptyState, formatClock, StatusBadge, type TableColumn } from '../../ui/index.ts';
import styles from './Gallery.module.css';
import { Block } from './Sample.tsx';

interface Waiting {
  readonly id: string;
  readonly person: string;
  readonly reason: string;
  readonly state: 'parked' | 'queued' | 'contact' | 'late';
  readonly waitingMs: number;
}

const rows: readonly Waiting[] = [
  { id: '1', person: 'Gareth Pell', reason: 'Lost property', state: 'parked', waitingMs: 760_000 },
  { id: '2', person: 'Ines Barrow', reason: 'Update on statement', state: 'queued', waitingMs: 198_000 },
  { id: '3', person: 'Callum Reyes', reason: 'Theft from vehicle', state: 'contact', waitingMs: 38_000 },
  { id: '4', person: 'Joan Pettifer', reason: 'Noise at night', state: 'queued', waitingMs: 62_000 },
  { id: '5', person: 'Birchfield Primary', reason: 'Crossing patrol', state: 'late', waitingMs: 370_000 },
];

function WaitingState({ state }: { state: Waiting['state'] }) {
  const looks = {
    parked: ['offline', Pause, 'Parked'],
    queued: ['plain', Clock, 'Queued'],
    contact: ['contact', MessageSquareText, 'On contact'],
    late: ['emergency', TriangleAlert, 'Late'],
  } as const;
  const [status, icon, word] = looks[state];
  return (
    <StatusBadge status={status} icon={icon}>
      {word}
    </StatusBadge>
  );
}

const columns: readonly TableColumn<Waiting>[] = [
  { id: 'person', header: 'Person', value: ({ person }) => person },
  { id: 'reason', header: 'Reason', value: ({ reason }) => reason },
  { id: 'state', header: 'State', value: ({ state }) => state, cell: ({ state }) => <WaitingState state={state} /> },
  {
    id: 'waiting',
    header: 'Waiting',
    align: 'end',
    value: ({ waitingMs }) => waitingMs,
    cell: ({ waitingMs }) => formatClock(waitingMs),
  },
];

export function TableSamples({ theme }: { theme: string }) {
  const [openId, setOpenId] = useState('3');
  return (
    <Block title="Rows">
      <div className={styles.flush}>
        <DataTable
          label={`People waiting (${theme})`}
          columns={columns}
          rows={rows}
          rowId={({ id }) => id}
          empty={<EmptyState title="Nothing waiting for you" />}
          openId={openId}
          onOpen={({ id }) => setOpenId(id)}
          noun={['person', 'people']}
          searchLabel="Find a person"
          sortedBy={{ id: 'waiting', desc: true }}
        />
      </div>
    </Block>
  );
}
