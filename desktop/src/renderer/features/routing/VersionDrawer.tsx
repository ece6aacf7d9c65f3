import { planOperations, type PlanVersion } from '@switchboard/shared/routing-plan';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { formatExact } from '../../app/format-time.ts';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useMayI } from '../../app/use-me.ts';
import { useQuery } from '../../app/use-query.ts';
import { Button, ConfirmDialog, Facts, FormDrawer, useToast } from '../../ui/index.ts';
import { ComparedTexts } from './ComparedTexts.tsx';
import { ExportPlan } from './ExportPlan.tsx';
import { FieldFindings } from './FieldFindings.tsx';
import styles from './Routing.module.css';
import { findingsIn } from './refusal-findings.ts';

interface Props {
  readonly version: PlanVersion;
  readonly current: number | undefined;
  readonly revision: number;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Publishes an older text anew: asked once, with what it changes. */
function RollBack({ version: { number }, current, revision, onDone }: Props) {
  const say = useToast();
  const [asking, setAsking] = useState(false);
  const { send, busy, refusal } = useCommand(planOperations.rollback);
  const act = async () => {
    const outcome = await send({ number, revision, note: '' });
    if (!outcome.ok) return;
    say({ kind: 'done', message: `Version ${outcome.value.number} is in force; it says what version ${number} said` });
    onDone();
  };
  return (
    <>
      <Button type="button" icon={RotateCcw} onClick={() => setAsking(true)}>
        Roll back to this
      </Button>
      <ConfirmDialog
        opened={asking}
        title={`Go back to version ${number}?`}
        safe={`Stay with version ${current}`}
        act="Go back"
        busy={busy}
        onSafe={() => setAsking(false)}
        onAct={() => void act()}
      >
        <p>
          Its text is published anew and is in force within a second. Whoever waits keeps the time waited, and the draft
          stays as it is.
        </p>
        <RefusalNotice refusal={refusal} />
        <FieldFindings findings={findingsIn(refusal)} />
      </ConfirmDialog>
    </>
  );
}

function TextOf({ number }: { number: number }) {
  const { value, refusal, reload } = useQuery(planOperations.version, { number });
  if (refusal) return <RefusalNotice refusal={refusal} onRetry={reload} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <pre className={styles.text} tabIndex={0} role="region" aria-label={`Text of version ${number}`}>
      {value ? JSON.stringify(value.plan, null, 2) : 'Loading'}
    </pre>
  );
}

/** One version: what it changed, and going back to it. */
export function VersionDrawer(props: Props) {
  const { version, current, onClose } = props;
  const mayChange = useMayI('routing.manage');
  const [withText, setWithText] = useState(false);
  const before = version.basedOn ?? (version.number > 1 ? version.number - 1 : null);
  const isCurrent = version.number === current;
  return (
    <FormDrawer
      opened
      title={`Version ${version.number}`}
      aside={
        <>
          {mayChange && !isCurrent && <RollBack {...props} />}
          <ExportPlan version={version.number} />
        </>
      }
      onClose={onClose}
    >
      <Facts
        facts={[
          ['Published', formatExact(version.publishedAt)],
          ['By', version.publishedBy?.name ?? 'The system'],
          ['Note', version.note || undefined],
          ...(version.restores === null ? [] : ([['Text of', `version ${version.restores}`]] as const)),
          ['In force', isCurrent ? 'Yes' : 'No longer'],
        ]}
      />
      {before === null ? (
        <p className="muted">It is the first version.</p>
      ) : (
        <section className={styles.fields}>
          <h3 className={styles.subhead}>{`What it changed in version ${before}`}</h3>
          <ComparedTexts from={before} to={version.number} />
        </section>
      )}
      {!isCurrent && current !== undefined && (
        <section className={styles.fields}>
          <h3 className={styles.subhead}>{`What going back to it would change in version ${current}`}</h3>
          <ComparedTexts from={current} to={version.number} />
        </section>
      )}
      <Button type="button" look="quiet" size="compact" aria-expanded={withText} onClick={() => setWithText(!withText)}>
        {withText ? 'Hide the text' : 'Show the text'}
      </Button>
      {withText && <TextOf number={version.number} />}
    </FormDrawer>
  );
}
