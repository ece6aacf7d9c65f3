import { type BrandTokens, deriveBrand } from '@switchboard/shared/brand';
import type { WebchatChannel } from '@switchboard/shared/webchat';
import { escapeHtml } from './escape-html.ts';

/** The page in the frame: the build's, with the channel, its language and its organisation's colours written in. */
export function framePage(build: string, channel: WebchatChannel, colour: string | undefined): string {
  const { key, title, language, privacyUrl, exitUrl } = channel;
  const settings = JSON.stringify({ key, title, language, privacyUrl, exitUrl });
  const parts: Readonly<Record<string, string>> = {
    LANG: escapeHtml(language),
    TITLE: escapeHtml(title),
    BRAND: colour === undefined ? '' : brandStyle(colour),
    WITHOUT_SCRIPT: 'This chat needs JavaScript. · Mae angen JavaScript ar y sgwrs hon.',
    // Inside a script element only "<" could end it early.
    CHANNEL: settings.replaceAll('<', '\\u003c'),
  };
  return build.replace(/__([A-Z_]+)__/g, (mark, name: string) => parts[name] ?? mark);
}

function brandStyle(colour: string): string {
  const brand = deriveBrand(colour);
  return brand ? variables('l', brand.palette.light) + variables('d', brand.palette.dark) : '';
}

function variables(theme: 'l' | 'd', tokens: BrandTokens): string {
  const { accent, accentHover, accentText, accentWeak, accentBorder } = tokens;
  return Object.entries({
    accent,
    'accent-hover': accentHover,
    'accent-text': accentText,
    'accent-weak': accentWeak,
    'accent-border': accentBorder,
  })
    .map(([name, value]) => `--${theme}-${name}:${value};`)
    .join('');
}

/** An origin as a header may carry it, also `https://*.eastmere.example`. */
const originPattern = /^https?:\/\/(?:\*\.)?[\w.-]+(?::\d+)?$/;

/**
 * What the page in the frame may do, and who may frame it: the channel's hosts and nobody else (design §5, E-01). `host`
 * is the address the page was asked from; older browsers do not take `'self'` to mean its sockets.
 */
export function framePolicy(hosts: readonly string[], socketOrigin: string | undefined): string {
  const framing = hosts.flatMap((host) => (host === 'self' ? "'self'" : originPattern.test(host) ? host : []));
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    `connect-src 'self'${socketOrigin ? ` ${socketOrigin}` : ''}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${framing.join(' ') || "'none'"}`,
  ].join('; ');
}
