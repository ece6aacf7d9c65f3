import type { HappenedEntry } from '../chat/chat-state.ts';
import type { Words } from '../words/words.ts';
import { useChatPage } from './chat-page.ts';

/** What a citizen should know between the messages; a person who joins gets a card, the rest a quiet line. */
export function HappenedLine({ entry, isNewest }: { readonly entry: HappenedEntry; readonly isNewest: boolean }) {
  const { words } = useChatPage();
  if (entry.happened === 'agentJoined') {
    return (
      <div class="joined">
        <span class="initials" aria-hidden="true">
          {initialsOf(entry.name)}
        </span>
        <p>
          <b>{words.joined(entry.name)}</b>
          <span>{words.joinedMore}</span>
        </p>
      </div>
    );
  }
  const line = lineOf(entry, words);
  // Waiting and its end are shown by what follows; the line is for reading back.
  return line && !(isNewest && entry.happened === 'queued') ? <p class="happened">{line}</p> : null;
}

function lineOf({ happened, name }: HappenedEntry, words: Words): string | undefined {
  switch (happened) {
    case 'agentLeft':
      return words.leftChat(name);
    case 'agentInterrupted':
      return words.interrupted(name);
    case 'queued':
    case 'parked':
    case 'connected':
    case 'awaitingCallback':
    case 'ended':
    case 'abandoned':
      return words.happened[happened];
    case 'agentJoined':
    case 'arrived':
    case 'selfService':
      return undefined;
  }
}

function initialsOf(name: string): string {
  const parts = name.split(' ').filter(Boolean);
  return [parts[0], parts.length > 1 ? parts.at(-1) : undefined].map((part) => part?.[0] ?? '').join('');
}
