import {
  createFilteredRowModel,
  createSortedRowModel,
  columnFilteringFeature,
  globalFilteringFeature,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp, ChevronsUpDown, Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react';
import { Button } from './Button.tsx';
import { classNames } from './class-names.ts';
import styles from './DataTable.module.css';
import { LoadingLines } from './LoadingLines.tsx';

/** One column. `value` is what is sorted and searched; `cell` is what is seen, `value` itself if absent. */
export interface TableColumn<Row> {
  readonly id: string;
  readonly header: string;
  readonly value: (row: Row) => string | number;
  readonly cell?: (row: Row) => ReactNode;
  readonly align?: 'start' | 'end';
  readonly width?: string;
  readonly sortable?: boolean;
}

export interface DataTableProps<Row> {
  /** Names the table for those who hear it. */
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly loading?: boolean;
  /** Shown instead of the rows: what failed (an ErrorState). */
  readonly failed?: ReactNode;
  /** Shown when there is not a single row (an EmptyState). */
  readonly empty: ReactNode;
  readonly onOpen?: (row: Row) => void;
  /** The order of the rows means something: Alt and an arrow ask for the row that has the focus to be moved. */
  readonly onMove?: (row: Row, step: -1 | 1) => void;
  readonly openId?: string | undefined;
  readonly tools?: ReactNode;
  /** What the search box looks through; no box if absent. */
  readonly searchLabel?: string;
  readonly sortedBy?: { readonly id: string; readonly desc: boolean };
  readonly more?: { readonly busy: boolean; readonly onMore: () => void } | undefined;
  readonly noun?: readonly [one: string, many: string];
}

const features = tableFeatures({
  rowSortingFeature,
  columnFilteringFeature,
  globalFilteringFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
});
/** From here on only the rows in view are drawn. */
const VIRTUAL_FROM = 120;
const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

function compare(one: string | number, other: string | number): number {
  return typeof one === 'number' && typeof other === 'number' ? one - other : collator.compare(`${one}`, `${other}`);
}

function useRows<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowId, sortedBy } = props;
  const [sorting, setSorting] = useState<SortingState>(sortedBy ? [sortedBy] : []);
  const [search, setSearch] = useState('');
  const definitions = useMemo(
    () =>
      columns.map(({ id, header, value, sortable }) => ({
        id,
        header,
        accessorFn: (row: Row) => value(row),
        enableSorting: sortable ?? true,
        sortFn: (one: { original: Row }, other: { original: Row }) =>
          compare(value(one.original), value(other.original)),
      })),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions as never,
    data: rows as never[],
    getRowId: (row: never) => rowId(row as Row),
    state: { sorting, globalFilter: search },
    onSortingChange: setSorting,
    getColumnCanGlobalFilter: () => true,
    globalFilterFn: (row: { original: never }, columnId: string, needle: string) => {
      const column = columns.find(({ id }) => id === columnId);
      const text = `${column?.value(row.original as Row) ?? ''}`;
      return text.toLocaleLowerCase('en-GB').includes(needle.toLocaleLowerCase('en-GB'));
    },
  } as never);
  const shown = table.getRowModel().rows.map((row) => row.original as Row);
  const sortBy = (id: string) =>
    setSorting(([current]) => (current?.id === id && !current.desc ? [{ id, desc: true }] : [{ id, desc: false }]));
  return { shown, search, setSearch, sorting: sorting[0], sortBy };
}

const openersIn = (body: HTMLElement): HTMLElement[] => [...body.querySelectorAll<HTMLElement>('[data-row-opener]')];

