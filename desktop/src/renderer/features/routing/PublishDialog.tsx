import { type PlanDifference, planOperations } from '@switchboard/shared/routing-plan';
import { useState } from 'react';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { Banner, FormDrawer, TextAreaField, useToast } from '../../ui/index.ts';
import { DifferenceList } from './DifferenceList.tsx';
import { FieldFindings } from './FieldFindings.tsx';
import { usePlanDesk } from './use-plan.ts';

/** The one confirmation before the plan is in force: what changes, in sentences, and a note for whoever reads it later. */
export function PublishDialog({
  differences,
  onClose,
}: {
  differences: readonly PlanDifference[] | undefined;
  onClose: () => void;
}) {
  const { read, findings, reload } = usePlanDesk();
  const say = useToast();
  const [note, setNote] = useState('');
  const { send, busy, refusal } = useCommand(planOperations.publish);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const publish = async () => {
    const outcome = await send({ revision: read.revision, note });
    if (refusedAsChanged(outcome)) reload();
    if (!outcome.ok) return;
    say({ kind: 'done', message: `Version ${outcome.value.number} is in force` });
    reload();
    onClose();
  };
  const isPublishable = errors.length === 0;
  return (
    <FormDrawer
      opened
      title="Publish the draft"
      intro={
        isPublishable
          ? 'It is in force within a second. Whoever waits keeps the time waited; nobody is cut off or signed out.'
          : undefined
      }
      notice={<RefusalNotice refusal={refusal} onRetry={() => void publish()} />}
      {...(isPublishable ? { submit: 'Publish now' } : {})}
      busy={busy}
      dirty={note !== ''}
      onSubmit={() => void publish()}
      onClose={onClose}
    >
      {!isPublishable && (
        <>
          <Banner kind="warning" title="It cannot work yet.">
            Mend what the checks name, then publish it.
          </Banner>
          <FieldFindings findings={errors} />
        </>
      )}
      {isPublishable && (
        <TextAreaField
          label="Note"
          hint="What was changed and why, for whoever reads the history."
          rows={2}
          value={note}
          onChange={setNote}
        />
      )}
      {isPublishable && <FieldFindings findings={findings} />}
      {differences && differences.length > 0 && (
        <section aria-label="What changes">
          <h3>What changes</h3>
          <DifferenceList items={differences} />
        </section>
      )}
      {!read.published && <p className="muted">It is the first version: everything in it is new.</p>}
      {differences?.length === 0 && <p className="muted">The draft says the same as what is published.</p>}
    </FormDrawer>
  );
}

function refusedAsChanged(outcome: { ok: true } | { ok: false; refusal: { code: string } }): boolean {
  return !outcome.ok && outcome.refusal.code === 'record/changed-meanwhile';
}
