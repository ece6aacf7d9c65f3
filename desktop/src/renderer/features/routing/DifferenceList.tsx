import type { PlanDifference } from '@switchboard/shared/routing-plan';
import { Minus, PencilLine, Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/index.ts';
import styles from './Routing.module.css';

const marks = {
  added: { icon: Plus, word: 'New' },
  removed: { icon: Minus, word: 'Gone' },
  changed: { icon: PencilLine, word: 'Changed' },
} as const;
const atOnce = 100;

/** What differs between two texts, told in sentences, with before and after where both were. */
export function DifferenceList({ items }: { items: readonly PlanDifference[] }) {
  const [shown, setShown] = useState(atOnce);
  return (
    <>
      <ol className={styles.differences}>
        {items.slice(0, shown).map((item, place) => {
          const { icon: Icon, word } = marks[item.kind];
          return (
            <li key={`${place} ${item.path.join(' ')}`} className={styles.difference} data-kind={item.kind}>
              <span className={styles.mark}>
                <Icon size={14} aria-hidden="true" />
                {word}
              </span>
              <div>
                <p>{item.sentence}</p>
                {item.before !== null && item.after !== null && (
                  <p className={styles.beforeAfter}>
                    <span>
                      <span className="sr-only">Before: </span>
                      <s>{item.before}</s>
                    </span>{' '}
                    <span aria-hidden="true">→</span>{' '}
                    <span>
                      <span className="sr-only">After: </span>
                      {item.after}
                    </span>
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ol>
      {items.length > shown && (
        <Button size="compact" onClick={() => setShown((count) => count + atOnce)}>
          {`Show ${Math.min(atOnce, items.length - shown)} more of ${items.length}`}
        </Button>
      )}
    </>
  );
}
