import { type AuditEntry, listAudit } from '@switchboard/shared/audit';
import { Lock, LockOpen, ScrollText } from 'lucide-react';
import { useMemo, useState } from 'react';
import { formatExact } from '../../app/format-time.ts';
import { ListScreen } from '../../app/ListScreen.tsx';
import { useOpenRecord } from '../../app/use-open-record.ts';
import { useList } from '../../app/use-query.ts';
import { EmptyState, StatusBadge, type TableColumn } from '../../ui/index.ts';
import { AuditFilters } from './AuditFilters.tsx';
import { ChainPanel } from './ChainPanel.tsx';
import { EntryDrawer } from './EntryDrawer.tsx';
import { ExportButton } from './ExportButton.tsx';
import { type FilterWords, filterOf, noFilter } from './audit-filter-words.ts';
import { actorOf, deedOf, sealOf, subjectOf } from './audit-words.ts';

const columns: readonly TableColumn<AuditEntry>[] = [
  {
    id: 'recordedAt',
    header: 'When',
    value: ({ recordedAt }) => recordedAt,
    cell: ({ recordedAt }) => <time>{formatExact(recordedAt)}</time>,
  },
  { id: 'actor', header: 'Who', value: ({ actor }) => actorOf(actor) },
  { id: 'action', header: 'What', value: ({ action }) => deedOf(action) },
  {
    id: 'subject',
    header: 'To which record',
    value: ({ subject }) => subjectOf(subject),
    cell: ({ subject }) => <span title={`${subject.kind} ${subject.id}`}>{subjectOf(subject)}</span>,
  },
  {
    id: 'traceId',
    header: 'Trace',
    value: ({ traceId }) => traceId,
    cell: ({ traceId }) => <span className="mono">{traceId.slice(0, 8)}</span>,
  },
  {
    id: 'seal',
    header: 'Sealed',
    value: ({ sealedSeq }) => sealedSeq ?? Number.MAX_SAFE_INTEGER,
    cell: (entry) =>
      entry.sealedSeq === null ? (
        <StatusBadge status="offline" icon={LockOpen}>
          Not yet
        </StatusBadge>
      ) : (
        <StatusBadge status="ready" icon={Lock}>
          {sealOf(entry)}
        </StatusBadge>
      ),
  },
];

/** Who did what, when, to which record. Looking here is written down too. */
export function AuditScreen() {
  const [words, setWords] = useState<FilterWords>(noFilter);
  const { openId, open, close } = useOpenRecord();
  const filter = useMemo(() => filterOf(words), [words]);
  const list = useList(listAudit, filter, 200);
  const filtered = Object.keys(filter).length > 0;
  return (
    <ListScreen
      title="Audit trail"
      intro="Who did what, when, to which record. It cannot be altered unseen, and looking here is written down too."
      actions={<ExportButton filter={filter} />}
      notice={<ChainPanel />}
      list={list}
      columns={columns}
      rowId={({ id }) => id}
      noun={['entry', 'entries']}
      sortedBy={{ id: 'recordedAt', desc: true }}
      tools={<AuditFilters value={words} onChange={setWords} />}
      empty={
        <EmptyState icon={ScrollText} title={filtered ? 'No entry fits these filters' : 'Nothing is recorded yet'}>
          {filtered ? 'Widen the time or clear a filter.' : 'The first sign-in will be the first entry.'}
        </EmptyState>
      }
      onOpen={({ id }) => open(id)}
      openId={openId}
    >
      {openId && (
        <EntryDrawer
          key={openId}
          entryId={openId}
          onClose={close}
          onTrace={(traceId) => {
            setWords({ ...noFilter, traceId });
            close();
          }}
          onErased={list.reload}
        />
      )}
    </ListScreen>
  );
}
