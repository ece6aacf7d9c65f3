import { planOperations, type PlanTextName } from '@switchboard/shared/routing-plan';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useQuery } from '../../app/use-query.ts';
import { LoadingLines } from '../../ui/index.ts';
import { DifferenceList } from './DifferenceList.tsx';

/** What differs between two texts of the plan, asked of the server. */
export function ComparedTexts({ from, to }: { from: PlanTextName; to: PlanTextName }) {
  const { value, refusal, reload, loading } = useQuery(planOperations.diff, { from, to });
  if (refusal) return <RefusalNotice refusal={refusal} onRetry={reload} />;
  if (!value || loading) return <LoadingLines label="Comparing" />;
  if (value.items.length === 0) return <p className="muted">They say the same.</p>;
  return (
    <section aria-label="What differs">
      <p role="status" className="muted small">
        {value.items.length === 1 ? '1 difference' : `${value.items.length} differences`}
      </p>
      <DifferenceList items={value.items} />
    </section>
  );
}
