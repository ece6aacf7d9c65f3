import { useEffect, useRef, useState } from 'react';
import { useDeskSelector } from '../../app/store.ts';

/**
 * Says new words of citizens to those who hear the desk: in full for the contact in view, by name for the others. The
 * thread itself draws only what is in view and so cannot be the live region.
 */
export function Announcer({ current }: { current: string | null }) {
  const conversations = useDeskSelector((state) => state.conversations);
  const held = useDeskSelector(({ contacts }) => contacts.held);
  const heard = useRef(new Map<string, number>());
  const [words, setWords] = useState('');
  useEffect(() => {
    const said: string[] = [];
    for (const [contactId, { messages, lastSeq, loaded }] of Object.entries(conversations)) {
      if (!loaded) continue;
      const before = heard.current.get(contactId);
      heard.current.set(contactId, lastSeq);
      if (before === undefined) continue;
      for (const message of messages.slice(-10)) {
        if (message.seq <= before || message.kind !== 'text' || message.author.kind !== 'citizen') continue;
        const name = held.find(({ outline }) => outline.id === contactId)?.outline.displayName ?? message.author.name;
        said.push(contactId === current ? `${name}: ${message.text || 'sent a file'}` : `New message from ${name}`);
      }
    }
    if (said.length > 0) setWords(said.join('. '));
  }, [conversations, held, current]);
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  );
}
