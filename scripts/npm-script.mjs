import { spawn } from 'node:child_process';

/**
 * Runs a script of a workspace; what it prints is on the screen.
 * @param {string} root
 * @param {string} workspace
 * @param {string} script
 * @returns {Promise<number>} its code
 */
export function runNpmScript(root, workspace, script) {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', script, '--workspace', workspace], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
