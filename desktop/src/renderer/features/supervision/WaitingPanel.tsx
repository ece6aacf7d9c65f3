import type { WaitingContact } from '@switchboard/shared/supervision';
import { ArrowUpNarrowWide, CheckCheck, Route, Unplug, UserRoundCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button, DataTable, EmptyState, Panel, StatusBadge, type TableColumn, Timer } from '../../ui/index.ts';
import { type Steering, steeredAtOnce } from './steering.ts';
import styles from './Supervision.module.css';

interface Choosing {
  readonly chosen: ReadonlySet<string>;
  readonly choose: (contactId: string, isChosen: boolean) => void;
}

function useColumns({ chosen, choose }: Choosing, mayChoose: boolean): readonly TableColumn<WaitingContact>[] {
  return useMemo(() => {
    const columns: TableColumn<WaitingContact>[] = [
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
    ];
    if (!mayChoose) return columns;
    const box: TableColumn<WaitingContact> = {
      id: 'choose',
      header: 'Chosen',
      sortable: false,
      align: 'end',
      value: ({ contactId }) => (chosen.has(contactId) ? 'Chosen' : ''),
      cell: ({ contactId, displayName }) => (
        <label className={styles.choose}>
          <span className="sr-only">Choose {displayName}</span>
          <input
            type="checkbox"
            checked={chosen.has(contactId)}
            onChange={(event) => choose(contactId, event.currentTarget.checked)}
          />
        </label>
      ),
    };
    return [...columns, box];
  }, [chosen, choose, mayChoose]);
}

/** What can be done with those who are chosen. */
function ChosenActs({
  count,
  all,
  onAll,
  onNone,
  onSteer,
}: {
  count: number;
  all: number;
  onAll: () => void;
  onNone: () => void;
  onSteer: (act: Steering['act']) => void;
}) {
  return (
    <div className={styles.acts}>
      <span role="status" className="muted">
        {count === 0 ? 'None chosen' : `${count} chosen`}
      </span>
      {count < Math.min(all, steeredAtOnce) && (
        <Button look="quiet" size="compact" onClick={onAll}>
          {all > steeredAtOnce ? `Choose the first ${steeredAtOnce}` : `Choose all ${all}`}
        </Button>
      )}
      {count > 0 && (
        <>
          <Button look="quiet" size="compact" onClick={onNone}>
            Choose none
          </Button>
          <Button size="compact" icon={Route} onClick={() => onSteer('move')}>
            Move
          </Button>
          <Button size="compact" icon={ArrowUpNarrowWide} onClick={() => onSteer('reprioritise')}>
            Urgency
          </Button>
          <Button size="compact" icon={UserRoundCheck} onClick={() => onSteer('assign')}>
            Assign
          </Button>
        </>
      )}
    </div>
  );
}

/** Everybody who waits for a person, most urgent first, then longest; chosen, they can be moved, raised or given away. */
export function WaitingPanel({
  waiting,
  maySteer,
  openId,
  onOpen,
  onSteer,
}: {
  waiting: readonly WaitingContact[];
  maySteer: boolean;
  openId: string | undefined;
  onOpen: (contactId: string) => void;
  onSteer: (act: Steering['act'], contacts: readonly WaitingContact[]) => void;
}) {
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set());
  const inOrder = useMemo(
    () => waiting.toSorted((one, other) => one.band - other.band || one.waitingSinceAt - other.waitingSinceAt),
    [waiting],
  );
  // Who has been answered meanwhile is no longer chosen.
  const chosen = useMemo(() => inOrder.filter(({ contactId }) => wanted.has(contactId)), [inOrder, wanted]);
  const choosing = useMemo<Choosing>(
    () => ({
      chosen: wanted,
      choose: (contactId, isChosen) =>
        setWanted((before) => {
          const next = new Set(before);
          if (isChosen && next.size < steeredAtOnce) next.add(contactId);
          else next.delete(contactId);
          return next;
        }),
    }),
    [wanted],
  );
  return (
    <Panel title="Waiting" note="Most urgent first, then longest" flush>
      <DataTable
        label="Waiting"
        columns={useColumns(choosing, maySteer)}
        rows={inOrder}
        rowId={({ contactId }) => contactId}
        noun={['contact', 'contacts']}
        onOpen={({ contactId }) => onOpen(contactId)}
        openId={openId}
        {...(maySteer && inOrder.length > 0
          ? {
              tools: (
                <ChosenActs
                  count={chosen.length}
                  all={inOrder.length}
                  onAll={() => setWanted(new Set(inOrder.slice(0, steeredAtOnce).map(({ contactId }) => contactId)))}
                  onNone={() => setWanted(new Set())}
                  onSteer={(act) => onSteer(act, chosen)}
                />
              ),
            }
          : {})}
        empty={
          <EmptyState icon={CheckCheck} title="Nobody waits">
            Whoever asks for a person appears here at once.
          </EmptyState>
        }
      />
    </Panel>
  );
}
