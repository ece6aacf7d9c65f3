import type { PlanFinding } from '@switchboard/shared/routing-plan';
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { Link } from 'react-router';
import { classNames, EmptyState, FormDrawer } from '../../ui/index.ts';
import { placeOf } from './plan-places.ts';
import styles from './Routing.module.css';

/** Everything the checks say of the draft, errors first; each leads to its field. */
export function FindingsDrawer({ findings, onClose }: { findings: readonly PlanFinding[]; onClose: () => void }) {
  const inOrder = findings.toSorted((one, other) => one.severity.localeCompare(other.severity));
  return (
    <FormDrawer
      opened
      title="Problems"
      intro={
        findings.length > 0
          ? 'With errors the draft cannot be published. A warning asks you to look again; it stops nothing.'
          : undefined
      }
      onClose={onClose}
    >
      {findings.length === 0 && (
        <EmptyState icon={CircleCheck} title="Nothing is wrong with the draft">
          It can be published.
        </EmptyState>
      )}
      <ul className={styles.problems}>
        {inOrder.map((finding) => {
          const Icon = finding.severity === 'error' ? CircleAlert : TriangleAlert;
          return (
            <li key={`${finding.code} ${finding.at.join('.')}`} className={styles.problem}>
              <Icon size={16} className={classNames(styles[finding.severity])} aria-hidden="true" />
              <p>
                <span className="sr-only">{finding.severity === 'error' ? 'Error: ' : 'Warning: '}</span>
                {finding.sentence}
              </p>
              <Link to={placeOf(finding)} onClick={onClose}>
                Go to it
              </Link>
            </li>
          );
        })}
      </ul>
    </FormDrawer>
  );
}
