import { conversationOperations, mostMessageBytes } from '@switchboard/shared/conversations';
import { filledReply, type ReplyRecord } from '@switchboard/shared/knowledge';
import { newId } from '@switchboard/shared/kernel';
import { Check, Lock, MessageSquare, Send, TriangleAlert, Undo2, Upload } from 'lucide-react';
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import { draftChanged, emptyDraft, modeChosen, type WritingMode } from '../../app/drafts/drafts-slice.ts';
import { useDeskDispatch, useDeskSelector } from '../../app/store.ts';
import { useKey } from '../../app/use-key.ts';
import { useMe } from '../../app/use-me.ts';
import { Button, classNames, Kbd } from '../../ui/index.ts';
import styles from './Composer.module.css';
import { firstName } from '../../app/words/contact-words.ts';
import { messageSize } from './message-size.ts';
import { ReplyList } from './ReplyList.tsx';
import { type SlashCommand, slashAt, withReply } from './slash-command.ts';
import { useFocusWhenFree } from './use-focus-when-free.ts';
import { useReplies } from './use-replies.ts';
import { useWords } from './use-words.ts';

/** "Is typing" is said at most this often (ms; shared/contacts, typingSchema). */
const typingEveryMs = 4_000;
const counted = new Intl.NumberFormat('en-GB');

function useTyping(contactId: string): () => void {
  const { api, clock } = useDesk();
  const said = useRef(0);
  return () => {
    const now = clock();
    if (now - said.current < typingEveryMs) return;
    said.current = now;
    void api.call(conversationOperations.typing, { contactId }, newId(now));
  };
}

function DraftStanding() {
  const { keptAt, notKept } = useDeskSelector(({ drafts }) => drafts);
  if (notKept) return <span className={styles.kept}>Not kept on this computer: closing the page loses it</span>;
  if (keptAt === null) return null;
  return (
    <span className={styles.kept}>
      <Check size={13} aria-hidden="true" />
      Draft kept on this computer
    </span>
  );
}

function Sheets({ mode, name, onMode }: { mode: WritingMode; name: string; onMode: (mode: WritingMode) => void }) {
  return (
    <div className={styles.sheets} role="group" aria-label="What you write">
      <button type="button" aria-pressed={mode === 'reply'} onClick={() => onMode('reply')}>
        <MessageSquare size={15} aria-hidden="true" />
        Reply to {firstName(name)}
      </button>
      <button type="button" aria-pressed={mode === 'note'} onClick={() => onMode('note')} aria-keyshortcuts="Alt+N">
        <Lock size={15} aria-hidden="true" />
        Internal note <Kbd keys="Alt N" />
      </button>
      <span className={styles.sheetEnd}>
        {mode === 'note' ? <b className={styles.staffOnly}>Staff only</b> : <DraftStanding />}
      </span>
    </div>
  );
}

/** The field grows with its words, up to a third of the window. */
function useGrowing(text: string) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const { current } = field;
    if (!current) return;
    current.style.height = 'auto';
    current.style.height = `${Math.min(current.scrollHeight, Math.max(80, innerHeight / 3))}px`;
  }, [text]);
  return field;
}

/**
 * Where an operator writes. Reply and internal note are two sheets with their own words, look and button: what stands on
 * one cannot be sent as the other. What is refused comes back here, with the reason.
 */
