import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import {
  type Configuration,
  type Environment,
  readConfiguration,
  type Secret,
} from '@switchboard/shared/configuration';
import { accepted, type Result, refused } from '@switchboard/shared/kernel';
import { prepareDataDirectory } from './data-directory.ts';
import { keptSecret } from './kept-secret.ts';

/** A configuration whose data folder exists and whose two secrets are there. */
export interface ServerConfiguration extends Configuration {
  readonly dataKey: Secret;
  readonly linkSecret: Secret;
}

export const dataKeyFile = 'data-key';
export const linkSecretFile = 'link-secret';

/**
 * Reads the environment, makes the data folder, and takes DATA_KEY and LINK_SECRET from it or makes them there
 * (design §8). The refusal holds one sentence for each thing that is wrong.
 */
export function loadConfiguration(environment: Environment): Result<ServerConfiguration, readonly string[]> {
  const read = readConfiguration(environment);
  if (!read.ok) return read;
  const folder = prepareDataDirectory(read.value.dataDir);
  if (!folder.ok) return refused([folder.refusal]);
  const unreadable = unreadableFiles(read.value);
  if (unreadable.length > 0) return refused(unreadable);
  const dataKey = read.value.dataKey ?? keptSecret(join(folder.value, dataKeyFile));
  if (!is256Bits(dataKey)) {
    return refused([
      `The file ${dataKeyFile} in DATA_DIR does not hold 32 bytes in base64: restore it from the backup.`,
    ]);
  }
  const linkSecret = read.value.telephony.linkSecret ?? keptSecret(join(folder.value, linkSecretFile));
  return accepted({ ...read.value, dataDir: folder.value, dataKey, linkSecret });
}

function unreadableFiles({ tls }: Configuration): string[] {
  if (!tls) return [];
  const files = { TLS_CERT: tls.certificateFile, TLS_KEY: tls.keyFile };
  return Object.entries(files).flatMap(([name, file]) => {
    try {
      accessSync(file, constants.R_OK);
      return [];
    } catch {
      return [
        `The file that ${name} names (${file}) cannot be read: correct the path, or give this account its rights.`,
      ];
    }
  });
}

function is256Bits(key: Secret): boolean {
  return bytesOfKey(key).length === 32;
}

/** The 32 bytes of a key written in hexadecimal, base64 or base64url. */
export function bytesOfKey(key: Secret): Buffer {
  const text = key.reveal();
  return Buffer.from(text, /^[\da-f]{64}$/i.test(text) ? 'hex' : 'base64');
}
