import { createReadStream } from 'node:fs';
import { mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { ChainHead } from '../domain/chain-link.ts';
import type { AnchorLog } from '../ports.ts';

const line = z.object({ seq: z.int().nonnegative(), hash: z.string(), anchoredAt: z.int() });
const suffix = '.log';

/** Where a server keeps its anchors. */
export function anchorFolder(dataDir: string): string {
  return join(dataDir, 'audit-anchor');
}

/**
 * The anchored heads of each organisation in a file of its own, one JSON line each. Lines are only ever added and
 * are on the disk before the anchor counts. Keep a copy where the server's administrators cannot reach it.
 */
export class AnchorFiles implements AnchorLog {
  readonly #folder: string;
  readonly #last = new Map<string, ChainHead>();
  readonly #begun = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  async append(organisationId: string, { seq, hash, anchoredAt }: z.output<typeof line>): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    // A power cut may have left the last line unfinished: the first line of a process begins on a new one.
    const start = this.#begun.has(organisationId) ? '' : '\n';
    const file = await open(this.#fileOf(organisationId), 'a', 0o600);
    try {
      await file.write(`${start}${JSON.stringify({ seq, hash, anchoredAt })}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    this.#begun.add(organisationId);
    this.#last.set(organisationId, { seq, hash });
  }

  async last(organisationId: string): Promise<ChainHead | null> {
    const known = this.#last.get(organisationId);
    if (known) return known;
    let last: ChainHead | null = null;
    for await (const anchored of this.read(organisationId)) last = anchored;
    if (last) this.#last.set(organisationId, last);
    return last;
  }

  async *read(organisationId: string): AsyncGenerator<ChainHead> {
    const file = createReadStream(this.#fileOf(organisationId), 'utf8');
    try {
      for await (const text of createInterface({ input: file, crlfDelay: Number.POSITIVE_INFINITY })) {
        const anchored = readLine(text);
        if (anchored) yield anchored;
      }
    } catch (failure) {
      if ((failure as { code?: string }).code !== 'ENOENT') throw failure;
    } finally {
      file.destroy();
    }
  }

  async organisations(): Promise<string[]> {
    const files = await readdir(this.#folder).catch((failure: { code?: string }) => {
      if (failure.code === 'ENOENT') return [];
      throw failure;
    });
    const logs = files.filter((name) => name.endsWith(suffix));
    return logs.map((name) => decodeURIComponent(name.slice(0, -suffix.length)));
  }

  #fileOf(organisationId: string): string {
    return join(this.#folder, `${encodeURIComponent(organisationId)}${suffix}`);
  }
}

/** Null for an empty line, and for one that a power cut left unfinished. */
function readLine(text: string): ChainHead | null {
  try {
    const parsed = line.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
