import { type PlanFinding, planFindingSchema } from '@switchboard/shared/routing-plan';
import { z } from 'zod';
import type { CallRefusal } from '../../app/call-refusal.ts';

const findingsSchema = z.array(planFindingSchema);

/** What the checks found, where a refusal brings it. */
export function findingsIn(refusal: CallRefusal | undefined): readonly PlanFinding[] {
  const found = findingsSchema.safeParse(refusal?.details.findings);
  return found.success ? found.data : [];
}
