import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { Secret } from '@switchboard/shared/configuration';

/**
 * The secret kept in this file, made on first use: 32 random bytes in base64, readable by this account only and on
 * the disk before anybody relies on it. Two processes that start together get the same one.
 */
export function keptSecret(file: string): Secret {
  return readSecret(file) ?? makeSecret(file);
}

function readSecret(file: string): Secret | undefined {
  try {
    return new Secret(readFileSync(file, 'utf8').trim());
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Written aside and linked into place: the name appears with its whole content, and the first one wins. */
function makeSecret(file: string): Secret {
  const aside = `${file}.${randomBytes(6).toString('hex')}`;
  const secret = randomBytes(32).toString('base64');
  writeDurably(aside, `${secret}\n`);
  try {
    linkSync(aside, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    unlinkSync(aside);
  }
  syncFolder(dirname(file));
  return readSecret(file) ?? new Secret(secret);
}

function writeDurably(file: string, text: string): void {
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A new name survives a power cut only when its folder is on the disk too. Windows cannot open folders and need not. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
