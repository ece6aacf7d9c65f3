import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { ChannelSettings } from '../channel-settings.ts';
import type { Chat } from '../chat/chat.ts';
import type { ChatState } from '../chat/chat-state.ts';
import type { Choices } from '../chat/kept-chat.ts';
import type { Language, Words } from '../words/words.ts';

export type View = 'chat' | 'settings' | 'transcript' | 'details' | 'end';

/** What every part of the page may use. */
export interface ChatPage {
  readonly chat: Chat;
  readonly channel: ChannelSettings;
  readonly language: Language;
  readonly words: Words;
  readonly choices: Choices;
  readonly choose: (choices: Partial<Choices>) => void;
  readonly view: View;
  readonly show: (view: View) => void;
  readonly isFramed: boolean;
  readonly minimise: () => void;
  readonly exit: () => void;
}

const Page = createContext<ChatPage | undefined>(undefined);
export const ChatPageProvider = Page.Provider;

export function useChatPage(): ChatPage {
  const page = useContext(Page);
  if (!page) throw new Error('This part of the page stands outside of it.');
  return page;
}

/** The chat's state, drawn anew whenever it changes. */
export function useChatState(chat: Chat): ChatState {
  const [state, setState] = useState(chat.state);
  useEffect(() => {
    setState(chat.state);
    return chat.subscribe(() => setState(chat.state));
  }, [chat]);
  return state;
}
