import type { ReactNode } from 'react';
import { DataTable, PageHeader, Panel, type TableColumn } from '../ui/index.ts';
import { LoadFailure } from './LoadFailure.tsx';
import styles from './ListScreen.module.css';
import type { AskedList } from './use-query.ts';

export interface ListScreenProps<Row> {
  readonly title: string;
  readonly intro: ReactNode;
  readonly actions?: ReactNode;
  /** Between heading and list: what is true of the whole page. */
  readonly notice?: ReactNode;
  readonly list: AskedList<Row>;
  readonly columns: readonly TableColumn<Row>[];
  readonly rowId: (row: Row) => string;
  readonly empty: ReactNode;
  readonly onOpen?: (row: Row) => void;
  /** Alt and an arrow on a row, where the order of the rows means something. */
  readonly onMove?: (row: Row, step: -1 | 1) => void;
  readonly openId?: string | undefined;
  readonly tools?: ReactNode;
  readonly searchLabel?: string;
  readonly sortedBy?: { readonly id: string; readonly desc: boolean };
  readonly noun: readonly [one: string, many: string];
  /** Drawers and dialogs. */
  readonly children?: ReactNode;
}

/** A page that is a list: what it is for, its one act, the rows, and what happens when there are none. */
export function ListScreen<Row>(props: ListScreenProps<Row>) {
  const { title, intro, actions, notice, list, columns, rowId, empty, onOpen, onMove, openId, children } = props;
  const { tools, searchLabel, sortedBy, noun } = props;
  const failed = list.refusal && <LoadFailure what={title} refusal={list.refusal} onRetry={list.reload} />;
  return (
    <div className={styles.screen}>
      <PageHeader title={title} intro={intro} actions={actions} />
      {notice}
      <div className={styles.list}>
        <Panel flush>
          <DataTable
            label={title}
            columns={columns}
            rows={list.rows}
            rowId={rowId}
            loading={list.loading}
            failed={failed}
            empty={empty}
            openId={openId}
            more={list.more}
            noun={noun}
            {...(onOpen ? { onOpen } : {})}
            {...(onMove ? { onMove } : {})}
            {...(tools ? { tools } : {})}
            {...(searchLabel ? { searchLabel } : {})}
            {...(sortedBy ? { sortedBy } : {})}
          />
        </Panel>
      </div>
      {children}
    </div>
  );
}
