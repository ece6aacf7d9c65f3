/**
 * <script src="https://…/widget.js" data-channel="…" async></script>
 *
 * Puts a button on somebody else's page and, once it is pressed, the chat in a frame of our own origin. The page needs
 * `script-src` and `frame-src` for our origin and nothing else: no style, no picture, no connection of ours is its own.
 * Attributes: data-channel (the channel's public name), and if wanted data-lang (en, cy; else the page's own),
 * data-colour (#RRGGBB of the button), data-label (its words), data-theme (light, dark).
 */
import type { FrameOptions } from '../host-messages.ts';
import { HostChat } from './host-chat.ts';

const script = document.currentScript;
if (script instanceof HTMLScriptElement && script.dataset['channel'] && !window.SwitchboardChat) {
  const { channel, lang, colour, label, theme } = script.dataset as Record<string, string> & { channel: string };
  const language = lang ?? (document.documentElement.lang || 'en');
  const origin = new URL(script.src).origin;
  const options: FrameOptions = { lang: language, page: location.href.split(/[?#]/)[0] ?? '', theme: theme ?? '' };
  const address = `${origin}/webchat/${encodeURIComponent(channel)}#${new URLSearchParams({ ...options })}`;
  const begin = () => {
    const chat = new HostChat({ origin, address, channel, language, colour, label });
    window.SwitchboardChat = { open: () => chat.open(), close: () => chat.close() };
  };
  if (document.body) begin();
  else addEventListener('DOMContentLoaded', begin);
}
