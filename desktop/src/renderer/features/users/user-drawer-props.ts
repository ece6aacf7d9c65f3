import type { UserRecord } from '@switchboard/shared/identity';

export interface UserDrawerProps {
  readonly user: UserRecord;
  readonly onSaved: () => void;
  /** Something changed and the drawer stays open. */
  readonly onChanged: () => void;
  readonly onClose: () => void;
}
