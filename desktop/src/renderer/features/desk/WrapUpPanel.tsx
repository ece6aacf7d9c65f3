import { contactOperations, type ContactOutline } from '@switchboard/shared/contacts';
import { queueOperations } from '@switchboard/shared/queues';
import { Check, Circle, Clock } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { draftDropped, emptyDraft, wrapUpChanged, type WrapUpDraft } from '../../app/drafts/drafts-slice.ts';
import { LoadFailure } from '../../app/LoadFailure.tsx';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useDeskDispatch, useDeskSelector } from '../../app/store.ts';
import { useCommand } from '../../app/use-command.ts';
import { useKey } from '../../app/use-key.ts';
import { useMe } from '../../app/use-me.ts';
import { useQuery } from '../../app/use-query.ts';
import { useServerNow } from '../../app/use-server-now.ts';
import { partOf } from '../../app/desk-work/contact-standing.ts';
import { Button, classNames, formatClock, LoadingLines, TextAreaField } from '../../ui/index.ts';
import { CountdownRing } from './CountdownRing.tsx';
import { ReasonPicker } from './ReasonPicker.tsx';
import styles from './WrapUp.module.css';

/** What is chosen is written down this long (ms) before the time runs out, rather than lost with it. */
const saveBeforeMs = 2_000;

function Countdown({ outline }: { outline: ContactOutline }) {
  const me = useMe();
  const now = useServerNow(1_000);
  const isLost = useDeskSelector(({ link }) => link.lostAt !== null);
  const { send, busy, refusal } = useCommand(contactOperations.extendWrapUp);
  const part = partOf(outline, me.user.id);
  const due = part?.wrapUpDueAt ?? null;
  const mayExtend = due !== null && part?.wrapUpExtended === false && !isLost;
  const extend = () => void send({ contactId: outline.id });
  useKey(mayExtend ? 'Alt+KeyX' : undefined, extend);
  if (!part) return <span className={styles.late}>The time is up. It still has to be written down.</span>;
  if (due === null) return <span className={styles.calm}>No time limit</span>;
  const leftMs = Math.max(0, due - now);
  const wholeMs = due - (part?.leftAt ?? due);
  return (
    <>
      <span className={styles.countdown}>
        <CountdownRing share={wholeMs > 0 ? leftMs / wholeMs : 0} size={36} tone={leftMs < 15_000 ? 'near' : 'wrap'} />
        <b>{formatClock(leftMs)}</b> left
      </span>
      {part?.wrapUpExtended === false && (
        <Button icon={Clock} size="compact" keys="Alt X" busy={busy} disabled={isLost} onClick={extend}>
          Extend, once
        </Button>
      )}
      {refusal && <span role="alert">{refusal.sentence}</span>}
    </>
  );
}

/** Completes by itself just before the time runs out, if everything is chosen: what was written is not lost. */
function useCompletionInTime(outline: ContactOutline, isWhole: boolean, complete: () => void): void {
  const me = useMe();
  const now = useServerNow(500);
  const due = partOf(outline, me.user.id)?.wrapUpDueAt ?? null;
  const done = useRef(false);
  useEffect(() => {
    if (due === null || !isWhole || done.current || due - now > saveBeforeMs || due < now) return;
    done.current = true;
    complete();
  }, [due, isWhole, now, complete]);
}

function Done({ is, children }: { is: boolean; children: string }) {
  const Icon = is ? Check : Circle;
  return (
    <span className={classNames(styles.step, is && styles.stepDone)}>
      <Icon size={13} aria-hidden="true" />
      {children}
      <span className="sr-only">{is ? ': done' : ': still to choose'}</span>
    </span>
  );
}

/**
 * The end of my part: why the citizen came and what came of it (B-02), and a note. The transcript stays beside it. What
 * is chosen stays with the contact, whichever contact is looked at meanwhile.
 */
export function WrapUpPanel({ outline }: { outline: ContactOutline }) {
  const contactId = outline.id;
  const dispatch = useDeskDispatch();
  const lists = useQuery(queueOperations.wrapUpLists, {});
  const { reasonId, outcomeId, note } = useDeskSelector(
    ({ drafts }) => (drafts.byContact[contactId] ?? emptyDraft).wrapUp,
  );
  const isLost = useDeskSelector(({ link }) => link.lostAt !== null);
  const { send, busy, refusal } = useCommand(contactOperations.wrapUp);
  const change = (by: Partial<WrapUpDraft>) => dispatch(wrapUpChanged({ contactId, change: by }));
  const toGo = [reasonId, outcomeId].filter((each) => each === null).length;
  const complete = async () => {
    if (!reasonId || !outcomeId || busy) return;
    const outcome = await send({ contactId, reasonId, outcomeId, note });
    if (outcome.ok) dispatch(draftDropped(contactId));
  };
  useCompletionInTime(outline, toGo === 0, () => void complete());
  const reason = lists.value?.reasons.find(({ id }) => id === reasonId);
  return (
    <form
      className={styles.wrapUp}
      aria-label="Wrap up"
      onSubmit={(event) => {
        event.preventDefault();
        void complete();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.ctrlKey) void complete();
      }}
    >
      <header className={styles.head}>
        <h2>Wrap up</h2>
        <span className={styles.name}>{outline.displayName}</span>
        <Countdown outline={outline} />
      </header>
      <div className={styles.body}>
        <RefusalNotice refusal={refusal} onRetry={() => void complete()} />
        {lists.refusal && !lists.value && <LoadFailure what="Reasons" refusal={lists.refusal} onRetry={lists.reload} />}
        {!lists.value && !lists.refusal && <LoadingLines label="Loading reasons" rows={5} />}
        {lists.value && (
          <>
            <h3>
              Reason <small>{reason ? `${reason.group}: ${reason.title}` : 'required'}</small>
            </h3>
            <ReasonPicker
              reasons={lists.value.reasons}
              chosen={reasonId}
              onChoose={(chosen) => change({ reasonId: chosen })}
            />
            <fieldset className={styles.outcomes}>
              <legend>
                Outcome <small>required</small>
              </legend>
              {lists.value.outcomes.map(({ id, title }) => (
                <label key={id} className={styles.outcome}>
                  <input
                    type="radio"
                    name={`outcome-${contactId}`}
                    checked={id === outcomeId}
                    onChange={() => change({ outcomeId: id })}
                  />
                  {title}
                </label>
              ))}
            </fieldset>
            <TextAreaField
              label="Note"
              hint="For colleagues. The citizen does not see it."
              value={note}
              onChange={(words) => change({ note: words })}
              rows={4}
            />
          </>
        )}
      </div>
      <footer className={styles.foot}>
        <Done is={reasonId !== null}>Reason</Done>
        <Done is={outcomeId !== null}>Outcome</Done>
        <Button type="submit" look="primary" keys="Ctrl Enter" busy={busy} notYet={toGo > 0 || isLost}>
          {isLost ? 'Complete when the link is back' : toGo > 0 ? `Complete, ${toGo} to go` : 'Complete'}
        </Button>
      </footer>
    </form>
  );
}
