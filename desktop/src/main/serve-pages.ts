import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { contentSecurityPolicy, pageFileFor } from './page-files.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Answers `app://switchboard`: the desk's own files, each page under a fresh policy. */
export function pageServer(
  root: string,
  server: { readonly origin: string | undefined },
): (request: { url: string }) => Promise<Response> {
  return async ({ url }) => {
    const file = pageFileFor(url, root);
    if (file.kind === 'none') return new Response('Nothing here', { status: 404 });
    if (file.kind === 'asset') return asset(file.path);
    const nonce = randomBytes(16).toString('base64');
    const html = (await readFile(file.path, 'utf8')).replaceAll('__CSP_NONCE__', nonce);
    return new Response(html, {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': contentSecurityPolicy(server.origin, nonce),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      },
    });
  };
}

async function asset(path: string): Promise<Response> {
  const type = types[extname(path)];
  const bytes = type ? await readFile(path).catch(() => undefined) : undefined;
  if (!type || !bytes) return new Response('Nothing here', { status: 404 });
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': type, 'x-content-type-options': 'nosniff' },
  });
}
