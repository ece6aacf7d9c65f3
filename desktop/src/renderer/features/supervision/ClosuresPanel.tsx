import { type Closure, closureOperations } from '@switchboard/shared/hours';
import type { LiveQueue } from '@switchboard/shared/supervision';
import { DoorClosed, DoorOpen } from 'lucide-react';
import { formatMoment } from '../../app/format-time.ts';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useMayI } from '../../app/use-me.ts';
import { Button, Panel, Timer, useToast } from '../../ui/index.ts';
import { closedWords } from './closure-words.ts';
import styles from './Supervision.module.css';

function ClosureRow({
  closure,
  nameOf,
  onDone,
}: {
  closure: Closure;
  nameOf: (queueId: string) => string;
  onDone: () => void;
}) {
  const say = useToast();
  const mayManage = useMayI('closures.manage');
  const { send, busy, refusal } = useCommand(closureOperations.lift);
  const lift = async () => {
    const outcome = await send({ closureId: closure.id });
    onDone();
    if (outcome.ok) say({ kind: 'done', message: `${closedWords(closure, nameOf)} open again` });
  };
  return (
    <li className={styles.closure}>
      <DoorClosed size={18} aria-hidden="true" />
      <div className={styles.closureWords}>
        <p>
          <b>{closedWords(closure, nameOf)}</b> closed by {closure.declaredBy}, {closure.reason}
        </p>
        <p className="muted">“{closure.words.en}”</p>
        <RefusalNotice refusal={refusal} />
      </div>
      <p className={styles.left}>
        <b>
          <Timer until={closure.untilAt} />
        </b>{' '}
        left
        <small>until {formatMoment(closure.untilAt)}</small>
      </p>
      {mayManage && (
        <Button size="compact" icon={DoorOpen} busy={busy} onClick={() => void lift()}>
          Lift
        </Button>
      )}
    </li>
  );
}

/** The emergency closures in force, each with the time it has left. */
export function ClosuresPanel({
  closures,
  queues,
  onDone,
}: {
  closures: readonly Closure[];
  queues: readonly LiveQueue[];
  onDone: () => void;
}) {
  const names = new Map<string, string>(queues.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? 'a queue of earlier';
  if (closures.length === 0) return null;
  return (
    <Panel title="Closed in an emergency" note="Each ends by itself" flush>
      <ul className={styles.closures}>
        {closures.map((closure) => (
          <ClosureRow key={closure.id} closure={closure} nameOf={nameOf} onDone={onDone} />
        ))}
      </ul>
    </Panel>
  );
}
