import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useChatPage } from './chat-page.ts';
import { focusLog } from './focus-log.ts';
import { Icon } from './Icon.tsx';

/**
 * A page over the conversation. Its heading takes the focus, so that a screen reader begins there; afterwards the
 * conversation has it again.
 */
export function Panel({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  const { words, show } = useChatPage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    return focusLog;
  }, []);
  return (
    <main class="panel" aria-label={title}>
      <button type="button" class="back" onClick={() => show('chat')}>
        <Icon name="back" />
        {words.back}
      </button>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </main>
  );
}
