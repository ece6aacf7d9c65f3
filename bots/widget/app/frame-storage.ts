import type { ChatStorage } from './chat/kept-chat.ts';
import type { HostLink } from './host-link.ts';

const answerWithinMs = 1_500;

/**
 * Where this device keeps the chat: the frame's own storage, which browsers partition by the site around it; where they
 * forbid a frame all storage, the site around keeps it. Undefined: nobody does, and the chat lasts as long as the page.
 */
export async function openFrameStorage(page: Window, host: HostLink): Promise<ChatStorage | undefined> {
  const own = ownStorage(page);
  if (own || !host.isFramed) return own;
  const items = await itemsOfHost(host);
  return items && hostStorage(host, items);
}

/** Reading the property alone throws where it is forbidden. */
function ownStorage(page: Window): Storage | undefined {
  try {
    return page.localStorage;
  } catch {
    return undefined;
  }
}

function itemsOfHost(host: HostLink): Promise<Map<string, string> | undefined> {
  return new Promise((done) => {
    const waiting = setTimeout(() => done(undefined), answerWithinMs);
    host.listen((message) => {
      if (message.chat !== 'kept') return;
      clearTimeout(waiting);
      done(new Map(Object.entries(message.items)));
    });
    host.tell({ chat: 'whatIsKept' });
  });
}

function hostStorage(host: HostLink, items: Map<string, string>): ChatStorage {
  const keep = (key: string, value: string | null) => {
    if (value === null) items.delete(key);
    else items.set(key, value);
    host.tell({ chat: 'keep', key, value });
  };
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => keep(key, value),
    removeItem: (key) => keep(key, null),
  };
}
