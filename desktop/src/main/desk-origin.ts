import { desktopOrigin } from '@switchboard/shared/protocol';

const { protocol, host } = new URL(desktopOrigin);

/** `app`, without its colon, as Electron registers it. */
export const deskScheme = protocol.slice(0, -1);
export const deskUrl = `${desktopOrigin}/desk`;

/** Is this one of our own pages? Parsed, never compared as text: `app://switchboard.evil.example` is not. */
export function isOurs(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed?.protocol === protocol && parsed.host === host;
}

/** What may be handed to the person's own browser or mail program. */
export function isSafeOutside(url: string): boolean {
  return URL.canParse(url) && ['https:', 'mailto:'].includes(new URL(url).protocol);
}
