import { execFile } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const packageName = 'botframework-webchat@4.18.1';
const withinMs = 60_000;

export const other = `${packageName}, full bundle webchat.js`;

/**
 * Fetches the other chat's bundle for this one run: with all it would bring along, it is far too heavy for our own
 * lockfile. Answers false, and says why, where it cannot be fetched.
 */
export async function fetchOther(folder: string, target: string): Promise<boolean> {
  try {
    const pack = ['pack', packageName, '--silent', '--pack-destination', folder];
    const { stdout } = await run('npm', pack, { timeout: withinMs });
    const archive = join(folder, stdout.trim().split('\n').at(-1) ?? '');
    await run('tar', ['-xzf', archive, '-C', folder, 'package/dist/webchat.js']);
    copyFileSync(join(folder, 'package/dist/webchat.js'), target);
    return true;
  } catch (failure) {
    console.log(`Skipped: ${packageName} could not be fetched (${String(failure).split('\n')[0]}).`);
    return false;
  }
}
