import type { Clock } from '@switchboard/shared/kernel';
import type { ApiClient } from '../api-client.ts';
import type { DeskStore } from '../store.ts';

/** What keeping somebody's work up to date needs from outside. */
export interface WorkNeeds {
  readonly store: DeskStore;
  readonly api: ApiClient;
  readonly clock: Clock;
}

/** Whether a call has any hope now. A stream that is late or not there yet says nothing against it. */
export function isLinkUp({ store }: WorkNeeds): boolean {
  const { link, session } = store.getState();
  return link.stream !== 'lost' && link.stream !== 'refused' && session.phase === 'signedIn';
}
