import { type Scope, systemScope } from '../../platform/access/scope.ts';
import { currentTraceId } from '../../platform/log/trace.ts';

/** What a citizen does: in one organisation, as nobody we know by name. Her id stands for her, and only in this chat. */
export function citizenScope(organisationId: string, citizenId: string): Scope {
  const reason = 'webchat';
  return {
    ...systemScope(organisationId, reason, currentTraceId() ?? reason),
    actor: { kind: 'anonymous', id: citizenId },
    operation: reason,
  };
}
