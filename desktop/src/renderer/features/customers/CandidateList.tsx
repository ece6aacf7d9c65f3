import {
  type CustomerBrief,
  type DuplicateReason,
  duplicateReasons,
  formatAddress,
  formatPoint,
} from '@switchboard/shared/customers';
import styles from './Customers.module.css';
import { aboutCustomer } from './customer-words.ts';
import { MarkerList } from './MarkerList.tsx';
import { Button } from '../../ui/index.ts';

/** Customers side by side, to say which of them somebody is. */
export function CandidateList({
  candidates,
  today,
  act,
  reasonsFor,
  onPick,
}: {
  candidates: readonly CustomerBrief[];
  today: string;
  /** The word on each button, before the name: `Choose`, `Open`. */
  act: string;
  reasonsFor?: (customerId: string) => readonly DuplicateReason[];
  onPick?: ((customerId: string) => void) | undefined;
}) {
  return (
    <ul className={styles.candidates}>
      {candidates.map((customer) => {
        const reasons = reasonsFor?.(customer.id) ?? [];
        return (
          <li key={customer.id} className={styles.candidate}>
            <header>
              <b>{customer.name}</b>
              {onPick && (
                <Button
                  type="button"
                  size="compact"
                  aria-label={`${act} ${customer.name}, ${customer.reference}`}
                  onClick={() => onPick(customer.id)}
                >
                  {act}
                </Button>
              )}
            </header>
            <p>{aboutCustomer(customer, today)}</p>
            <p>{customer.points.map(formatPoint).join(' · ') || 'No contact point'}</p>
            {customer.address && <p>{formatAddress(customer.address)}</p>}
            {reasons.length > 0 && <p>{reasons.map((reason) => duplicateReasons[reason]).join(' · ')}</p>}
            {customer.markers.length > 0 && <MarkerList markers={customer.markers} today={today} />}
          </li>
        );
      })}
    </ul>
  );
}
