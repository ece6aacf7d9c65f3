import { customerOperations, type PossibleDuplicate } from '@switchboard/shared/customers';
import { LoadFailure } from '../../app/LoadFailure.tsx';
import { useNow } from '../../app/use-now.ts';
import { useQuery } from '../../app/use-query.ts';
import { Banner, Button, LoadingLines } from '../../ui/index.ts';
import { CandidateList } from './CandidateList.tsx';
import styles from './Customers.module.css';
import { todayAt } from './customer-words.ts';

/**
 * Whom a new record may be. Either it is one of them, and that record is taken; or it is somebody else, and saying so
 * lets the operator go on.
 */
export function DuplicateWarning({
  candidates,
  busy,
  onTake,
  onGoOn,
}: {
  candidates: readonly PossibleDuplicate[];
  busy: boolean;
  onTake: (customerId: string) => void;
  /** Called with those that were shown. */
  onGoOn: (seenIds: string[]) => void;
}) {
  const today = todayAt(useNow(60_000));
  const ids = candidates.map(({ customerId }) => customerId);
  const { value, refusal, reload } = useQuery(customerOperations.briefs, { ids: ids.join(',') });
  return (
    <div className={styles.candidates}>
      <Banner
        kind="warning"
        title="They may be known already."
        actions={
          value && (
            <Button size="compact" type="button" busy={busy} onClick={() => onGoOn(ids)}>
              Somebody else: create
            </Button>
          )
        }
      >
        Compare before you go on. Two records for one person hide warnings from whoever opens the other one.
      </Banner>
      {refusal && <LoadFailure what="The records to compare" refusal={refusal} onRetry={reload} />}
      {!value && !refusal && <LoadingLines label="Loading the records to compare" rows={3} />}
      {value && (
        <CandidateList
          candidates={value.items}
          today={today}
          act="It is"
          reasonsFor={(id) => candidates.find(({ customerId }) => customerId === id)?.reasons ?? []}
          onPick={onTake}
        />
      )}
    </div>
  );
}
