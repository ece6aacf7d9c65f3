import { type NotReadyReason, notReadyReasonOperations } from '@switchboard/shared/agents';
import { Archive, ArrowDown, ArrowUp, Check, Coffee, Plus } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { ListScreen } from '../../app/ListScreen.tsx';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useDeskSelector } from '../../app/store.ts';
import { useLiveQuery } from '../../app/use-live-query.ts';
import { useOpenRecord } from '../../app/use-open-record.ts';
import { Button, EmptyState, IconButton, SelectField, StatusBadge, type TableColumn } from '../../ui/index.ts';
import { EditReasonDrawer, NewReasonDrawer } from './NotReadyReasonDrawers.tsx';
import styles from './NotReadyReasons.module.css';
import { atMost, countsAs, sides } from './reason-words.ts';
import { useReasonOrder } from './use-reason-order.ts';

type Side = 'open' | 'closed';
type Move = (reason: NotReadyReason, step: -1 | 1, held: 'row' | 'up' | 'down') => Promise<void>;

const whichOnes = [
  { value: 'open', label: 'Open reasons' },
  { value: 'closed', label: 'Closed reasons' },
] as const;

/** The order of the list is the order operators see, so that no column can be sorted. */
const plainColumns: readonly TableColumn<NotReadyReason>[] = [
  { id: 'title', header: 'Reason', sortable: false, value: ({ title }) => title },
  { id: 'atMost', header: 'At most', sortable: false, value: atMost },
  { id: 'countsAs', header: 'Counts as', sortable: false, value: countsAs },
  {
    id: 'state',
    header: 'State',
    sortable: false,
    value: ({ closedAt }) => (closedAt === null ? 'Open' : 'Closed'),
    cell: ({ closedAt }) =>
      closedAt === null ? (
        <StatusBadge status="ready" icon={Check}>
          Open
        </StatusBadge>
      ) : (
        <StatusBadge status="offline" icon={Archive}>
          Closed
        </StatusBadge>
      ),
  },
];

function placeColumn(open: readonly NotReadyReason[], move: Move): TableColumn<NotReadyReason> {
  const placeOf = (reason: NotReadyReason) => open.findIndex(({ id }) => id === reason.id);
  return {
    id: 'place',
    header: 'Order',
    sortable: false,
    align: 'end',
    value: (reason) => placeOf(reason) + 1,
    cell: (reason) => (
      <span className={styles.moves} data-moves={reason.id}>
        <IconButton
          type="button"
          small
          icon={ArrowUp}
          label={`Move ${reason.title} up`}
          data-move="up"
          disabled={placeOf(reason) === 0}
          onClick={() => void move(reason, -1, 'up')}
        />
        <IconButton
          type="button"
          small
          icon={ArrowDown}
          label={`Move ${reason.title} down`}
          data-move="down"
          disabled={placeOf(reason) === open.length - 1}
          onClick={() => void move(reason, 1, 'down')}
        />
      </span>
    ),
  };
}

/** All reasons, asked again when the list was changed anywhere and when a lost link is back. */
function useReasons() {
  const asked = useLiveQuery(notReadyReasonOperations.list, { state: 'any' }, ['notReadyReasons']);
  const [ordered, setOrdered] = useState<{ over: unknown; open: readonly NotReadyReason[] }>();
  const isLost = useDeskSelector(({ link }) => link.lostAt !== null);
  const wasLost = useRef(false);
  const { value, reload } = asked;
  useEffect(() => {
    if (wasLost.current && !isLost) reload();
    wasLost.current = isLost;
  }, [isLost, reload]);
  const read = useMemo(() => sides(value?.items ?? []), [value]);
  // What the server answered to a new order stands until the list is read again.
  const open = ordered && ordered.over === value ? ordered.open : read.open;
  return {
    ...asked,
    open,
    closed: read.closed,
    show: (items: readonly NotReadyReason[] | undefined) => {
      if (items) setOrdered({ over: value, open: sides(items).open });
      reload();
    },
  };
}

/** Why somebody can be not ready: what operators choose from, in which order, and how long each may take. */
export function NotReadyReasonsScreen() {
  const { openId, open, close } = useOpenRecord();
  const [side, setSide] = useState<Side>('open');
  const frame = useRef<HTMLDivElement>(null);
  const reasons = useReasons();
  const { move, said, refusal, forget } = useReasonOrder(reasons.open, frame, reasons.show);
  const opened = [...reasons.open, ...reasons.closed].find(({ id }) => id === openId);
  const done = () => {
    forget();
    reasons.reload();
    close();
  };
  const isOrdered = side === 'open' && reasons.open.length > 1;
  return (
    <div ref={frame} className={styles.frame}>
      <ListScreen<NotReadyReason>
        title="Not-ready reasons"
        intro="What operators choose from when they are not ready, in this order. A change shows at every desk at once; who is not ready already stays so. A new name begins a line of its own in reports."
        actions={
          <Button look="primary" icon={Plus} onClick={() => open('new')}>
            New reason
          </Button>
        }
        notice={
          refusal && (
            <div className={styles.notice}>
              <RefusalNotice refusal={refusal} />
            </div>
          )
        }
        list={{
          rows: reasons[side],
          loading: reasons.loading && reasons.value === undefined,
          refusal: reasons.refusal,
          reload: reasons.reload,
          more: undefined,
        }}
        columns={isOrdered ? [...plainColumns, placeColumn(reasons.open, move)] : plainColumns}
        rowId={({ id }) => id}
        noun={['reason', 'reasons']}
        tools={
          <div className={styles.tools}>
            <div className={styles.which}>
              <SelectField
                label="Show"
                choices={whichOnes}
                value={side}
                onChange={(value) => setSide(value === 'closed' ? 'closed' : 'open')}
              />
            </div>
            {isOrdered && (
              <p className="muted">Move a reason with its arrows, or with Alt and an arrow key on its row.</p>
            )}
          </div>
        }
        empty={
          side === 'open' ? (
            <EmptyState icon={Coffee} title="No reasons yet">
              Without one nobody can say why she is not ready. Add the first: a break, lunch, training.
            </EmptyState>
          ) : (
            <EmptyState icon={Archive} title="No closed reasons">
              A reason that is closed is kept here and can be reopened.
            </EmptyState>
          )
        }
        {...(isOrdered ? { onMove: (reason, step) => void move(reason, step, 'row') } : {})}
        onOpen={({ id }) => open(id)}
        openId={openId}
      >
        <p className="sr-only" role="status">
          {said}
        </p>
        {openId === 'new' && <NewReasonDrawer onDone={done} onClose={close} />}
        {opened && <EditReasonDrawer key={opened.id} reason={opened} onDone={done} onClose={close} />}
      </ListScreen>
    </div>
  );
}
