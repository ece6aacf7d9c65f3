import { filledReply, type ReplyRecord } from '@switchboard/shared/knowledge';
import { classNames, Kbd } from '../../ui/index.ts';
import styles from './Composer.module.css';

/** The saved replies found for what was typed after the slash. The text field keeps the focus and its keys. */
export function ReplyList({
  id,
  replies,
  at,
  total,
  names,
  onPick,
}: {
  id: string;
  replies: readonly ReplyRecord[];
  at: number;
  total: number;
  names: Parameters<typeof filledReply>[1];
  onPick: (reply: ReplyRecord) => void;
}) {
  return (
    <div className={styles.replies}>
      <p className={styles.repliesHead}>
        <span>Saved replies</span>
        <span>
          {replies.length} of {total}
        </span>
      </p>
      {replies.length === 0 && <p className={styles.noReply}>No saved reply is called that. Esc closes the list.</p>}
      <ul id={id} role="listbox" aria-label="Saved replies">
        {replies.map((reply, index) => (
          <li
            key={reply.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            className={classNames(styles.replyRow, index === at && styles.replyHere)}
            onPointerDown={(event) => {
              event.preventDefault();
              onPick(reply);
            }}
          >
            <span className={styles.replyWords}>
              <b>
                {reply.title} <span className={styles.shortcut}>/{reply.shortcut}</span>
              </b>
              <small>{filledReply(reply.text, names)}</small>
            </span>
            {index === at && <Kbd keys="Enter" />}
          </li>
        ))}
      </ul>
    </div>
  );
}
