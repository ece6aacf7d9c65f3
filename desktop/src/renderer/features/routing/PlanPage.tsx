import type { ReactNode } from 'react';
import { LoadFailure } from '../../app/LoadFailure.tsx';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { LoadingLines, PageHeader, Panel } from '../../ui/index.ts';
import { PlanBar } from './PlanBar.tsx';
import styles from './Routing.module.css';
import { PlanProvider, useReadPlan } from './use-plan.ts';

/** A page of the routing plan: what it is for, how the draft stands, and its part of the plan. */
export function PlanPage({ title, intro, children }: { title: string; intro: string; children: ReactNode }) {
  const { desk, refusal, reload } = useReadPlan();
  if (!desk) {
    return (
      <div className={styles.page}>
        <PageHeader title={title} intro={intro} />
        <Panel flush>
          {refusal ? (
            <LoadFailure what="The routing plan" refusal={refusal} onRetry={reload} />
          ) : (
            <LoadingLines label="Loading the routing plan" />
          )}
        </Panel>
      </div>
    );
  }
  return (
    <PlanProvider value={desk}>
      <div className={styles.page}>
        <RefusalNotice refusal={refusal} onRetry={reload} />
        {children}
      </div>
    </PlanProvider>
  );
}

/** Heading and bar; the acts of the page stand beside the heading. */
export function PlanHead({ title, intro, actions }: { title: string; intro?: ReactNode; actions?: ReactNode }) {
  return (
    <>
      <PageHeader title={title} intro={intro} actions={actions} />
      <PlanBar />
    </>
  );
}
