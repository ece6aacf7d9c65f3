import { type PlanFinding, planOperations } from '@switchboard/shared/routing-plan';
import { CircleAlert, CircleCheck, Eye, PencilLine, TriangleAlert, Upload } from 'lucide-react';
import { useState } from 'react';
import { formatDistance, formatMoment } from '../../app/format-time.ts';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useLiveQuery } from '../../app/use-live-query.ts';
import { useNow } from '../../app/use-now.ts';
import { Button, FormDrawer, LoadingLines, StatusBadge, useToast } from '../../ui/index.ts';
import { DifferenceList } from './DifferenceList.tsx';
import { DiscardDraft } from './DiscardDraft.tsx';
import { FindingsDrawer } from './FindingList.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import styles from './Routing.module.css';
import { usePlanDesk } from './use-plan.ts';

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

function Verdict({ findings, onOpen }: { findings: readonly PlanFinding[]; onOpen: () => void }) {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  if (findings.length === 0) {
    return (
      <span className={styles.good}>
        <CircleCheck size={15} aria-hidden="true" /> No problems
      </span>
    );
  }
  return (
    <button type="button" className={styles.verdict} onClick={onOpen}>
      {errors > 0 && (
        <span className={styles.error}>
          <CircleAlert size={15} aria-hidden="true" /> {counted(errors, 'error', 'errors')}
        </span>
      )}
      {warnings > 0 && (
        <span className={styles.warning}>
          <TriangleAlert size={15} aria-hidden="true" /> {counted(warnings, 'warning', 'warnings')}
        </span>
      )}
    </button>
  );
}

function Standing({ changes }: { changes: number | undefined }) {
  const { read } = usePlanDesk();
  const now = useNow(30_000);
  const { draft, published } = read;
  if (!draft) {
    return (
      <p className={styles.standing}>
        <StatusBadge status="ready">In force</StatusBadge>
        {published ? (
          <span>
            <b>Version {published.number}</b>, published {formatMoment(published.publishedAt)}
            {published.publishedBy && ` by ${published.publishedBy.name}`}. Nothing waits to be published.
          </span>
        ) : (
          <span>Nothing is published yet.</span>
        )}
      </p>
    );
  }
  return (
    <p className={styles.standing}>
      <StatusBadge status="wrap" icon={PencilLine}>
        Draft
      </StatusBadge>
      <span>
        <b>{changes === undefined ? 'Counting the changes' : counted(changes, 'change', 'changes')}</b>
        {published ? ` to version ${published.number}` : ', nothing published yet'}
        {draft.changedAt !== null &&
          `, kept ${formatDistance(draft.changedAt, now)}${draft.changedBy ? ` by ${draft.changedBy.name}` : ''}`}
      </span>
    </p>
  );
}

type Open = 'findings' | 'compare' | 'publish' | 'discard';

/** How draft and published plan stand to each other, and what can be done about it. Nothing is live until published. */
export function PlanBar() {
  const desk = usePlanDesk();
  const say = useToast();
  const { read, findings, mayChange } = desk;
  const [open, setOpen] = useState<Open>();
  const asked = read.draft ? { from: 'published' as const, to: 'draft' as const } : undefined;
  const diff = useLiveQuery(planOperations.diff, read.published ? asked : undefined, ['routing-plan']);
  const check = useCommand(planOperations.check);
  const changes = read.published ? diff.value?.items.length : read.draft ? countOf(read.draft.plan) : 0;
  const close = () => setOpen(undefined);
  const checkNow = async () => {
    if (!read.draft) return;
    const outcome = await check.send({ plan: read.draft.plan });
    if (!outcome.ok) return;
    desk.reload();
    const { length } = outcome.value.findings;
    say({
      kind: outcome.value.isPublishable ? 'done' : 'warning',
      message: length === 0 ? 'Checked: nothing is wrong' : `Checked: ${counted(length, 'problem', 'problems')} found`,
    });
    if (length > 0) setOpen('findings');
  };
  return (
    <section className={styles.bar} aria-label="Draft and published plan">
      <Standing changes={changes} />
      {read.draft && <Verdict findings={findings} onOpen={() => setOpen('findings')} />}
      <span className={styles.barActs}>
        {!mayChange && (
          <StatusBadge status="plain" icon={Eye}>
            Read only
          </StatusBadge>
        )}
        {read.draft && (
          <>
            <Button size="compact" busy={check.busy} onClick={() => void checkNow()}>
              Check
            </Button>
            {read.published && (
              <Button size="compact" onClick={() => setOpen('compare')}>
                Compare
              </Button>
            )}
            {mayChange && (
              <>
                <Button size="compact" onClick={() => setOpen('discard')}>
                  Discard
                </Button>
                <Button size="compact" icon={Upload} onClick={() => setOpen('publish')}>
                  Publish
                </Button>
              </>
            )}
          </>
        )}
      </span>
      {check.refusal && <RefusalNotice refusal={check.refusal} onRetry={() => void checkNow()} />}
      {open === 'findings' && <FindingsDrawer findings={findings} onClose={close} />}
      {open === 'compare' && (
        <FormDrawer
          opened
          title="What publishing would change"
          intro={`The draft against version ${read.published?.number}.`}
          notice={<RefusalNotice refusal={diff.refusal} onRetry={diff.reload} />}
          onClose={close}
        >
          {diff.value ? (
            diff.value.items.length > 0 ? (
              <DifferenceList items={diff.value.items} />
            ) : (
              <p className="muted">The draft says the same as what is published.</p>
            )
          ) : (
            !diff.refusal && <LoadingLines label="Comparing" />
          )}
        </FormDrawer>
      )}
      {open === 'publish' && <PublishDialog differences={diff.value?.items} onClose={close} />}
      <DiscardDraft opened={open === 'discard'} onClose={close} />
    </section>
  );
}

/** Before the first publishing everything that is written down is new. */
function countOf({
  queues,
  skills,
  calendars,
  links,
  contentRules,
}: NonNullable<ReturnType<typeof usePlanDesk>['read']['draft']>['plan']): number {
  return queues.length + skills.length + calendars.length + links.length + contentRules.length;
}
