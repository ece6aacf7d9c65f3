import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import type { Violation } from './planted/violation.ts';

const root = resolve(import.meta.dirname, '../..');
const packages = ['shared', 'server', 'bots', 'telephony', 'desktop', 'e2e'];
const settings = ['.gitignore', '.dependency-cruiser.cjs', '.oxlintrc.json', 'biome.json', 'knip.json', 'package.json'];

const verdictSchema = z.object({
  guard: z.string(),
  seen: z.number(),
  expected: z.number(),
  findings: z.array(z.object({ rule: z.string(), file: z.string(), message: z.string() })),
});

/** What a guard said of the planted tree. */
export type Verdict = z.infer<typeof verdictSchema>;

/** A throw-away repository with this house's settings and faulty files only. */
export interface PlantedTree {
  /** Puts a file there, over an old one if need be. */
  plant(file: string, text: string): void;
  /** Changes a settings file by its JSON. */
  changeSettings(file: string, change: (settings: Record<string, unknown>) => object): void;
  read(file: string): string;
  /** Runs one guard as `npm run check` does. */
  inspect(guard: string): Verdict;
  remove(): void;
}

/** Makes the tree and plants the violations in it. */
export function plantTree(violations: readonly Violation[]): PlantedTree {
  const home = mkdtempSync(join(tmpdir(), 'switchboard-planted-'));
  const plant = (file: string, text: string) => {
    mkdirSync(dirname(join(home, file)), { recursive: true });
    writeFileSync(join(home, file), text);
  };
  const read = (file: string) => readFileSync(join(home, file), 'utf8');
  copySettings(home);
  linkPackages(home);
  for (const { files } of violations) for (const [file, text] of Object.entries(files)) plant(file, text);
  execFileSync('git', ['init', '--quiet'], { cwd: home });
  return {
    plant,
    read,
    changeSettings: (file, change) => plant(file, JSON.stringify(change(JSON.parse(read(file))))),
    inspect: (guard) => inspect(home, guard),
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

function copySettings(home: string): void {
  const compiler = execFileSync('git', ['ls-files', '*tsconfig*.json'], { cwd: root, encoding: 'utf8' })
    .trim()
    .split('\n');
  const manifests = packages.map((name) => `${name}/package.json`);
  for (const file of [...settings, ...manifests, ...compiler]) cpSync(join(root, file), join(home, file));
}

const ours = ['@switchboard', '.cache'];

/** Everyone's packages are linked; our own, and what tools remember of them, must be the planted tree's. */
function linkPackages(home: string): void {
  const modules = join(home, 'node_modules');
  mkdirSync(join(modules, '@switchboard'), { recursive: true });
  for (const entry of readdirSync(join(root, 'node_modules'))) {
    if (!ours.includes(entry)) symlinkSync(join(root, 'node_modules', entry), join(modules, entry));
  }
  for (const name of packages) symlinkSync(join(home, name), join(modules, '@switchboard', name));
}

function inspect(home: string, guard: string): Verdict {
  const check = join(root, 'scripts/check.mjs');
  const run = spawnSync(process.execPath, [check, '--only', guard, '--root', home, '--json'], { encoding: 'utf8' });
  const [verdict] = z.array(verdictSchema).parse(JSON.parse(run.stdout));
  if (!verdict) throw new Error(`There is no guard called ${guard}.`);
  if ((run.status === 0) !== (verdict.findings.length === 0))
    throw new Error('The exit code contradicts the findings.');
  return verdict;
}
