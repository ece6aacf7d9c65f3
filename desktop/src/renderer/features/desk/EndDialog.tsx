import { contactOperations, type ContactOutline } from '@switchboard/shared/contacts';
import { useStore } from 'react-redux';
import { emptyDraft } from '../../app/drafts/drafts-slice.ts';
import type { DeskStore } from '../../app/store.ts';
import { useCommand } from '../../app/use-command.ts';
import { emptyConversation, unansweredSince } from '../../app/work/conversations-slice.ts';
import { ConfirmDialog } from '../../ui/index.ts';
import { firstName } from './desk-words.ts';

/** What would be cut off by ending now; nothing when it can be ended without asking. */
export function useWhatIsCutOff(contactId: string): () => string | null {
  const store = useStore() as DeskStore;
  return () => {
    const { conversations, drafts, outbox } = store.getState();
    const draft = drafts.byContact[contactId] ?? emptyDraft;
    if (outbox.some((word) => word.contactId === contactId && word.status !== 'sent')) {
      return 'What you wrote has not gone out yet.';
    }
    if (draft.reply.trim() !== '') return 'You have begun a reply that has not been sent.';
    const isAsked = unansweredSince(conversations[contactId] ?? emptyConversation) !== null;
    return isAsked ? 'The last word was the citizen’s and has not been answered.' : null;
  };
}

/** Ends the conversation for the citizen. Asks only where something would be cut off. */
export function useEnding(outline: ContactOutline) {
  const { send, busy, refusal } = useCommand(contactOperations.end);
  const end = async () => {
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
