import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy, pageFileFor } from './page-files.ts';
import { pageServer } from './serve-pages.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'desk-pages-'));
  await mkdir(join(root, 'assets'));
  await writeFile(join(root, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">');
  await writeFile(join(root, 'assets/index.js'), 'export {};');
  await writeFile(join(root, 'secret.txt'), 'not yours');
});
afterAll(() => rm(root, { recursive: true }));

describe('app://switchboard', () => {
  it('answers every address below /desk with the one page', () => {
    for (const path of ['/desk', '/desk/', '/desk/users', '/desk/setup']) {
      expect(pageFileFor(`app://switchboard${path}`, root)).toEqual({ kind: 'page', path: join(root, 'index.html') });
    }
  });

  it('never names a file outside its own assets', () => {
    for (const path of [
      '/desk/assets/../secret.txt',
      '/desk/assets/..%2f..%2fetc/passwd',
      '/desk/assets/%2e%2e/secret.txt',
      '/desk/assets/..%5csecret.txt',
      '/desk/assets/%00',
      '/desk/assets/%',
      '/secret.txt',
    ]) {
      const file = pageFileFor(`app://switchboard${path}`, root);
      expect(file.kind === 'asset' && !file.path.startsWith(join(root, 'assets/'))).toBe(false);
      expect(file.kind).not.toBe('asset');
    }
  });

  it('serves each page under its own policy, with the nonce filled in', async () => {
    const serve = pageServer(root, { origin: 'https://desk.eastmere.example' });
    const [one, other] = [
      await serve({ url: 'app://switchboard/desk' }),
      await serve({ url: 'app://switchboard/desk/users' }),
    ];
    const html = await one.text();
    const policy = one.headers.get('content-security-policy') ?? '';
    const nonce = /content="([^"]+)"/.exec(html)?.[1];
    expect(policy).toContain(`'nonce-${nonce}'`);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self' https://desk.eastmere.example wss://desk.eastmere.example");
    expect(policy).not.toEqual(other.headers.get('content-security-policy'));
    const script = await serve({ url: 'app://switchboard/desk/assets/index.js' });
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect((await serve({ url: 'app://switchboard/desk/assets/missing.js' })).status).toBe(404);
  });

  it('lets pages reach one server and run no script of others', () => {
    const policy = contentSecurityPolicy('http://127.0.0.1:8080', 'n');
    expect(policy).toContain('ws://127.0.0.1:8080');
    expect(policy).not.toContain('unsafe-eval');
    expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
    expect(policy).toContain("frame-ancestors 'none'");
  });

  it('lets pages reach nobody while no server is chosen', () => {
    expect(contentSecurityPolicy(undefined, 'n')).toContain("connect-src 'self';");
  });
});