/** To the very first or last row, also where only those in view are drawn: then scroll there and focus what appears. */
function jumpRows(body: HTMLElement, end: 'first' | 'last'): void {
  const rowIndex = end === 'first' ? '2' : body.closest('table')?.getAttribute('aria-rowcount');
  const opener = () => body.querySelector<HTMLElement>(`tr[aria-rowindex="${rowIndex}"] [data-row-opener]`);
  const drawn = opener();
  if (drawn) return drawn.focus();
  const scroller = body.closest<HTMLElement>('[data-scroller]');
  if (scroller) scroller.scrollTop = end === 'last' ? scroller.scrollHeight : 0;
  requestAnimationFrame(() => requestAnimationFrame(() => opener()?.focus()));
}

/** Arrow keys walk the rows, Home and End reach the ends; Enter is the row's own button. */
function walkRows(event: KeyboardEvent<HTMLElement>): void {
  const body = event.currentTarget;
  const openers = openersIn(body);
  const at = openers.indexOf(document.activeElement as HTMLElement);
  if (at < 0 || event.altKey) return;
  if (event.key === 'Home' || event.key === 'End') {
    event.preventDefault();
    return jumpRows(body, event.key === 'End' ? 'last' : 'first');
  }
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const next = openers[Math.min(Math.max(at + step, 0), openers.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** What has its own answer to a click, within a row that opens by one. */
function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('label, input, a, button') !== null;
}

function HeaderCell<Row>({
  column,
  sorted,
  onSort,
}: {
  column: TableColumn<Row>;
  sorted: 'asc' | 'desc' | undefined;
  onSort: () => void;
}) {
  const Arrow = sorted === 'asc' ? ArrowUp : sorted === 'desc' ? ArrowDown : ChevronsUpDown;
  const spoken = sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none';
  const sortable = column.sortable ?? true;
  return (
    <th
      scope="col"
      className={classNames(column.align === 'end' && styles.end)}
      style={{ width: column.width }}
      aria-sort={sortable ? spoken : undefined}
    >
      {sortable ? (
        <button type="button" className={classNames(styles.sort, sorted && styles.sorted)} onClick={onSort}>
          {column.header}
          <Arrow size={12} aria-hidden="true" />
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}

function BodyRow<Row>({
  row,
  index,
  tabbable,
  props: { columns, rowId, onOpen, onMove, openId },
}: {
  row: Row;
  index: number;
  tabbable: boolean;
  props: DataTableProps<Row>;
}) {
  const current = openId !== undefined && rowId(row) === openId;
  const moveByKey = (event: KeyboardEvent<HTMLElement>) => {
    if (!onMove || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(row, event.key === 'ArrowUp' ? -1 : 1);
  };
  const content = (column: TableColumn<Row>) => column.cell?.(row) ?? column.value(row);
  return (
    <tr
      aria-rowindex={index + 2}
      className={classNames(onOpen && styles.opens, current && styles.current)}
      onClick={onOpen && ((event) => !isControl(event.target) && onOpen(row))}
      onKeyDown={onMove && moveByKey}
    >
      {columns.map((column, at) => {
        const className = classNames(column.align === 'end' && styles.end);
        if (at > 0) {
          return (
            <td key={column.id} className={className}>
              {content(column)}
            </td>
          );
        }
        return (
          <th key={column.id} scope="row" className={className}>
            {onOpen ? (
              <button
                type="button"
                data-row-opener
                tabIndex={tabbable ? 0 : -1}
                aria-current={current || undefined}
                className={styles.opener}
                onClick={(event) => {
                  event.stopPropagation();
                  onOpen(row);
                }}
              >
                {content(column)}
              </button>
            ) : (
              content(column)
            )}
          </th>
        );
      })}
    </tr>
  );
}

function Body<Row>({
  shown,
  props,
  scroller,
}: {
  shown: readonly Row[];
  props: DataTableProps<Row>;
  scroller: React.RefObject<HTMLDivElement | null>;
}) {
  const isLong = shown.length > VIRTUAL_FROM;
  const rowHeight = document.documentElement.dataset.density === 'roomy' ? 44 : 34;
  const virtual = useVirtualizer({
    count: isLong ? shown.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const [entry, setEntry] = useState(0);
  const items = virtual.getVirtualItems();
  const first = isLong ? (items[0]?.index ?? 0) : 0;
  const last = isLong ? (items.at(-1)?.index ?? 0) : shown.length - 1;
  const drawn = shown.slice(first, last + 1);
  const enters = Math.min(Math.max(entry, first), last);
  return (
    <tbody
      onKeyDown={walkRows}
      onFocus={(event) => {
        const row = event.target.closest('tr')?.getAttribute('aria-rowindex');
        if (row) setEntry(Number(row) - 2);
      }}
    >
      {first > 0 && <tr aria-hidden="true" style={{ height: first * rowHeight }} />}
      {drawn.map((row, at) => (
        <BodyRow key={props.rowId(row)} row={row} index={first + at} tabbable={first + at === enters} props={props} />
      ))}
      {isLong && last < shown.length - 1 && (
        <tr aria-hidden="true" style={{ height: (shown.length - 1 - last) * rowHeight }} />
      )}
    </tbody>
  );
}

function Foot<Row>({ shown, props }: { shown: number; props: DataTableProps<Row> }) {
  const [one, many] = props.noun ?? ['row', 'rows'];
  const all = props.rows.length;
  const counted = shown === all ? `${all} ${all === 1 ? one : many}` : `${shown} of ${all} ${many}`;
  return (
    <footer className={styles.foot}>
      <span role="status">{props.more ? `First ${counted}` : counted}</span>
      {props.more && (
        <Button look="quiet" size="small" busy={props.more.busy} onClick={props.more.onMore}>
          Show more
        </Button>
      )}
    </footer>
  );
}

/**
 * A list one works in: sorted and searched here, walked with the arrow keys, opened with Enter, drawn only where seen
 * when long. It says whether it is empty, still loading or failed; a search without a match says so too.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, loading, failed, empty, tools, searchLabel } = props;
  const { shown, search, setSearch, sorting, sortBy } = useRows(props);
  const scroller = useRef<HTMLDivElement>(null);
  const searchId = useId();
  const hasRows = !failed && !loading && rows.length > 0;
  return (
    <div className={styles.frame}>
      {(searchLabel || tools) && (
        <div className={styles.tools}>
          {searchLabel && (
            <label className={styles.search} htmlFor={searchId}>
              <Search size={14} aria-hidden="true" />
              <span className="sr-only">{searchLabel}</span>
              <input
                id={searchId}
                type="search"
                placeholder={searchLabel}
                value={search}
                onChange={(event) => setSearch(event.currentTarget.value)}
              />
            </label>
          )}
          {tools}
        </div>
      )}
      <div
        ref={scroller}
        data-scroller
        className={styles.scroll}
        tabIndex={hasRows ? 0 : undefined}
        role="region"
        aria-label={label}
      >
        {failed ?? (loading ? <LoadingLines label={`Loading ${label}`} /> : rows.length === 0 && empty)}
        {hasRows && shown.length === 0 && (
          <p className={styles.noMatch} role="status">
            Nothing matches “{search}”.{' '}
            <Button look="quiet" size="small" onClick={() => setSearch('')}>
              Clear the search
            </Button>
          </p>
        )}
        {hasRows && shown.length > 0 && (
          <table className={styles.table} aria-label={label} aria-rowcount={shown.length + 1}>
            <thead>
              <tr aria-rowindex={1}>
                {columns.map((column) => (
                  <HeaderCell
                    key={column.id}
                    column={column}
                    sorted={sorting?.id === column.id ? (sorting.desc ? 'desc' : 'asc') : undefined}
                    onSort={() => sortBy(column.id)}
                  />
                ))}
              </tr>
            </thead>
            <Body shown={shown} props={props} scroller={scroller} />
          </table>
        )}
      </div>
      {hasRows && <Foot shown={shown.length} props={props} />}
    </div>
  );
}
