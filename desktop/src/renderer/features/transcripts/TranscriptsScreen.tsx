import { contactOperations, type ContactRecord } from '@switchboard/shared/contacts';
import { Search } from 'lucide-react';
import { type FormEvent, useMemo, useState } from 'react';
import { formatMoment } from '../../app/format-time.ts';
import { ListScreen } from '../../app/ListScreen.tsx';
import { useOpenRecord } from '../../app/use-open-record.ts';
import { useList } from '../../app/use-query.ts';
import { channelWords, stateWords } from '../../app/words/contact-words.ts';
import { Button, EmptyState, SelectField, StatusBadge, type TableColumn, TextField } from '../../ui/index.ts';
import { TranscriptPane } from './TranscriptPane.tsx';
import styles from './Transcripts.module.css';
import { handlersOf } from './transcript-words.ts';

const columns: readonly TableColumn<ContactRecord>[] = [
  { id: 'who', header: 'Who', value: ({ displayName }) => displayName },
  {
    id: 'arrivedAt',
    header: 'Arrived',
    value: ({ arrivedAt }) => arrivedAt,
    cell: ({ arrivedAt }) => formatMoment(arrivedAt),
  },
  { id: 'channel', header: 'Channel', value: ({ channel }) => channelWords[channel] },
  { id: 'queue', header: 'Queue', value: ({ queue }) => queue?.name ?? '–' },
  { id: 'about', header: 'About', value: ({ intent, wrapUp }) => wrapUp?.reason ?? intent ?? '–' },
  { id: 'handlers', header: 'Handled by', value: handlersOf },
  { id: 'state', header: 'State', value: ({ state }) => stateWords[state] },
  {
    id: 'record',
    header: 'Record',
    value: ({ record }) => record,
    cell: ({ record }) => (
      <StatusBadge status={record === 'complete' ? 'ready' : 'plain'}>
        {record === 'complete' ? 'Complete' : 'Open'}
      </StatusBadge>
    ),
  },
];

type Which = 'any' | 'open' | 'over' | 'abandoned';
interface Words {
  readonly search: string;
  readonly which: Which;
}
const choices = [
  { value: 'any', label: 'All contacts' },
  { value: 'over', label: 'Over' },
  { value: 'open', label: 'Going on' },
  { value: 'abandoned', label: 'Abandoned' },
] as const;

function Filters({ onFind }: { onFind: (words: Words) => void }) {
  const [search, setSearch] = useState('');
  const [which, setWhich] = useState<Which>('any');
  const find = (event: FormEvent) => {
    event.preventDefault();
    onFind({ search: search.trim(), which });
  };
  return (
    <form className={styles.filters} role="search" onSubmit={find}>
      <TextField label="Words or name" value={search} onChange={setSearch} />
      <SelectField
        label="Which"
        choices={choices}
        value={which}
        onChange={(next) => {
          setWhich(next as Which);
          onFind({ search: search.trim(), which: next as Which });
        }}
      />
      <Button type="submit" icon={Search}>
        Find
      </Button>
    </form>
  );
}

/** Every contact, to be read as it was: for quality reviewers and supervisors. Looking is written in the audit trail. */
export function TranscriptsScreen() {
  const [words, setWords] = useState<Words>({ search: '', which: 'any' });
  const { openId, open, close } = useOpenRecord();
  const filter = useMemo(() => ({ ...(words.search && { search: words.search }), state: words.which }), [words]);
  const list = useList(contactOperations.list, filter, 200);
  const isFiltered = words.search !== '' || words.which !== 'any';
  if (openId) {
    const at = list.rows.findIndex(({ id }) => id === openId);
    const openRow = (row: ContactRecord | undefined) => row && (() => open(row.id));
    return (
      <TranscriptPane
        key={openId}
        contactId={openId}
        onClose={close}
        onEarlier={openRow(at < 0 ? undefined : list.rows[at + 1])}
        onLater={openRow(at < 1 ? undefined : list.rows[at - 1])}
      />
    );
  }
  return (
    <ListScreen
      title="Transcripts"
      intro="Contacts as they were, word for word. What you search for and open is written in the audit trail."
      list={list}
      columns={columns}
      rowId={({ id }) => id}
      noun={['contact', 'contacts']}
      sortedBy={{ id: 'arrivedAt', desc: true }}
      tools={<Filters onFind={setWords} />}
      onOpen={({ id }) => open(id)}
      empty={
        <EmptyState icon={Search} title={isFiltered ? 'No contact fits' : 'No contact yet'}>
          {isFiltered ? 'Try fewer words, or show all contacts.' : 'The first conversation will appear here.'}
        </EmptyState>
      }
    />
  );
}
