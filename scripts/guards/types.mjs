// Every TypeScript file type-checks, with the native compiler, in the world it runs in (browser or Node).
import { relative } from 'node:path';
import { projectFiles, runTool } from './guard.mjs';

const compiler = 'node_modules/typescript-native/bin/tsc';

/** @type {import('./guard.mjs').Guard} */
export const types = {
  name: 'types',
  watches: (root) => projectFiles(root, ['.ts', '.tsx']),
  async inspect(root) {
    const programs = (await projectFiles(root, ['.json'])).filter(isProgram);
    const answers = await twoAtATime(programs, (program) => checkProgram(root, program));
    return { seen: answers.flatMap((answer) => answer.seen), findings: answers.flatMap((answer) => answer.findings) };
  },
};

/** Each compiler setting is a program of its own; tsconfig.base.json is what they share. */
const isProgram = (file) => /(^|\/)tsconfig(\.\w+)?\.json$/.test(file) && !file.endsWith('tsconfig.base.json');

/** A program takes up to a gigabyte and both cores: more at once is slower, not quicker. */
async function twoAtATime(programs, check) {
  const waiting = [...programs];
  const answers = [];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) answers.push(await check(next));
  };
  await Promise.all([work(), work()]);
  return answers;
}

async function checkProgram(root, program) {
  const remembered = `node_modules/.cache/types/${program.replaceAll('/', '-')}.tsbuildinfo`;
  const options = ['--listFiles', '--pretty', 'false', '--incremental', '--tsBuildInfoFile', remembered];
  const { output, errors, code } = await runTool('node', [compiler, '-p', program, ...options], root);
  const lines = output.split('\n').map((line) => line.trimEnd());
  const seen = lines.filter((line) => line.startsWith('/')).map((file) => relative(root, file));
  const findings = lines.flatMap((line) => asFinding(line));
  if (code !== 0 && findings.length === 0) {
    findings.push({ rule: 'compiler', file: program, message: errors || output.slice(0, 500) });
  }
  return { seen, findings: findings.filter((finding) => finding.rule !== emptyProgram) };
}

/** A package that has no file yet is not an error of types: the file list already tells what was seen. */
const emptyProgram = 'TS18003';

function asFinding(line) {
  const match = /^(?:(?<file>[^(]+)\((?<at>\d+),\d+\): )?error (?<rule>TS\d+): (?<message>.+)$/.exec(line);
  if (!match?.groups) return [];
  const { file = '', at, rule = '', message = '' } = match.groups;
  return [{ rule, file: at ? `${file}:${at}` : file, message }];
}
