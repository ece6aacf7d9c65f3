import { readFile } from 'node:fs/promises';

/** How the desk's program is to leave the packager: it runs its own sealed code, and no Node beside it. */
export const fusesOfTheDesk = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  grantFileProtocolExtraPrivileges: false,
};

/** In every Electron program, the wire of fuses stands after these letters: version, length, one sign for each. */
export const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** The order of the wire, version 1. */
const wire = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
];

/**
 * How the fuses of a program are set; undefined for one that this Electron no longer has.
 * @throws when the file holds no wire that can be read
 */
export async function fusesIn(program: string): Promise<Record<string, boolean | undefined>> {
  const bytes = await readFile(program);
  const at = bytes.indexOf(fuseSentinel);
  const start = at + fuseSentinel.length;
  if (at < 0 || bytes[start] !== 1) throw new Error(`${program} holds no fuses that this test can read`);
  const isSet = new Map([
    ['0', false],
    ['1', true],
  ]);
  return Object.fromEntries(
    wire.map((name, index) => [name, isSet.get(String.fromCharCode(bytes[start + 2 + index] ?? 0))]),
  );
}
