import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const usual = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/**
 * Where Electron's program is on this computer, or undefined. Never fetches it, as the electron package itself would.
 * @param {string} root
 * @param {Record<string, string | undefined>} environment ELECTRON_EXECUTABLE names the program, ELECTRON_OVERRIDE_DIST_PATH its folder
 * @returns {string | undefined}
 */
export function electronBinary(root, environment) {
  const program = environment.ELECTRON_EXECUTABLE ?? inFolder(root, environment.ELECTRON_OVERRIDE_DIST_PATH);
  return existsSync(program) ? program : undefined;
}

function inFolder(root, folder) {
  const installed = join(root, 'node_modules/electron');
  const note = join(installed, 'path.txt');
  const name = existsSync(note) ? readFileSync(note, 'utf8') : (usual[process.platform] ?? 'electron');
  return join(folder ?? join(installed, 'dist'), name);
}
