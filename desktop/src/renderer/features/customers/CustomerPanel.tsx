import { type CustomerBrief, customerOperations } from '@switchboard/shared/customers';
import { Search, UserPlus, UserRoundSearch, UserRoundX } from 'lucide-react';
import { useState } from 'react';
import { LoadFailure } from '../../app/LoadFailure.tsx';
import { useMayI } from '../../app/use-me.ts';
import { useNow } from '../../app/use-now.ts';
import { useQuery } from '../../app/use-query.ts';
import { Button, LoadingLines } from '../../ui/index.ts';
import { CandidateList } from './CandidateList.tsx';
import styles from './CustomerPanel.module.css';
import { arrivalLabel, arrivalWords, pointNoun, todayAt } from './customer-words.ts';
import type { CustomerPanelProps } from './customer-panel-props.ts';
import { FindCustomerDrawer } from './FindCustomerDrawer.tsx';
import { KnownCustomer } from './KnownCustomer.tsx';
import { NewCustomerDrawer } from './NewCustomerDrawer.tsx';

type Looking = 'find' | 'create' | undefined;

/** Finding or making the customer a contact is from; what was found or made is linked at once. */
function Linking({ said, arrivedBy, onLink }: Pick<CustomerPanelProps, 'said' | 'arrivedBy' | 'onLink'>) {
  const mayWrite = useMayI('customers.write');
  const [looking, setLooking] = useState<Looking>();
  if (!onLink) return null;
  const close = () => setLooking(undefined);
  const link = (customerId: string) => {
    close();
    onLink(customerId);
  };
  const points = said?.points ?? (arrivedBy ? [arrivedBy] : []);
  return (
    <div className={styles.acts}>
      <Button size="compact" icon={Search} onClick={() => setLooking('find')}>
        Find customer
      </Button>
      {mayWrite && (
        <Button size="compact" icon={UserPlus} onClick={() => setLooking('create')}>
          New customer
        </Button>
      )}
      {looking === 'find' && <FindCustomerDrawer begin={said?.name ?? ''} onPick={link} onClose={close} />}
      {looking === 'create' && <NewCustomerDrawer said={{ ...said, points }} onDone={link} onClose={close} />}
    </div>
  );
}

function Nobody({ props }: { props: CustomerPanelProps }) {
  const { arrivedBy, said } = props;
  return (
    <section className={styles.pane} aria-label="Identity">
      <div className={styles.ident}>
        <UserRoundX size={22} aria-hidden="true" />
        <div>
          <h2>{said?.name ?? 'Not known yet'}</h2>
          <p>{arrivedBy ? `Nobody is known by this ${pointNoun(arrivedBy)}` : 'They have not said who they are'}</p>
        </div>
      </div>
      {arrivedBy && (
        <dl className={styles.kv}>
          <dt>{arrivalLabel(arrivedBy)}</dt>
          <dd>{arrivalWords(arrivedBy)}</dd>
        </dl>
      )}
      <Linking {...props} />
    </section>
  );
}

/** Records the contact brought along, or else asked for. */
function useCandidates(ids: readonly string[], brought: readonly CustomerBrief[] = []) {
  const here = ids.flatMap((id) => brought.find((brief) => brief.id === id) ?? []);
  const isWhole = here.length === ids.length;
  const asked = useQuery(customerOperations.briefs, isWhole ? undefined : { ids: ids.slice(0, 20).join(',') });
  return isWhole
    ? { candidates: here, refusal: undefined, reload: asked.reload }
    : { ...asked, candidates: asked.value?.items };
}

function Several({ ids, props }: { ids: readonly string[]; props: CustomerPanelProps }) {
  const { arrivedBy, briefs, onLink } = props;
  const today = todayAt(useNow(60_000));
  const { candidates, refusal, reload } = useCandidates(ids, briefs);
  return (
    <section className={styles.pane} aria-label="Identity">
      <div className={styles.ident}>
        <UserRoundSearch size={22} aria-hidden="true" />
        <div>
          <h2>Who is it?</h2>
          <p>
            {ids.length} customers have this {pointNoun(arrivedBy)}: ask before you choose
          </p>
        </div>
      </div>
      {arrivedBy && (
        <dl className={styles.kv}>
          <dt>{arrivalLabel(arrivedBy)}</dt>
          <dd>{arrivalWords(arrivedBy)}</dd>
        </dl>
      )}
      {refusal && <LoadFailure what="The customers" refusal={refusal} onRetry={reload} />}
      {!candidates && !refusal && <LoadingLines label="Loading the customers" rows={4} />}
      {candidates && <CandidateList candidates={candidates} today={today} act="Choose" onPick={onLink} />}
      <Linking {...props} />
    </section>
  );
}

/**
 * The person beside a contact, always in the same order: who, what to be careful about, what the contact brought, how
 * to reach them, what happened before.
 */
export function CustomerPanel(props: CustomerPanelProps) {
  const { who, children } = props;
  if (who.match === 'one') return <KnownCustomer key={who.customerId} {...props} customerId={who.customerId} />;
  return (
    <div className={styles.panel}>
      {who.match === 'several' ? <Several ids={who.customerIds} props={props} /> : <Nobody props={props} />}
      {children}
    </div>
  );
}
