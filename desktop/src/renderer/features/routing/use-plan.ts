import type { OutputOf } from '@switchboard/shared/access';
import { emptyRoutingPlan, type PlanFinding, planOperations, type RoutingPlan } from '@switchboard/shared/routing-plan';
import { createContext, useContext, useMemo } from 'react';
import { useLiveQuery } from '../../app/use-live-query.ts';
import { useMayI } from '../../app/use-me.ts';
import type { NameOf } from '../../app/words/plan-words.ts';

export type ReadPlan = OutputOf<typeof planOperations.read>;

/** The plan as its screens have it in hand. */
export interface PlanDesk {
  readonly read: ReadPlan;
  /** The draft; where there is none, what is published, which becomes the draft with the first change. */
  readonly plan: RoutingPlan;
  readonly findings: readonly PlanFinding[];
  readonly mayChange: boolean;
  readonly reload: () => void;
}

const PlanContext = createContext<PlanDesk | undefined>(undefined);
export const PlanProvider = PlanContext.Provider;

export function usePlanDesk(): PlanDesk {
  const desk = useContext(PlanContext);
  if (!desk) throw new Error('a part of the routing plan was drawn outside its page');
  return desk;
}

const none: readonly PlanFinding[] = [];

/** Asks for plan and draft, and again when somebody else has changed them. */
export function useReadPlan() {
  const { value, refusal, reload, loading } = useLiveQuery(planOperations.read, {}, ['routing-plan']);
  const mayChange = useMayI('routing.manage');
  const desk = useMemo<PlanDesk | undefined>(
    () =>
      value && {
        read: value,
        plan: value.draft?.plan ?? value.published?.plan ?? emptyRoutingPlan,
        findings: value.draft?.findings ?? none,
        mayChange,
        reload,
      },
    [value, mayChange, reload],
  );
  return { desk, refusal, reload, loading };
}

/** What keys are called. */
export function usePlanNames(): Readonly<Record<'skill' | 'queue' | 'calendar', NameOf>> {
  const { plan } = usePlanDesk();
  return useMemo(() => {
    const by = (items: readonly { key: string; name: string }[]): NameOf => {
      const names = new Map(items.map(({ key, name }) => [key, name]));
      return (key) => names.get(key) ?? key;
    };
    return { skill: by(plan.skills), queue: by(plan.queues), calendar: by(plan.calendars) };
  }, [plan]);
}
