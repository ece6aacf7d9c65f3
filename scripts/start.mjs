// npm start. Runs on the Node that is installed and needs no package: it looks at the machine, installs what is
// missing, and hands over to the launcher under Node 24.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const options = process.argv.slice(2);

const unsuitable = whyUnsuitable(process.platform, process.arch, process.versions.node);
if (unsuitable) fail(unsuitable);
try {
  const { installIfNeeded } = await import('./install.mjs');
  await installIfNeeded(root);
  usePackagedNode();
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
launch();

/** Linux x64 gets Node 24 as a package; elsewhere the installed Node must do (design §9). */
function whyUnsuitable(platform, architecture, version) {
  const bringsNode = platform === 'linux' && architecture === 'x64';
  if (!['linux', 'darwin', 'win32'].includes(platform)) return `Switchboard does not run on ${platform}.`;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (bringsNode && major < 20) return `Node.js ${version} is too old: install 20 or newer.`;
  if (!bringsNode && (major < 24 || (major === 24 && minor < 15))) {
    return `Node.js ${version} is too old on ${platform} ${architecture}: install 24.15 or newer.`;
  }
  return undefined;
}

/** What is started from here finds Node 24 before the installed one. */
function usePackagedNode() {
  process.env.PATH = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`;
}

function launch() {
  const packaged = join(root, 'node_modules', '.bin', 'node');
  const launcher = spawn(
    existsSync(packaged) ? packaged : process.execPath,
    [join(root, 'scripts', 'launcher.mjs'), ...options],
    // The IPC channel tells the launcher when this process dies, also by SIGKILL.
    { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
  );
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => launcher.kill(signal));
  launcher.on('error', (error) => fail(`The launcher could not be started: ${error.message}`));
  launcher.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal ?? 'SIGKILL']));
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
