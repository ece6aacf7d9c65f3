import { join, normalize, sep } from 'node:path';

export type PageFile =
  | { readonly kind: 'asset'; readonly path: string }
  /** The one page; its script shows the right screen. */
  | { readonly kind: 'page'; readonly path: string }
  | { readonly kind: 'none' };

/** Which file answers an address of `app://switchboard`. Nothing outside `root` is ever named. */
export function pageFileFor(url: string, root: string): PageFile {
  const { pathname } = new URL(url);
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return { kind: 'none' };
  }
  if (path.includes('\0') || path.includes('\\')) return { kind: 'none' };
  if (path.startsWith('/desk/assets/')) {
    const file = normalize(join(root, path.slice('/desk/'.length)));
    return file.startsWith(join(root, 'assets') + sep) ? { kind: 'asset', path: file } : { kind: 'none' };
  }
  const isPage = path === '/' || path === '/desk' || path.startsWith('/desk/');
  return isPage ? { kind: 'page', path: join(root, 'index.html') } : { kind: 'none' };
}

/** What our pages may load: themselves, and calls and sockets to the one server, once it is chosen. */
export function contentSecurityPolicy(serverOrigin: string | undefined, nonce: string): string {
  const server = serverOrigin ? ` ${serverOrigin} ${serverOrigin.replace(/^http/, 'ws')}` : '';
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob:",
    `connect-src 'self'${server}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
