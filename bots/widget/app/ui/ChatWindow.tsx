import { useCallback, useMemo, useState } from 'preact/hooks';
import type { ChannelSettings } from '../channel-settings.ts';
import type { Chat } from '../chat/chat.ts';
import type { ChatMemory, Choices } from '../chat/kept-chat.ts';
import type { HostLink } from '../host-link.ts';
import { type Language, wordsIn } from '../words/words.ts';
import { App } from './App.tsx';
import { type ChatPage, type View } from './chat-page.ts';
import {
  useKept,
  useNewsForHost,
  useOpening,
  usePageSettings,
  useReplySound,
  useSeen,
  useWakes,
} from './use-chat-window.ts';

export interface ChatWindowProps {
  readonly chat: Chat;
  readonly memory: ChatMemory;
  readonly channel: ChannelSettings;
  readonly host: HostLink;
  /** The language of the page around, or of the channel. */
  readonly language: Language;
}

/** The chat in its frame: its language and size, what is shown, and what the page around is told. */
export function ChatWindow({ chat, memory, channel, host, language: first }: ChatWindowProps) {
  const [view, show] = useState<View>('chat');
  const keep = useCallback((choices: Choices) => memory.keepChoices(choices), [memory]);
  const [choices, choose] = useKept(() => memory.choices(), keep);
  const language = choices.language ?? first;
  const minimise = useOpening(chat, host);
  const exit = useCallback(() => {
    chat.leave();
    memory.forgetEverything();
    leaveQuickly(channel.exitUrl, host);
  }, [chat, memory, channel, host]);
  useWakes(chat);
  useSeen(chat, view === 'chat');
  useNewsForHost(chat, host);
  useReplySound(chat, choices.sound);
  usePageSettings(language, choices.textSize);

  const { isFramed } = host;
  const page: ChatPage = useMemo(() => {
    const words = wordsIn[language];
    return { chat, channel, language, words, choices, choose, view, show, isFramed, minimise, exit };
  }, [chat, channel, language, choices, choose, view, isFramed, minimise, exit]);
  return <App page={page} />;
}

/**
 * Nothing of the chat stays on this device, and the page that stood here is not what "back" leads to. The contact itself
 * is left as it is: who had to leave in a hurry may need us to know.
 */
function leaveQuickly(exitUrl: string, host: HostLink): void {
  document.body.replaceChildren();
  host.tell({ chat: 'exit', url: exitUrl });
  if (!host.isFramed) window.location.replace(exitUrl);
}
