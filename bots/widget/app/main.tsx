import './app.css';
import { render } from 'preact';
import { DirectLineCalls } from '../direct-line/direct-line-calls.ts';
import { channelSettingsOf } from './channel-settings.ts';
import { Chat } from './chat/chat.ts';
import { ChatMemory } from './chat/kept-chat.ts';
import { openFrameStorage } from './frame-storage.ts';
import { HostLink } from './host-link.ts';
import { ChatWindow } from './ui/ChatWindow.tsx';
import { languageOf } from './words/words.ts';

const now = () => new Date().getTime();
const channel = channelSettingsOf(document);
const host = new HostLink(window);
const { lang, page, theme } = host.options();
const language = languageOf(lang || channel.language);
const memory = new ChatMemory(await openFrameStorage(window, host), channel.key);

const chat = new Chat({
  calls: new DirectLineCalls(window.location.origin, fetch.bind(window), now),
  openSocket: (url) => new WebSocket(url),
  now,
  chance: () => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32,
  newId: randomId,
  memory,
  beginning: () => ({
    channel: channel.key,
    locale: memory.choices().language ?? language,
    page: page || (host.isFramed ? document.referrer : window.location.href) || null,
  }),
});

if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;
const root = document.getElementById('chat');
if (!root) throw new Error('The page has no #chat.');
render(<ChatWindow chat={chat} memory={memory} channel={channel} host={host} language={language} />, root);

/** `crypto.randomUUID` is missing on pages without https, which a test installation may be. */
function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
