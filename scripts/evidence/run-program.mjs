import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { projectFiles } from '../guards/guard.mjs';

/**
 * The programs of a folder with this ending, or the one that is named.
 * @param {string} root
 * @param {string} folder
 * @param {string} ending
 * @param {string | undefined} name
 * When there is none, this process ends with a sentence that lists those that exist.
 */
export async function programsOf(root, folder, ending, name) {
  const all = (await projectFiles(root, [ending])).filter((file) => file.startsWith(`${folder}/`));
  const chosen = name ? all.filter((file) => basename(file, ending) === name) : all;
  if (chosen.length > 0) return chosen;
  const names = all.map((file) => basename(file, ending)).join(', ') || 'none';
  console.error(`There is no ${name ?? 'program'} in ${folder}. There is: ${names}.`);
  process.exit(1);
}

/**
 * Runs one program and answers the JSON lines it prints; its other lines go to the screen.
 * @param {string} root
 * @param {string} file
 * @param {string[]} args
 * @returns {Promise<{ code: number, lines: any[] }>} `lines` are what the program's own runner printed
 */
export function runProgram(root, file, args) {
  const child = spawn(process.execPath, ['--expose-gc', file, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = [];
  let rest = '';
  const take = (line) => {
    if (line.startsWith('{')) lines.push(JSON.parse(line));
    else if (line) console.log(line);
  };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    parts.forEach(take);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      take(rest);
      resolve({ code: code ?? 1, lines });
    });
  });
}
