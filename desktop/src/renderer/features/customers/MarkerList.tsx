import { isReviewDue, type Marker, type MarkerKind, markerKinds } from '@switchboard/shared/customers';
import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '../../ui/index.ts';
import styles from './Customers.module.css';
import { formatShortDay, markerIcons } from './customer-words.ts';

const looks: Readonly<Record<MarkerKind, string | undefined>> = {
  riskToStaff: styles.danger,
  vulnerable: styles.care,
  repeatVictim: styles.care,
  contactRestriction: styles.care,
  communicationNeed: styles.plain,
  other: styles.plain,
};

/** What to be careful about, the gravest first, each with its source and the day somebody must look again. */
export function MarkerList({
  markers,
  today,
  actsFor,
}: {
  markers: readonly Marker[];
  today: string;
  actsFor?: (marker: Marker) => ReactNode;
}) {
  if (markers.length === 0) return <p className="muted small">No markers.</p>;
  return (
    <ul className={styles.markers} aria-label="Markers">
      {markers.map((marker) => {
        const Icon = markerIcons[marker.kind];
        const isDue = isReviewDue(marker, today);
        return (
          <li key={marker.id} className={classNames(styles.marker, looks[marker.kind])}>
            <Icon size={15} aria-hidden="true" />
            <span>
              <b>{markerKinds[marker.kind]}</b> {marker.text}
            </span>
            <small>
              {marker.source}
              {' · '}
              <span className={classNames(isDue && styles.overdue)}>
                {isDue ? 'review due since' : 'review'} {formatShortDay(marker.reviewOn)}
              </span>
              {marker.isRestricted && (
                <span className={styles.restricted}>
                  <Lock size={11} aria-hidden="true" />
                  Restricted: do not read out or pass on
                </span>
              )}
            </small>
            {actsFor && <div className={styles.markerActs}>{actsFor(marker)}</div>}
          </li>
        );
      })}
    </ul>
  );
}
