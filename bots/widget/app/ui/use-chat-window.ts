import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Chat } from '../chat/chat.ts';
import { isOverForHer } from '../chat/chat-state.ts';
import type { HostLink } from '../host-link.ts';
import { playReplySound } from '../sound.ts';
import { focusLog } from './focus-log.ts';
import { keepFocusInside } from './focus-loop.ts';

/** Opens and closes at the wish of the page around; answers how the person makes the chat small. */
export function useOpening(chat: Chat, host: HostLink): () => void {
  useEffect(() => {
    let isFull = false;
    host.listen((message) => {
      if (message.chat === 'kept') return;
      chat.comesIntoView(message.chat === 'open');
      if (message.chat === 'close') return;
      isFull = message.isFull;
      chat.start();
      if (message.takesFocus) focusLog();
    });
    chat.comesIntoView(!host.isFramed);
    if (!host.isFramed || chat.canResume) chat.start();
    host.tell({ chat: 'ready', isLive: chat.canResume });
    const loop = (event: KeyboardEvent) => isFull && keepFocusInside(event, document);
    window.addEventListener('keydown', loop);
    return () => window.removeEventListener('keydown', loop);
  }, [chat, host]);
  return useCallback(() => {
    if (!host.isFramed) return;
    chat.comesIntoView(false);
    host.tell({ chat: 'close' });
  }, [chat, host]);
}

/** The network or the person is back: no waiting for the next attempt. */
export function useWakes(chat: Chat): void {
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

/** What stands before her eyes counts as read. */
export function useSeen(chat: Chat, isTalkShown: boolean): void {
  useEffect(() => {
    const see = () => {
      if (isTalkShown && document.visibilityState === 'visible') chat.hasSeenAll();
    };
    see();
    document.addEventListener('visibilitychange', see);
    const stop = chat.subscribe(see);
    return () => {
      document.removeEventListener('visibilitychange', see);
      stop();
    };
  }, [chat, isTalkShown]);
}

/** Tells the page around what it shows on its button, and whether its next page should come back to a chat. */
export function useNewsForHost(chat: Chat, host: HostLink): void {
  const told = useRef({ unread: 0, isLive: chat.canResume });
  useEffect(
    () =>
      chat.subscribe(() => {
        const { unread, state } = chat;
        const isLive = chat.hasBegun && !isOverForHer(state) && state.link !== 'refused';
        if (unread !== told.current.unread) host.tell({ chat: 'unread', count: unread });
        if (isLive !== told.current.isLive) host.tell({ chat: 'live', isLive });
        told.current = { unread, isLive };
      }),
    [chat, host],
  );
}

/** A sound for what is said to her after she came, if she wants one. */
export function useReplySound(chat: Chat, isWanted: boolean): void {
  const heardSeq = useRef(0);
  useEffect(
    () =>
      chat.subscribe(() => {
        const newest = chat.state.entries.at(-1);
        if (newest?.kind !== 'said' || newest.author === 'citizen' || newest.seq <= heardSeq.current) return;
        if (isWanted && chat.state.isCaughtUp && heardSeq.current > 0) playReplySound(window);
        heardSeq.current = newest.seq;
      }),
    [chat, isWanted],
  );
}

/** Known to the style sheet and to screen readers. */
export function usePageSettings(language: 'en' | 'cy', textSize: string): void {
  useEffect(() => {
    const page = document.documentElement;
    page.lang = language === 'cy' ? 'cy' : 'en-GB';
    page.dataset['size'] = textSize;
  }, [language, textSize]);
}

/** What the person chose, kept by `keep`. */
export function useKept<Kept extends object>(first: () => Kept, keep: (kept: Kept) => void) {
  const [kept, setKept] = useState(first);
  const change = useCallback(
    (part: Partial<Kept>) => {
      setKept((before) => {
        const after = { ...before, ...part };
        keep(after);
        return after;
      });
    },
    [keep],
  );
  return [kept, change] as const;
}
