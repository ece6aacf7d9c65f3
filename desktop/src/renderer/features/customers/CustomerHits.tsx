import { type CustomerBrief, formatAddress, formatPoint, markerKinds } from '@switchboard/shared/customers';
import { TriangleAlert } from 'lucide-react';
import { StatusBadge } from '../../ui/index.ts';
import styles from './Customers.module.css';
import { aboutCustomer, kindIcons, markerIcons } from './customer-words.ts';

function Hit({ customer, today, onOpen }: { customer: CustomerBrief; today: string; onOpen: () => void }) {
  const Icon = kindIcons[customer.kind];
  const point = customer.points.find(({ isPreferred }) => isPreferred) ?? customer.points[0];
  const [gravest, ...others] = customer.markers;
  return (
    <li>
      <button type="button" className={styles.hit} onClick={onOpen}>
        <Icon size={16} aria-hidden="true" />
        <span>
          <b>{customer.name}</b>
          <small>{aboutCustomer(customer, today)}</small>
        </span>
        <span>{point ? formatPoint(point) : <span className="muted">no contact point</span>}</span>
        <span>{customer.address ? formatAddress(customer.address) : <span className="muted">no address</span>}</span>
        <span className={styles.tags}>
          {gravest && (
            <StatusBadge
              status={gravest.kind === 'riskToStaff' ? 'emergency' : 'notReady'}
              icon={gravest.kind === 'riskToStaff' ? TriangleAlert : markerIcons[gravest.kind]}
            >
              {markerKinds[gravest.kind]}
              {others.length > 0 && ` and ${others.length} more`}
            </StatusBadge>
          )}
        </span>
      </button>
    </li>
  );
}

/** Customers that were found, to open one. */
export function CustomerHits({
  customers,
  today,
  onOpen,
}: {
  customers: readonly CustomerBrief[];
  today: string;
  onOpen: (customerId: string) => void;
}) {
  return (
    <ul className={styles.hits} aria-label="Customers found">
      {customers.map((customer) => (
        <Hit key={customer.id} customer={customer} today={today} onOpen={() => onOpen(customer.id)} />
      ))}
    </ul>
  );
}
