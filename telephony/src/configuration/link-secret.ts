import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Secret, type TelephonyConfiguration } from '@switchboard/shared/configuration';
import { accepted, type Result, refused } from '@switchboard/shared/kernel';

const lookEveryMs = 200;

/**
 * LINK_SECRET, or the one the server keeps in the data folder they share. A node never makes one of its own: it would
 * fit no server. On a first start the server may still be making it, so the file is waited for.
 */
export async function linkSecretOf(
  { linkSecret, dataDir }: TelephonyConfiguration,
  signal: AbortSignal,
): Promise<Result<Secret, string>> {
  if (linkSecret) return accepted(linkSecret);
  const file = join(dataDir, 'link-secret');
  while (!signal.aborted) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text.trim() !== '') return accepted(new Secret(text.trim()));
    await delay(lookEveryMs, undefined, { signal }).catch(() => undefined);
  }
  return refused(
    `LINK_SECRET is not set and ${file} did not appear: start the server with the same DATA_DIR, or set LINK_SECRET for both.`,
  );
}
