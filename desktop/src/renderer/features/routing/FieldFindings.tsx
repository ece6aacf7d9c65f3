import type { PlanFinding } from '@switchboard/shared/routing-plan';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import { classNames } from '../../ui/index.ts';
import styles from './Routing.module.css';

/** What the checks say, beside what they are about. */
export function FieldFindings({ findings }: { findings: readonly PlanFinding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul className={styles.findings}>
      {findings.map(({ at, code, severity, sentence }) => {
        const Icon = severity === 'error' ? CircleAlert : TriangleAlert;
        return (
          <li key={`${code} ${at.join('.')}`} className={classNames(styles.finding, styles[severity])}>
            <Icon size={14} aria-hidden="true" />
            <span>
              <span className="sr-only">{severity === 'error' ? 'Error: ' : 'Look again: '}</span>
              {sentence}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
