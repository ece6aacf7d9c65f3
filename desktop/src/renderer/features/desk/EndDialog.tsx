import { contactOperations, type ContactOutline } from '@switchboard/shared/contacts';
import { useStore } from 'react-redux';
import { emptyDraft } from '../../app/drafts/drafts-slice.ts';
import type { DeskStore } from '../../app/store.ts';
import { useCommand } from '../../app/use-command.ts';
import { emptyConversation, unansweredSince } from '../../app/desk-work/conversations-slice.ts';
import { ConfirmDialog } from '../../ui/index.ts';
import { firstName } from '../../app/words/contact-words.ts';

/** What would be cut off by ending now; nothing when it can be ended without asking. */
export function useWhatIsCutOff(contactId: string): () => string | null {
  const store = useStore() as DeskStore;
  return () => {
    const { conversations, drafts, outbox } = store.getState();
    const draft = drafts.byContact[contactId] ?? emptyDraft;
    const going = outbox.filter((word) => word.contactId === contactId && word.kind === 'reply');
    if (going.some(({ delayed }) => delayed)) return 'What you wrote has not gone out yet.';
    if (draft.reply.trim() !== '') return 'You have begun a reply that has not been sent.';
    const isAsked = unansweredSince(conversations[contactId] ?? emptyConversation) !== null;
    return isAsked && going.length === 0 ? 'The last word was the citizen’s and has not been answered.' : null;
  };
}

/** Resolves when the words on their way have arrived or come back; the last one must not be overtaken by the end. */
function untilSaid(store: DeskStore, contactId: string): Promise<void> {
  const isGoing = () =>
    store.getState().outbox.some((word) => word.contactId === contactId && word.status === 'sending');
  if (!isGoing()) return Promise.resolve();
  return new Promise((resolve) => {
    const unsubscribe = store.subscribe(() => {
      if (isGoing()) return;
      unsubscribe();
      resolve();
    });
  });
}

/** Ends the conversation for the citizen. Asks only where something would be cut off. */
export function useEnding(outline: ContactOutline) {
  const store = useStore() as DeskStore;
  const { send, busy, refusal } = useCommand(contactOperations.end);
  const end = async () => {
    await untilSaid(store, outline.id);
    const outcome = await send({ contactId: outline.id, version: outline.version });
    return outcome.ok;
  };
  return { end, busy, refusal };
}

export function EndDialog({
  name,
  because,
  busy,
  onStay,
  onEnd,
}: {
  name: string;
  because: string;
  busy: boolean;
  onStay: () => void;
  onEnd: () => void;
}) {
  return (
    <ConfirmDialog
      opened
      title={`End the conversation with ${firstName(name)}?`}
      safe="Stay in it"
      act="End it"
      busy={busy}
      onSafe={onStay}
      onAct={onEnd}
    >
      {because}
    </ConfirmDialog>
  );
}
