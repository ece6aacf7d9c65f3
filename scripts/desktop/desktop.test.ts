import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildIfStale } from '../build-stamp.mjs';
import { electronBinary } from './electron-binary.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchboard-desktop-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(path: string, text = ''): string {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const runDesktop = (environment: Record<string, string>) =>
  spawnSync(process.execPath, [resolve(import.meta.dirname, '../desktop.mjs'), '--lang=en-GB'], {
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  });

it('says in one sentence where to get Electron when its program is missing', () => {
  const { status, stderr, stdout } = runDesktop({ ELECTRON_EXECUTABLE: join(folder, 'no-electron') });
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringMatching(/^Electron’s program is not on this computer: fetch it with .* ELECTRON_EXECUTABLE\.$/),
  ]);
});

it('starts the built desk in Electron, and ends as Electron ends', () => {
  const standIn = put('electron', '#!/bin/sh\necho "$@"\nexit 7\n');
  chmodSync(standIn, 0o755);
  const { status, stdout } = runDesktop({ ELECTRON_EXECUTABLE: standIn });
  expect(stdout.trim().split('\n').at(-1)).toBe(`${resolve(import.meta.dirname, '../../desktop')} --lang=en-GB`);
  expect(status).toBe(7);
});

it('finds Electron where it is named, in a folder that is named, and among the packages', () => {
  const program = put('node_modules/electron/dist/the-program');
  put('node_modules/electron/path.txt', 'the-program');
  expect(electronBinary(folder, {})).toBe(program);
  const elsewhere = put('elsewhere/the-program');
  expect(electronBinary(folder, { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'elsewhere') })).toBe(elsewhere);
  const named = put('named/electron');
  expect(electronBinary(folder, { ELECTRON_EXECUTABLE: named })).toBe(named);
  expect(electronBinary(folder, { ELECTRON_EXECUTABLE: join(folder, 'gone') })).toBeUndefined();
});

it('builds what was never built and what has changed since, and nothing else', async () => {
  const built: string[] = [];
  const output = 'out';
  const build = async () => {
    mkdirSync(join(folder, output), { recursive: true });
    built.push('built');
  };
  const ask = () => buildIfStale(folder, { output, sources: ['src'], build });
  put('src/desk.ts', 'one');
  await ask();
  await ask();
  put('src/desk.test.ts', 'a test is no source');
  await ask();
  expect(built).toHaveLength(1);
  put('src/desk.ts', 'two');
  await ask();
  expect(built).toHaveLength(2);
});
