import type { EndCause } from '@switchboard/shared/telephony';

/** Who ended the citizen's time on the line, as the record says it. */
export function endedBy(cause: EndCause): 'citizen' | 'agent' | 'platform' {
  if (cause === 'hungUp' || cause === 'cancelled') return 'citizen';
  return cause === 'hungUpByOther' ? 'agent' : 'platform';
}
