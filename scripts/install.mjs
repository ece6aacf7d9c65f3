// Node modules: there, and those of the lockfile? Runs on Node 20 without any package.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Installs what the lockfile names unless it is there already, and shows how far it is.
 * @param {string} root
 * @throws when npm is missing or the installation fails
 */
export async function installIfNeeded(root) {
  if (isInstalled(root)) return;
  console.log('Installing the packages of package-lock.json (a minute or so, more on a slow line) …');
  const code = await new Promise((resolve, reject) => {
    const npm = spawn('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=http'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'pipe'],
      shell: process.platform === 'win32',
    });
    showProgress(npm.stderr, packagesOf(root));
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

/** npm says nothing while it fetches unless it writes to a terminal of its own: its log is counted instead. */
function showProgress(log, total) {
  let fetched = 0;
  let rest = '';
  const tell = () => console.log(`  ${Math.min(fetched, total)} of ${total} packages`);
  const ticking = setInterval(tell, 3000);
  log.setEncoding('utf8').on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    fetched += lines.filter((line) => /^npm http .*\.tgz/.test(line)).length;
    for (const line of lines.filter(isForPeople)) console.error(line);
  });
  log.on('close', () => clearInterval(ticking));
}

/** npm warns that the installed Node is older than ours; ours comes as one of the packages. */
const isForPeople = (line) => line !== '' && !/^npm (http|warn EBADENGINE)/.test(line);

/** How many packages of the lockfile this machine needs. */
function packagesOf(root) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const forUs = ({ os, cpu }) => (os?.includes(process.platform) ?? true) && (cpu?.includes(process.arch) ?? true);
  return Object.keys(packages).filter((place) => place.includes('node_modules/') && forUs(packages[place])).length;
}
