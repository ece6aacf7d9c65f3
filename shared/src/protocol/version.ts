import { accepted, type Result, refused } from '../kernel/index.ts';

/** The version of the messages in this folder. Raised when an older desk would misunderstand a newer server. */
export const protocolVersion = 1;

/** The oldest desk this server still speaks to: during an upgrade old and new run side by side. */
export const oldestProtocolVersion = 1;

export type VersionRefusal = 'desk/too-old' | 'desk/too-new';

/** Whether a desk that speaks `theirs` can be served. */
export function checkProtocolVersion(theirs: number): Result<number, VersionRefusal> {
  if (theirs < oldestProtocolVersion) return refused('desk/too-old');
  if (theirs > protocolVersion) return refused('desk/too-new');
  return accepted(theirs);
}
