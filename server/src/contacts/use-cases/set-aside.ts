import type { Refusal } from '@switchboard/shared/errors';
import type { Result } from '@switchboard/shared/kernel';
import { noPerson } from './wanted.ts';

/** What a contact that was moved answers. */
export type Moved = Result<{ readonly version: number }, Refusal>;

export const nobodyWanted = {
  ...noPerson,
  handed_over_by: null,
  handed_over_note: null,
} as const;

/** Neither parked nor promised any more. */
export const setAside = {
  parked_user_id: null,
  parked_name: null,
  parked_until_at: null,
  callback_due_at: null,
} as const;
