// Node modules: there, and those of the lockfile? Runs on Node 20 without any package.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Installs what the lockfile names unless it is there already. npm's own progress stays visible.
 * @param {string} root
 * @throws when npm is missing or the installation fails
 */
export async function installIfNeeded(root) {
  if (isInstalled(root)) return;
  console.log('Installing the packages of package-lock.json (a minute or so, more on a slow line) …');
  const code = await new Promise((resolve, reject) => {
    const npm = spawn('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=http'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    npm.on('error', (cause) =>
      reject(new Error('npm did not start. Install Node.js with npm, then try again.', { cause })),
    );
    npm.on('close', resolve);
  });
  if (code !== 0) throw new Error(`npm ci ended with code ${code}. Its message above says why.`);
}

/**
 * Whether every package of the lockfile that this machine needs is installed in that version.
 * @param {string} root
 */
export function isInstalled(root) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(([place, { version, optional, link }]) => {
    if (!place.includes('node_modules/') || link) return true;
    if (present[place]) return present[place].version === version;
    return optional === true;
  });
}
