import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';

/** Bytes of all scripts and styles a build hands to browsers, packed as a server packs them. */
async function packedBytes(configFile: string): Promise<number> {
  const built = await build({
    configFile: new URL(configFile, import.meta.url).pathname,
    logLevel: 'silent',
    build: { write: false },
  });
  const outputs = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  const loaded = outputs.filter(({ fileName }) => /\.(js|css)$/.test(fileName));
  expect(loaded.length).toBeGreaterThan(0);
  return loaded.reduce(
    (sum, file) => sum + gzipSync(file.type === 'chunk' ? file.code : file.source, { level: 9 }).length,
    0,
  );
}

describe('what citizens load', () => {
  it('the loader is at most 5 KB packed', async () => {
    expect(await packedBytes('./vite.loader.config.ts')).toBeLessThanOrEqual(5 * 1_024);
  });

  it('the chat in its frame is at most 30 KB packed, script and style together', async () => {
    expect(await packedBytes('./vite.app.config.ts')).toBeLessThanOrEqual(30 * 1_024);
  });
});
