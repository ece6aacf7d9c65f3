import type { Secret } from '@switchboard/shared/configuration';
import type { Log } from '../../platform/log/index.ts';
import type { TellAnchor } from '../ports.ts';

const patienceMs = 10_000;

/**
 * Posts each head to AUDIT_ANCHOR_URL as JSON. The address is set by whoever installs the server, never by a user, so
 * it may well be on the body's own network.
 */
export function tellAnchorAt(url: Secret, log: Pick<Log, 'warn'>): TellAnchor {
  return async (organisationId, { seq, hash, anchoredAt }) => {
    try {
      const response = await fetch(url.reveal(), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ organisationId, seq, hash, anchoredAt: new Date(anchoredAt).toISOString() }),
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMs),
      });
      await response.body?.cancel();
      if (!response.ok) log.warn({ status: response.status }, 'AUDIT_ANCHOR_URL refused an anchor');
      return response.ok;
    } catch (err) {
      log.warn({ err }, 'AUDIT_ANCHOR_URL could not be reached');
      return false;
    }
  };
}
