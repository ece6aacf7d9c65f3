import type { QueuePlace } from '../chat/chat-state.ts';
import { useChatPage } from './chat-page.ts';
import { Icon } from './Icon.tsx';

/** Her place and an honest range, or that we do not know; and what she can do meanwhile. */
export function QueueCard({ queue }: { readonly queue: QueuePlace | null }) {
  const { words, show } = useChatPage();
  const { title, place, next, wait, unknown, kept, details } = words.queue;
  const [large, small] = queue?.place === 1 ? next : queue?.place ? place(queue.place) : [];
  return (
    <section class="queue" aria-label={title}>
      <h2>{title}</h2>
      {large && (
        <p class="place">
          {large} <small>{small}</small>
        </p>
      )}
      <p>{queue?.waitMinutes ? wait(...queue.waitMinutes) : unknown}</p>
      <p class="fine">{kept}</p>
      <button type="button" class="outlined" onClick={() => show('details')}>
        <Icon name="phone" />
        {details}
      </button>
    </section>
  );
}
