import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ChannelSettings } from '../channel-settings.ts';
import type { Chat } from '../chat/chat.ts';
import { isOverForHer } from '../chat/chat-state.ts';
import type { ChatMemory, Choices } from '../chat/kept-chat.ts';
import type { HostLink } from '../host-link.ts';
import { playReplySound } from '../sound.ts';
import { type Language, wordsIn } from '../words/words.ts';
import { App } from './App.tsx';
import { keepFocusInside } from './focus-loop.ts';
import type { ChatPage, View } from './chat-page.ts';

export interface ChatWindowProps {
  readonly chat: Chat;
  readonly memory: ChatMemory;
  readonly channel: ChannelSettings;
  readonly host: HostLink;
  /** The language of the page around, or of the channel. */
  readonly language: Language;
}

/** The chat in its frame: open or small, its language and size, what the page around is told. */
export function ChatWindow({ chat, memory, channel, host, language: first }: ChatWindowProps) {
  const [view, show] = useState<View>('chat');
  const [choices, setChoices] = useState(() => memory.choices());
  const [isOpen, setOpen] = useState(!host.isFramed);
  const isFull = useRef(false);
  /** Known at once, before anything is drawn: a word that comes just after closing was not read. */
  const isShown = useRef(!host.isFramed);
  const language = choices.language ?? first;

  const choose = useCallback(
    (change: Partial<Choices>) => {
      const chosen = { ...memory.choices(), ...change };
      memory.keepChoices(chosen);
      setChoices(chosen);
    },
    [memory],
  );
  const minimise = useCallback(() => {
    if (!host.isFramed) return;
    isShown.current = false;
    setOpen(false);
    host.tell({ chat: 'close' });
  }, [host]);
  const exit = useCallback(() => leaveQuickly(chat, memory, channel, host), [chat, memory, channel, host]);

  useEffect(() => {
    const page = document.documentElement;
    page.lang = language === 'cy' ? 'cy' : 'en-GB';
    page.dataset['size'] = choices.textSize;
  }, [language, choices.textSize]);

  useEffect(() => {
    host.listen((message) => {
      if (message.chat === 'kept') return;
      isShown.current = message.chat === 'open';
      setOpen(isShown.current);
      if (message.chat !== 'open') return;
      isFull.current = message.isFull;
      chat.start();
      if (message.takesFocus) focusConversation();
    });
    if (!host.isFramed || chat.canResume) chat.start();
    host.tell({ chat: 'ready', isLive: chat.canResume });
    const loop = (event: KeyboardEvent) => isFull.current && keepFocusInside(event, document);
    window.addEventListener('keydown', loop);
    return () => window.removeEventListener('keydown', loop);
  }, [chat, host]);

  useWakes(chat);
  useSeen(chat, isShown, isOpen && view === 'chat');
  useNews(chat, host, choices.sound);

  const page: ChatPage = useMemo(
    () => ({
      chat,
      channel,
      language,
      words: wordsIn[language],
      choices,
      choose,
      view,
      show,
      isFramed: host.isFramed,
      minimise,
      exit,
    }),
    [chat, channel, language, choices, choose, view, host, minimise, exit],
  );
  return <App page={page} />;
}

/**
 * Nothing of the chat stays on this device, and the page that stood here is not what "back" leads to. The contact itself
 * is left as it is: who had to leave in a hurry may need us to know.
 */
function leaveQuickly(chat: Chat, memory: ChatMemory, { exitUrl }: ChannelSettings, host: HostLink): void {
  chat.leave();
  memory.forgetEverything();
  document.body.replaceChildren();
  host.tell({ chat: 'exit', url: exitUrl });
  if (!host.isFramed) window.location.replace(exitUrl);
}

/** The reader begins at the conversation; on a touch screen no keyboard slides over it. */
function focusConversation(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.log, .panel h2')?.focus());
}

function useWakes(chat: Chat): void {
  useEffect(() => {
    const wake = () => {
      if (document.visibilityState === 'visible') chat.wake();
    };
    window.addEventListener('online', wake);
    window.addEventListener('focus', wake);
    document.addEventListener('visibilitychange', wake);
    return () => {
      window.removeEventListener('online', wake);
      window.removeEventListener('focus', wake);
      document.removeEventListener('visibilitychange', wake);
    };
  }, [chat]);
}

function useSeen(chat: Chat, isShown: { readonly current: boolean }, isTalkShown: boolean): void {
  useEffect(() => {
    const see = () => {
      if (isTalkShown && isShown.current && document.visibilityState === 'visible') chat.hasSeenAll();
    };
    see();
    document.addEventListener('visibilitychange', see);
    const stop = chat.subscribe(see);
    return () => {
      document.removeEventListener('visibilitychange', see);
      stop();
    };
  }, [chat, isShown, isTalkShown]);
}

/** Tells the page around what it shows beside its button, and makes the sound. */
function useNews(chat: Chat, host: HostLink, sound: boolean): void {
  const told = useRef({ unread: 0, isLive: chat.canResume, heard: 0 });
  useEffect(
    () =>
      chat.subscribe(() => {
        const { unread, state } = chat;
        if (unread !== told.current.unread) host.tell({ chat: 'unread', count: unread });
        const isLive = chat.hasBegun && !isOverForHer(state) && state.link !== 'refused';
        if (isLive !== told.current.isLive) host.tell({ chat: 'live', isLive });
        const newest = state.entries.at(-1);
        const heard = newest?.kind === 'said' && newest.author !== 'citizen' ? newest.seq : told.current.heard;
        if (sound && state.isCaughtUp && told.current.heard > 0 && heard > told.current.heard) playReplySound(window);
        told.current = { unread, isLive, heard };
      }),
    [chat, host, sound],
  );
}
