import { type ContactPoint, formatPoint } from '@switchboard/shared/customers';
import { AtSign, Mail, Phone } from 'lucide-react';
import { StatusBadge } from '../../ui/index.ts';
import { Star, TriangleAlert } from 'lucide-react';
import styles from './Customers.module.css';

const icons = { phone: Phone, email: Mail, handle: AtSign } as const;

/** How somebody is reached. What is not safe to use says so in words, before anybody rings. */
export function PointList({ points }: { points: readonly ContactPoint[] }) {
  if (points.length === 0) return <p className="muted small">No way to reach them is known.</p>;
  return (
    <ul className={styles.lines} aria-label="Contact points">
      {points.map((point) => {
        const Icon = icons[point.kind];
        return (
          <li key={point.id} className={styles.line}>
            <Icon size={14} aria-hidden="true" />
            <span>
              {formatPoint(point)}{' '}
              <small>{[point.channel, point.label, point.source].filter(Boolean).join(' · ')}</small>
            </span>
            <span className={styles.tags}>
              {!point.isSafeToUse && (
                <StatusBadge status="notReady" icon={TriangleAlert}>
                  Not safe to use
                </StatusBadge>
              )}
              {point.isPreferred && (
                <StatusBadge status="plain" icon={Star}>
                  Preferred
                </StatusBadge>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
