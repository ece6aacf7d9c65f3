import { pickingOperations, type WaitingItem } from '@switchboard/shared/routing';
import { CheckCheck, Hand } from 'lucide-react';
import { useState } from 'react';
import { contactOpened } from '../../app/desk-work/contacts-slice.ts';
import { workMayBeBehind } from '../../app/desk-work/work-slice.ts';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useDeskDispatch } from '../../app/store.ts';
import { useCommand } from '../../app/use-command.ts';
import { useLiveQuery } from '../../app/use-live-query.ts';
import { channelWords } from '../../app/words/contact-words.ts';
import { Button, EmptyState, FormDrawer, LoadingLines, SelectField, StatusBadge, Timer } from '../../ui/index.ts';
import styles from './Forms.module.css';
import type { Queues } from './use-queues.ts';

function WaitingRow({ item, busy, onTake }: { item: WaitingItem; busy: boolean; onTake: () => void }) {
  const { displayName, intent, channel, band, isOverdue, isOfferedNow, waitingSinceAt } = item;
  return (
    <li className={styles.row}>
      <span className={styles.rowWords}>
        <b>{displayName}</b>
        <small>
          {channelWords[channel]}
          {intent && `, ${intent}`}
        </small>
      </span>
      {band === 0 && <StatusBadge status="emergency">Emergency</StatusBadge>}
      {isOfferedNow && <StatusBadge status="contact">Being offered</StatusBadge>}
      <span className={isOverdue ? styles.missing : undefined}>
        <Timer since={waitingSinceAt} />
        {isOverdue && ' late'}
      </span>
      <Button type="button" size="compact" busy={busy} notYet={isOfferedNow} onClick={onTake}>
        Take
        <span className="sr-only"> {displayName}</span>
      </Button>
    </li>
  );
}

/** What waits in a queue that is worked by hand, in its own order: one can be taken, or simply the next. */
export function PickDrawer({ queues, onClose }: { queues: NonNullable<Queues['queues']>; onClose: () => void }) {
  const dispatch = useDeskDispatch();
  const busiest = queues.toSorted((one, other) => other.waiting - one.waiting)[0];
  const [queueId, setQueueId] = useState<string>(busiest?.id ?? '');
  const asked = useLiveQuery(pickingOperations.waiting, queueId ? { queueId } : undefined, ['contact', 'reservation']);
  const pick = useCommand(pickingOperations.pick);
  const next = useCommand(pickingOperations.takeNext);
  const isRefused = asked.refusal !== undefined;
  const items = asked.value?.items ?? [];
  const taken = (contactId: string) => {
    dispatch(workMayBeBehind());
    dispatch(contactOpened(contactId));
    onClose();
  };
  const take = async (contactId: string) => {
    const outcome = await pick.send({ contactId });
    if (outcome.ok) taken(outcome.value.contactId);
    else asked.reload();
  };
  const takeNext = async () => {
    if (!queueId) return;
    const outcome = await next.send({ queueId });
    if (outcome.ok) taken(outcome.value.contactId);
    else asked.reload();
  };
  const choose = (id: string) => {
    pick.forget();
    next.forget();
    setQueueId(id);
  };
  return (
    <FormDrawer
      opened
      title="Waiting in my queues"
      intro="In queues that are worked by hand you take contacts yourself. Emergencies go first everywhere."
      notice={<RefusalNotice refusal={pick.refusal ?? next.refusal ?? asked.refusal} onRetry={asked.reload} />}
      {...(!isRefused && items.length > 0 ? { submit: 'Take the next' } : {})}
      busy={next.busy}
      onSubmit={() => void takeNext()}
      onClose={onClose}
    >
      <SelectField
        label="Queue"
        choices={queues.map(({ id, name, waiting }) => ({ value: id as string, label: `${name}, ${waiting} waiting` }))}
        value={queueId}
        onChange={(id) => id && choose(id)}
      />
      {!asked.value && !isRefused && queueId && <LoadingLines label="Loading what waits" />}
      {asked.value && !isRefused && items.length === 0 && (
        <EmptyState icon={CheckCheck} title="Nobody waits here">
          Whoever comes appears here at once.
        </EmptyState>
      )}
      {!isRefused && (
        <ul className={styles.rows} aria-label="Waiting">
          {items.map((item) => (
            <WaitingRow key={item.contactId} item={item} busy={pick.busy} onTake={() => void take(item.contactId)} />
          ))}
        </ul>
      )}
    </FormDrawer>
  );
}

/** Opens the list, by hand or by Alt L. */
export function PickButton({ onOpen }: { onOpen: () => void }) {
  return (
    <Button size="small" look="quiet" icon={Hand} keys="Alt L" onClick={onOpen}>
      Take
    </Button>
  );
}
