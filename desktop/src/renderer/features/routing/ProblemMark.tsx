import type { PlanFinding } from '@switchboard/shared/routing-plan';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import { classNames } from '../../ui/index.ts';
import styles from './Routing.module.css';

/** A name in a list, and whether the checks have something to say of it. */
export function ProblemMark({
  findings,
  at,
  name,
}: {
  findings: readonly PlanFinding[];
  at: readonly string[];
  name: string;
}) {
  const here = findings.filter((finding) => at.every((step, place) => finding.at[place] === step));
  if (here.length === 0) return name;
  const isError = here.some(({ severity }) => severity === 'error');
  const Icon = isError ? CircleAlert : TriangleAlert;
  return (
    <span className={styles.marked}>
      {name}
      <span className={classNames(styles.inline, isError ? styles.error : styles.warning)}>
        <Icon size={14} aria-hidden="true" />
        {isError ? 'Error' : 'Look again'}
      </span>
    </span>
  );
}
