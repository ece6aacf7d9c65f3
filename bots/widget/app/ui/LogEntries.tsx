import { type ChatState, type Entry, lastSeqOf, type Said } from '../chat/chat-state.ts';
import { HappenedLine } from './HappenedLine.tsx';
import { SaidBubble } from './SaidBubble.tsx';

/** What was said and what happened, in the order of the conversation's own numbers. */
export function LogEntries({ state: { entries, staffReadSeq }, state }: { readonly state: ChatState }) {
  const lastOwn = entries.findLast((entry) => entry.kind === 'said' && entry.author === 'citizen')?.seq;
  return (
    <>
      {entries.map((entry, at) =>
        entry.kind === 'said' ? (
          <SaidBubble
            key={entry.clientId ?? entry.seq}
            said={entry}
            isRead={entry.seq <= staffReadSeq}
            showsState={entry.seq === lastOwn}
            goesOn={entry.seq !== lastOwn && goesOn(entries[at - 1], entry)}
          />
        ) : (
          <HappenedLine key={entry.seq} entry={entry} isNewest={entry.seq === lastSeqOf(state)} />
        ),
      )}
    </>
  );
}

const oneBreathMs = 60_000;

function goesOn(before: Entry | undefined, { author, name, at }: Said): boolean {
  if (before?.kind !== 'said' || at - before.at >= oneBreathMs) return false;
  return before.author === author && before.name === name;
}