export function Composer({
  contactId,
  name,
  citizenKnownAs,
}: {
  contactId: string;
  name: string;
  citizenKnownAs: string | null;
}) {
  const dispatch = useDeskDispatch();
  const { clock } = useDesk();
  const me = useMe();
  const id = useId();
  const draft = useDeskSelector(({ drafts }) => drafts.byContact[contactId] ?? emptyDraft);
  const isLost = useDeskSelector(({ link }) => link.lostAt !== null);
  const { say } = useWords(contactId);
  const typing = useTyping(contactId);
  const { mode, cameBack } = draft;
  const text = draft[mode];
  const field = useGrowing(text);
  const [caret, setCaret] = useState(0);
  const [closedFor, setClosedFor] = useState<string>();
  const slash: SlashCommand | null = mode === 'reply' && closedFor !== text ? slashAt(text, caret) : null;
  const { found, total, at, step } = useReplies(slash);
  const names = { citizen: citizenKnownAs, operator: me.user.displayName };
  const { bytes, over } = messageSize(text);
  const isEmpty = text.trim() === '';
  const write = (next: string) => dispatch(draftChanged({ contactId, mode, text: next, at: clock() }));
  const choose = (next: WritingMode) => {
    dispatch(modeChosen({ contactId, mode: next }));
    field.current?.focus();
  };
  useFocusWhenFree(field);
  useKey('Alt+KeyN', () => choose(mode === 'note' ? 'reply' : 'note'));
  useKey('Alt+KeyW', () => field.current?.focus());

  const send = () => {
    if (isEmpty || over > 0) return;
    say(mode, text);
    field.current?.focus();
  };
  const pick = (reply: ReplyRecord | undefined) => {
    if (!reply || !slash) return;
    const filled = withReply(text, slash, filledReply(reply.text, names));
    write(filled.text);
    setCaret(filled.caret);
    requestAnimationFrame(() => field.current?.setSelectionRange(filled.caret, filled.caret));
  };
  const inList = (event: KeyboardEvent): boolean => {
    if (!slash) return false;
    const acts: Readonly<Record<string, () => void>> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: () => pick(found[at]),
      Tab: () => pick(found[at]),
      Escape: () => setClosedFor(text),
    };
    const act = acts[event.key];
    // Without a reply to choose, Enter and Tab keep their own meaning.
    if (!act || (found.length === 0 && event.key !== 'Escape')) return false;
    event.preventDefault();
    act();
    return true;
  };
  const byKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || inList(event)) return;
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    send();
  };

  const label = mode === 'note' ? 'Internal note, staff only' : `Reply to ${name}`;
  const invite = isLost ? 'Write a reply. It may come back as a draft.' : 'Write a reply';
  return (
    <section className={styles.composer} aria-label="Write">
      {cameBack !== null && (
        <p className={styles.cameBack} role="alert">
          <Undo2 size={15} aria-hidden="true" />
          <span>
            <b>Not sent.</b> {cameBack}
          </span>
        </p>
      )}
      {slash && <ReplyList id={`${id}-replies`} replies={found} at={at} total={total} names={names} onPick={pick} />}
      <div className={classNames(styles.box, mode === 'note' && styles.note)}>
        <Sheets mode={mode} name={name} onMode={choose} />
        <textarea
          ref={field}
          data-composer
          className={styles.text}
          rows={2}
          aria-label={label}
          aria-invalid={over > 0 || undefined}
          aria-describedby={`${id}-count`}
          aria-keyshortcuts="Alt+W"
          {...(slash && {
            'aria-controls': `${id}-replies`,
            'aria-activedescendant': found[at] ? `${id}-replies-${at}` : undefined,
          })}
          placeholder={mode === 'note' ? 'Write for colleagues. The citizen never sees it.' : invite}
          value={text}
          onKeyDown={byKey}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onChange={(event) => {
            setCaret(event.currentTarget.selectionStart);
            write(event.currentTarget.value);
            if (mode === 'reply' && !isLost) typing();
          }}
        />
        <div className={styles.acts}>
          {mode === 'reply' && (
            <span className={styles.hint}>
              Type <Kbd keys="/" /> for saved replies
            </span>
          )}
          <span id={`${id}-count`} className={classNames(styles.count, over > 0 && styles.over)}>
            {over > 0 ? (
              <>
                <TriangleAlert size={13} aria-hidden="true" />
                Too long by {counted.format(over)} bytes: shorten it, or send it in parts
              </>
            ) : (
              `${counted.format(bytes)} of ${counted.format(mostMessageBytes)} bytes`
            )}
          </span>
          {mode === 'note' ? (
            <Button icon={Lock} keys="Enter" notYet={isEmpty || over > 0} onClick={send}>
              Add note
            </Button>
          ) : (
            <Button
              look="primary"
              icon={isLost ? Upload : Send}
              keys="Enter"
              notYet={isEmpty || over > 0}
              onClick={send}
            >
              {isLost ? 'Send when back' : 'Send'}
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}
