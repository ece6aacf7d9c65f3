// The only thing that is built is what browsers load. Runs on Node 20 without any package.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const sources = [
  'desktop/src',
  'shared/src',
  'desktop/vite.web.config.ts',
  'desktop/package.json',
  'package-lock.json',
];
const output = 'desktop/out/web';
const stampFile = '.built-from';

/**
 * Builds the web parts unless their sources are those of the last build.
 * @param {string} root
 * @throws when the build fails; the bundler's message is on the screen by then
 */
export async function buildWebIfStale(root) {
  const stamp = join(root, output, stampFile);
  const now = fingerprint(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  console.log('Building the web parts …');
  const code = await new Promise((resolve, reject) => {
    const build = spawn('npm', ['run', '--silent', 'build:web', '--workspace', 'desktop'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    build.on('error', reject);
    build.on('close', resolve);
  });
  if (code !== 0) throw new Error(`The web parts could not be built (code ${code}). The message above says why.`);
  writeFileSync(stamp, now);
}

function fingerprint(root) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesBelow(root, source))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(root, place) {
  if (/\.[a-z]+$/.test(place)) return /\.test\.tsx?$/.test(place) || !existsSync(join(root, place)) ? [] : [place];
  return readdirSync(join(root, place))
    .sort()
    .flatMap((entry) => filesBelow(root, `${place}/${entry}`));
}
