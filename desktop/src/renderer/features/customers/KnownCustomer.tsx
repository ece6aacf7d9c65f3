import {
  type ArrivalPoint,
  type CustomerBrief,
  type CustomerRecord,
  customerOperations,
  formatAddress,
  pointKey,
} from '@switchboard/shared/customers';
import { BadgeCheck, Link2, ScanSearch, UserRoundX } from 'lucide-react';
import { useState } from 'react';
import { LoadFailure } from '../../app/LoadFailure.tsx';
import { useMayI } from '../../app/use-me.ts';
import { useNow } from '../../app/use-now.ts';
import { useQuery } from '../../app/use-query.ts';
import { Button, ButtonLink, LoadingLines, StatusBadge } from '../../ui/index.ts';
import styles from './CustomerPanel.module.css';
import list from './Customers.module.css';
import { CustomerTimeline } from './CustomerTimeline.tsx';
import { aboutCustomer, arrivalLabel, arrivalWords, initialsOf, pointNoun, todayAt } from './customer-words.ts';
import type { CustomerPanelProps, IdentityStanding } from './customer-panel-props.ts';
import { MarkerList } from './MarkerList.tsx';
import { NoteComposer } from './NoteComposer.tsx';
import { PinnedNotes } from './PinnedNotes.tsx';
import { PointList } from './PointList.tsx';

const TIMELINE_LINES = 6;

function Standing({ standing, arrivedBy }: { standing: IdentityStanding } & Pick<CustomerPanelProps, 'arrivedBy'>) {
  if (standing === 'verified') {
    return (
      <StatusBadge status="ready" icon={BadgeCheck}>
        Verified
      </StatusBadge>
    );
  }
  if (standing === 'linked') {
    return (
      <StatusBadge status="contact" icon={Link2}>
        Linked by an operator
      </StatusBadge>
    );
  }
  return (
    <StatusBadge status="plain" icon={ScanSearch}>
      Matched by {pointNoun(arrivedBy)}, not verified
    </StatusBadge>
  );
}

/** Does the contact come by a point that stands in the record? Then it was known by that, and by nothing more. */
function isHers({ points }: CustomerBrief, arrivedBy: ArrivalPoint | undefined): boolean {
  if (!arrivedBy) return false;
  const key = pointKey(arrivedBy);
  return points.some((point) => point.kind === arrivedBy.kind && pointKey(point) === key);
}

function Identity({ brief, today, props }: { brief: CustomerBrief; today: string; props: CustomerPanelProps }) {
  const { arrivedBy, onUnlink } = props;
  const standing = props.standing ?? (isHers(brief, arrivedBy) ? 'matched' : 'linked');
  return (
    <section className={styles.pane} aria-label="Identity">
      <div className={styles.ident}>
        <span className={list.avatar} aria-hidden="true">
          {initialsOf(brief.name)}
        </span>
        <div>
          <h2>{brief.name}</h2>
          <p>{aboutCustomer(brief, today)}</p>
        </div>
      </div>
      <div className={styles.standing}>
        <Standing standing={standing} arrivedBy={arrivedBy} />
      </div>
      <dl className={styles.kv}>
        <dt>Address</dt>
        <dd>{brief.address ? formatAddress(brief.address) : <span className="muted">not known</span>}</dd>
        {arrivedBy && (
          <>
            <dt>{arrivalLabel(arrivedBy)}</dt>
            <dd>{arrivalWords(arrivedBy)}</dd>
          </>
        )}
      </dl>
      <div className={styles.acts}>
        <ButtonLink size="compact" to={`/customers?open=${brief.id}`}>
          Open the record
        </ButtonLink>
        {onUnlink && (
          <Button size="compact" look="quiet" icon={UserRoundX} onClick={onUnlink}>
            Somebody else
          </Button>
        )}
      </div>
    </section>
  );
}

/** The record as far as a brief tells: what is drawn until the whole of it is here. */
function briefFrom(record: CustomerRecord): CustomerBrief {
  const address = record.addresses.find(({ kind }) => kind === 'main') ?? record.addresses[0] ?? null;
  return { ...record, address };
}

/** One customer beside a contact. */
export function KnownCustomer({ customerId, ...props }: CustomerPanelProps & { customerId: string }) {
  const { value, refusal, reload } = useQuery(customerOperations.read, { customerId });
  const mayWrite = useMayI('customers.write');
  const today = todayAt(useNow(60_000));
  const [round, setRound] = useState(0);
  const brief = value ? briefFrom(value) : props.briefs?.find(({ id }) => id === customerId);
  const noted = () => {
    setRound((count) => count + 1);
    reload();
  };
  if (!brief) {
    return refusal ? (
      <LoadFailure what="The customer" refusal={refusal} onRetry={reload} />
    ) : (
      <LoadingLines label="Loading the customer" rows={6} />
    );
  }
  return (
    <div className={styles.panel}>
      <Identity brief={brief} today={today} props={props} />
      <section className={styles.pane} aria-label="Risk and vulnerability">
        <MarkerList markers={brief.markers} today={today} />
      </section>
      {value && value.pinnedNotes.length > 0 && (
        <section className={styles.pinned} aria-label="Pinned notes">
          <PinnedNotes notes={value.pinnedNotes} />
        </section>
      )}
      {props.children}
      <section className={styles.pane} aria-labelledby={`reach-${customerId}`}>
        <h3 id={`reach-${customerId}`}>Reach</h3>
        <PointList points={brief.points} />
      </section>
      <section className={styles.pane} aria-labelledby={`timeline-${customerId}`}>
        <h3 id={`timeline-${customerId}`}>
          Timeline <span>all channels</span>
        </h3>
        {mayWrite && <NoteComposer customerId={customerId} rows={1} onWritten={noted} />}
        <CustomerTimeline
          customerId={customerId}
          contactId={props.contactId}
          onOpenContact={props.onOpenContact}
          pageSize={TIMELINE_LINES}
          round={round}
        />
      </section>
    </div>
  );
}
