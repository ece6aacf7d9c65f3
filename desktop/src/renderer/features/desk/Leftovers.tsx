import { ArrowRightLeft, ClipboardCopy, FileWarning } from 'lucide-react';
import { type Draft, draftDropped } from '../../app/drafts/drafts-slice.ts';
import { useDeskDispatch, useDeskSelector } from '../../app/store.ts';
import { lossRead } from '../../app/desk-work/contacts-slice.ts';
import { Banner, Button, useToast } from '../../ui/index.ts';
import styles from './Desk.module.css';

const wordsOf = ({ reply, note }: Draft): string => [reply, note].filter((text) => text.trim() !== '').join('\n');

/** A contact went to somebody else without my doing, and words for contacts that are no longer mine: nothing is swallowed. */
export function Leftovers() {
  const dispatch = useDeskDispatch();
  const say = useToast();
  const { lost, held, opening } = useDeskSelector(({ contacts }) => contacts);
  const drafts = useDeskSelector((state) => state.drafts.byContact);
  const isKnown = useDeskSelector(({ work }) => work.everLoaded);
  const mine = new Set([...held.map(({ outline }) => outline.id), opening?.contactId]);
  const orphans = isKnown ? Object.entries(drafts).filter(([id, draft]) => !mine.has(id) && wordsOf(draft) !== '') : [];
  const copy = async (words: string) => {
    try {
      await navigator.clipboard.writeText(words);
      say({ kind: 'done', message: 'Copied' });
    } catch {
      say({ kind: 'warning', message: 'The clipboard is closed to this page. Mark the words and copy them.' });
    }
  };
  if (lost.length === 0 && orphans.length === 0) return null;
  return (
    <div className={styles.leftovers}>
      {lost.map(({ contactId, name, to }) => (
        <Banner
          key={contactId}
          edge
          kind="warning"
          icon={ArrowRightLeft}
          title={`${name} has gone on${to ? ` to ${to}` : ''}.`}
          actions={
            <Button size="compact" onClick={() => dispatch(lossRead(contactId))}>
              Understood
            </Button>
          }
        >
          The contact was taken up elsewhere while this desk was not heard, or somebody moved it.
        </Banner>
      ))}
      {orphans.map(([contactId, draft]) => (
        <Banner
          key={contactId}
          edge
          kind="warning"
          icon={FileWarning}
          title="Not sent, and the contact is no longer yours:"
          actions={
            <>
              <Button size="compact" icon={ClipboardCopy} onClick={() => void copy(wordsOf(draft))}>
                Copy
              </Button>
              <Button size="compact" onClick={() => dispatch(draftDropped(contactId))}>
                Discard
              </Button>
            </>
          }
        >
          <span className={styles.orphan}>“{wordsOf(draft)}”</span>
        </Banner>
      ))}
    </div>
  );
}
