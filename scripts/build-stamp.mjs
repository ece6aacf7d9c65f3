// Is what was built still what the sources say? Runs on Node 20 without any package.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const stampFile = '.built-from';

/**
 * Builds unless the output was built from just these sources.
 * @param {string} root
 * @param {{ output: string, sources: readonly string[], build: () => Promise<void> }} what folders and files below root
 * @throws when the build fails
 */
export async function buildIfStale(root, { output, sources, build }) {
  const stamp = join(root, output, stampFile);
  const now = fingerprint(root, sources);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  await build();
  writeFileSync(stamp, now);
}

function fingerprint(root, sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesBelow(root, source))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Tests are no part of what is built. */
function filesBelow(root, place) {
  if (/\.[a-z]+$/.test(place)) return /\.test\.tsx?$/.test(place) || !existsSync(join(root, place)) ? [] : [place];
  return readdirSync(join(root, place))
    .sort()
    .flatMap((entry) => filesBelow(root, `${place}/${entry}`));
}
