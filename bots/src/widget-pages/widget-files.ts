import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A file that is served as it is: packed once, known by its content. */
export interface ServedFile {
  readonly type: string;
  readonly etag: string;
  readonly plain: Buffer;
  readonly gzip: Buffer;
  readonly brotli: Buffer;
}

/** What the widget's build made: the script for other people's pages, and the page in the frame. */
export interface WidgetFiles {
  readonly loader: ServedFile;
  readonly page: string;
  readonly assets: ReadonlyMap<string, ServedFile>;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** Reads the build; undefined when there is none. */
export function readWidgetFiles(folder: string): WidgetFiles | undefined {
  const page = join(folder, 'app/index.html');
  const loader = join(folder, 'loader/widget.js');
  if (!existsSync(page) || !existsSync(loader)) return undefined;
  const assets = join(folder, 'app/assets');
  return {
    loader: servedFile(loader),
    page: readFileSync(page, 'utf8'),
    assets: new Map(readdirSync(assets).map((name) => [name, servedFile(join(assets, name))])),
  };
}

export function servedFile(path: string): ServedFile {
  const plain = readFileSync(path);
  return {
    type: types[extname(path)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    plain,
    gzip: gzipSync(plain, { level: 9 }),
    brotli: brotliCompressSync(plain),
  };
}

/** Answers with the file as small as the browser takes it, or with "unchanged". */
export function sendFile(request: FastifyRequest, reply: FastifyReply, file: ServedFile, caching: string) {
  reply.header('Cache-Control', caching).header('ETag', file.etag).header('Vary', 'Accept-Encoding').type(file.type);
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
  const accepted = String(request.headers['accept-encoding'] ?? '');
  if (/\bbr\b/.test(accepted)) return reply.header('Content-Encoding', 'br').send(file.brotli);
  if (/\bgzip\b/.test(accepted)) return reply.header('Content-Encoding', 'gzip').send(file.gzip);
  return reply.send(file.plain);
}
