import { explanationOperations } from '@switchboard/shared/routing';
import { LoadFailure } from '../../app/LoadFailure.tsx';
import { useQuery } from '../../app/use-query.ts';
import { LoadingLines } from '../../ui/index.ts';
import { DecisionTold } from './DecisionTold.tsx';
import styles from './Explanation.module.css';
import { HistoryTold } from './HistoryTold.tsx';
import { readDecision } from './read-explanation.ts';

/** Why a contact is where it is: how it stands now, then every offer and every move, newest first. */
export function ContactExplanation({ contactId }: { contactId: string }) {
  const { value, refusal, reload } = useQuery(explanationOperations.explanation, { contactId });
  if (refusal) return <LoadFailure what="The explanation" refusal={refusal} onRetry={reload} />;
  if (!value) return <LoadingLines label="Loading the explanation" />;
  const names = new Map<string, string>(value.people.map(({ userId, name }) => [userId, name]));
  const nameOf = (userId: string) => names.get(userId) ?? 'Somebody';
  const live = value.live && readDecision(value.live);
  return (
    <div className={styles.explanation}>
      <section className={styles.part} aria-label="Now">
        <h3>Now</h3>
        {live ? (
          <DecisionTold told={live} at={value.at} nameOf={nameOf} isLive />
        ) : (
          <p className="muted">It does not wait, or is being offered to somebody this moment.</p>
        )}
      </section>
      <HistoryTold explained={value} nameOf={nameOf} />
    </div>
  );
}
