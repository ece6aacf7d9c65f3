import type { LinkState } from '../../direct-line/direct-line-link.ts';
import { useChatPage } from './chat-page.ts';
import { Icon } from './Icon.tsx';

/** How the link is, when it is not well. */
export function LinkBanner({ link }: { readonly link: LinkState }) {
  const { words, chat } = useChatPage();
  const text = link === 'online' || link === 'over' ? '' : words.link[link];
  return (
    <div class="link-banner" role="status">
      {text && (
        <p class={link}>
          <Icon name={link === 'connecting' ? 'clock' : 'cloudOff'} />
          <span>{text}</span>
          {link === 'elsewhere' && (
            <button type="button" onClick={() => chat.wake()}>
              {words.link.here}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
