// What every guard shares: which files there are, how a tool is run, and what a guard answers.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * @typedef {{ rule: string, file: string, message: string }} Finding
 * @typedef {{ seen: string[] | number, findings: Finding[], notes?: string }} Inspection what a tool looked at
 *   (by name where it tells, else how many) and what it found
 * @typedef {{ name: string, watches: (root: string) => Promise<string[]>, inspect: (root: string) => Promise<Inspection> }} Guard
 * @typedef {{ guard: string, seen: number, expected: number, findings: Finding[], notes: string }} Verdict
 */

/**
 * The files of the project with one of these endings: what git lists, and what is new and not ignored.
 * @param {string} root
 * @param {string[]} endings such as `.ts`
 * @returns {Promise<string[]>} paths relative to the root
 */
export async function projectFiles(root, endings) {
  const { output, code } = await runTool('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], root);
  if (code !== 0) throw new Error('git could not list the files of the project: is this a clone?');
  return output
    .split('\0')
    .filter((file) => endings.some((ending) => file.endsWith(ending)))
    .filter((file) => existsSync(join(root, file)));
}

/**
 * Runs a tool of node_modules/.bin under the project's own Node and waits for its end.
 * @param {string} command
 * @param {string[]} args
 * @param {string} root
 * @returns {Promise<{ output: string, errors: string, code: number }>}
 */
export function runTool(command, args, root) {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, PATH: path },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (errors += text));
  return new Promise((resolve, reject) => {
    child.on('error', (cause) => reject(new Error(`${command} did not start.`, { cause })));
    child.on('close', (code) => resolve({ output, errors, code: code ?? 1 }));
  });
}

/**
 * Parses a tool's JSON answer; anything else means the tool itself failed, which is never a pass.
 * @param {string} tool
 * @param {{ output: string, errors: string }} run
 */
export function parseAnswer(tool, { output, errors }) {
  try {
    return JSON.parse(output.slice(output.indexOf('{')));
  } catch {
    throw new Error(`${tool} gave no answer:\n${errors || output}`);
  }
}

/**
 * Runs one guard. A file that exists and was not looked at is a finding like any other.
 * @param {Guard} guard
 * @param {string} root
 * @returns {Promise<Verdict>}
 */
export async function judge(guard, root) {
  const expected = await guard.watches(root);
  const { seen, findings, notes = '' } = await guard.inspect(root).catch(asBroken);
  const isBroken = findings.some(({ rule }) => rule === 'broken');
  const unseen = typeof seen === 'number' ? expected.slice(seen) : without(expected, seen);
  return {
    guard: guard.name,
    seen: expected.length - unseen.length,
    expected: expected.length,
    findings: isBroken ? findings : [...overlooked(guard, expected, unseen, typeof seen === 'number'), ...findings],
    notes,
  };
}

/**
 * A tool that does not run has looked at nothing: never a pass.
 * @returns {Inspection}
 */
function asBroken(failure) {
  return { seen: [], findings: [{ rule: 'broken', file: '.', message: String(failure?.message ?? failure) }] };
}

function without(files, seen) {
  const looked = new Set(seen);
  return files.filter((file) => !looked.has(file));
}

function overlooked({ name }, expected, unseen, onlyCounted) {
  if (expected.length === 0) return [{ rule: 'unseen', file: '.', message: `${name} found nothing to look at` }];
  if (!onlyCounted)
    return unseen.map((file) => ({ rule: 'unseen', file, message: `${name} did not look at this file` }));
  if (unseen.length === 0) return [];
  return [
    { rule: 'unseen', file: '.', message: `${name} did not look at ${unseen.length} of ${expected.length} files` },
  ];
}
