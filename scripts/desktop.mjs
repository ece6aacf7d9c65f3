// npm run desktop: the Electron desk from the sources. Builds what is stale and starts Electron; what follows `--` goes to
// Electron. Runs on the Node that is installed.
import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from './build-stamp.mjs';
import { electronBinary } from './desktop/electron-binary.mjs';
import { installIfNeeded } from './install.mjs';
import { runNpmScript } from './npm-script.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const sources = [
  'desktop/src',
  'shared/src',
  'desktop/electron.vite.config.ts',
  'desktop/package.json',
  'package-lock.json',
];
const missing =
  'Electron’s program is not on this computer: fetch it with `node node_modules/electron/install.js` ' +
  '(ELECTRON_MIRROR names another source), or name one that is there in ELECTRON_EXECUTABLE.';

try {
  await installIfNeeded(root);
  const electron = electronBinary(root, process.env);
  if (electron === undefined) throw new Error(missing);
  process.env.PATH = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`;
  await buildIfStale(root, { output: 'desktop/out/main', sources, build });
  start(electron);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function build() {
  console.log('Building the Electron desk …');
  const code = await runNpmScript(root, 'desktop', 'build');
  if (code !== 0) throw new Error(`The Electron desk could not be built (code ${code}). The message above says why.`);
}

/** @param {string} electron */
function start(electron) {
  const desk = spawn(electron, [join(root, 'desktop'), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => desk.kill(signal));
  desk.on('error', (error) => {
    console.error(`Electron could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  desk.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
