import { z } from 'zod';
import { lifecycle } from '../kernel/index.ts';

export const interactionStateSchema = z.enum(['active', 'held', 'wrapUp', 'completed']);
export type InteractionState = z.infer<typeof interactionStateSchema>;
export type InteractionTrigger = 'hold' | 'unhold' | 'leave' | 'complete' | 'drop';

/**
 * One agent's or bot's part in a contact. `leave` begins wrap-up; `drop` ends a part that needs none: a bot's, or one
 * that the platform took away from a silent desk.
 */
export const interactionLifecycle = lifecycle<InteractionState, InteractionTrigger>('interaction', {
  active: { hold: 'held', leave: 'wrapUp', drop: 'completed' },
  held: { unhold: 'active', leave: 'wrapUp', drop: 'completed' },
  wrapUp: { complete: 'completed' },
  completed: {},
});
