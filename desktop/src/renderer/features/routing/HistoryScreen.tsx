import { planOperations, type PlanVersion } from '@switchboard/shared/routing-plan';
import { Eye, FileInput, GitCompare, History } from 'lucide-react';
import { useMemo, useState } from 'react';
import { formatMoment } from '../../app/format-time.ts';
import { LoadFailure } from '../../app/LoadFailure.tsx';
import { useLiveQuery } from '../../app/use-live-query.ts';
import { useMayI } from '../../app/use-me.ts';
import { useOpenRecord } from '../../app/use-open-record.ts';
import { Button, DataTable, EmptyState, PageHeader, Panel, StatusBadge, type TableColumn } from '../../ui/index.ts';
import { CompareDrawer } from './CompareDrawer.tsx';
import { ExportPlan } from './ExportPlan.tsx';
import { ImportDrawer } from './ImportDrawer.tsx';
import styles from './Routing.module.css';
import { VersionDrawer } from './VersionDrawer.tsx';

const newest = 200;

function useColumns(current: number | undefined): readonly TableColumn<PlanVersion>[] {
  return useMemo(
    () => [
      {
        id: 'number',
        header: 'Version',
        value: ({ number }) => number,
        cell: ({ number }) => (
          <span className={styles.marked}>
            {`Version ${number}`}
            {number === current && <StatusBadge status="ready">In force</StatusBadge>}
          </span>
        ),
      },
      {
        id: 'publishedAt',
        header: 'Published',
        value: ({ publishedAt }) => publishedAt,
        cell: ({ publishedAt }) => formatMoment(publishedAt),
      },
      { id: 'by', header: 'By', value: ({ publishedBy }) => publishedBy?.name ?? 'The system' },
      {
        id: 'note',
        header: 'Note',
        value: ({ note }) => note,
        cell: ({ note, restores }) =>
          [restores !== null && `Back to version ${restores}.`, note].filter(Boolean).join(' ') || (
            <span className="muted">none</span>
          ),
      },
    ],
    [current],
  );
}

type Besides = 'compare' | 'import';

/** Every version of the plan: who, when, why; compared, taken back, taken out, brought in. */
export function HistoryScreen() {
  const mayChange = useMayI('routing.manage');
  const versions = useLiveQuery(planOperations.versions, { limit: newest }, ['routing-plan']);
  const plan = useLiveQuery(planOperations.read, {}, ['routing-plan']);
  const { openId, open, close } = useOpenRecord();
  const [besides, setBesides] = useState<Besides>();
  const items = versions.value?.items ?? [];
  const current = plan.value?.published?.number;
  const columns = useColumns(current);
  const opened = items.find(({ number }) => `${number}` === openId);
  const refusal = versions.refusal ?? plan.refusal;
  const reload = () => {
    versions.reload();
    plan.reload();
  };
  const done = () => {
    reload();
    close();
    setBesides(undefined);
  };
  return (
    <div className={styles.page}>
      <PageHeader
        title="History"
        intro="Every version of the routing plan. None is ever changed or lost; going back makes a new one."
        actions={
          <>
            {!mayChange && (
              <StatusBadge status="plain" icon={Eye}>
                Read only
              </StatusBadge>
            )}
            {items.length > 1 && (
              <Button icon={GitCompare} onClick={() => setBesides('compare')}>
                Compare two
              </Button>
            )}
            {items.length > 0 && <ExportPlan version="published" />}
            {mayChange && (
              <Button icon={FileInput} onClick={() => setBesides('import')}>
                Import text
              </Button>
            )}
          </>
        }
      />
      <Panel flush>
        <DataTable
          label="History"
          columns={columns}
          rows={items}
          rowId={({ number }) => `${number}`}
          loading={!versions.value && !refusal}
          failed={refusal && <LoadFailure what="The history" refusal={refusal} onRetry={reload} />}
          noun={['version', 'versions']}
          sortedBy={{ id: 'number', desc: true }}
          searchLabel="Find by note or name"
          onOpen={({ number }) => open(`${number}`)}
          openId={openId}
          empty={
            <EmptyState icon={History} title="Nothing has been published yet">
              The first version appears here when the draft is published.
            </EmptyState>
          }
        />
      </Panel>
      {opened && plan.value && (
        <VersionDrawer
          key={opened.number}
          version={opened}
          current={current}
          revision={plan.value.revision}
          onDone={done}
          onClose={close}
        />
      )}
      {besides === 'compare' && (
        <CompareDrawer versions={items} hasDraft={plan.value?.draft !== null} onClose={() => setBesides(undefined)} />
      )}
      {besides === 'import' && plan.value && (
        <ImportDrawer
          revision={plan.value.revision}
          hasDraft={plan.value.draft !== null}
          onReload={reload}
          onClose={() => setBesides(undefined)}
        />
      )}
    </div>
  );
}
