import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { Button, IconButton } from './Button.tsx';
import { classNames } from './class-names.ts';
import styles from './RowsField.module.css';

/** Another place for one of several. */
function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const rest = items.toSpliced(from, 1);
  const item = items[from];
  return item === undefined ? rest : rest.toSpliced(to, 0, item);
}

/**
 * Several of the same kind in a form, each with its own fields: added at the end, moved and removed by button or with
 * Alt and an arrow, without a pointer and without dragging. What was done is said aloud.
 */
export function RowsField<Item>({
  label,
  noun,
  items,
  onChange,
  titleOf,
  children,
  onAdd,
  addWord,
  ordered,
  tight,
  fewest = 0,
  most = Number.POSITIVE_INFINITY,
  empty,
  at,
}: {
  label: string;
  noun: string;
  items: readonly Item[];
  onChange: (items: Item[]) => void;
  /** Heads a row; without it rows stand in one line. */
  titleOf?: (item: Item, place: number) => ReactNode;
  children: (item: Item, change: (item: Item) => void, place: number) => ReactNode;
  /** What a new row begins with. */
  onAdd: () => Item;
  addWord?: string;
  /** Their order means something. */
  ordered?: boolean;
  /** One line each, no frames. */
  tight?: boolean;
  fewest?: number;
  most?: number;
  empty?: ReactNode;
  /** The path of the whole; a row's own is this and its place. */
  at?: string;
}) {
  const [said, setSaid] = useState('');
  const frame = useRef<HTMLFieldSetElement>(null);
  const focusRow = (place: number, which = 'input, textarea, select, button') =>
    requestAnimationFrame(() => {
      const rows = frame.current?.querySelectorAll<HTMLElement>(':scope > ol > li') ?? [];
      const row = rows[Math.min(place, rows.length - 1)];
      const target = row?.querySelector<HTMLElement>(which) ?? row?.querySelector<HTMLElement>('input, button');
      (target ?? frame.current?.querySelector<HTMLElement>('[data-add]'))?.focus();
    });
  const move = (from: number, to: number) => {
    if (to < 0 || to >= items.length) return;
    onChange(moved(items, from, to));
    setSaid(`${noun} ${from + 1} is now at place ${to + 1} of ${items.length}`);
    focusRow(to, `[data-move="${to > from ? 'down' : 'up'}"]:not(:disabled)`);
  };
  const remove = (place: number) => {
    onChange(items.toSpliced(place, 1));
    setSaid(`${noun} ${place + 1} removed`);
    focusRow(place);
  };
  const add = () => {
    onChange([...items, onAdd()]);
    setSaid(`${noun} ${items.length + 1} added`);
    focusRow(items.length);
  };
  const byKey = (event: KeyboardEvent, place: number) => {
    if (!ordered || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    move(place, event.key === 'ArrowUp' ? place - 1 : place + 1);
  };
  const acts = (place: number) => (
    <span className={styles.acts}>
      {ordered && items.length > 1 && (
        <>
          <IconButton
            type="button"
            small
            icon={ArrowUp}
            label={`Move ${noun} ${place + 1} up`}
            data-move="up"
            disabled={place === 0}
            onClick={() => move(place, place - 1)}
          />
          <IconButton
            type="button"
            small
            icon={ArrowDown}
            label={`Move ${noun} ${place + 1} down`}
            data-move="down"
            disabled={place === items.length - 1}
            onClick={() => move(place, place + 1)}
          />
        </>
      )}
      <IconButton
        type="button"
        small
        icon={Trash2}
        label={`Remove ${noun} ${place + 1}`}
        disabled={items.length <= fewest}
        onClick={() => remove(place)}
      />
    </span>
  );
  return (
    <fieldset ref={frame} className={styles.rows} data-at={at}>
      <legend className="sr-only">{label}</legend>
      {items.length === 0 && empty && <p className={styles.empty}>{empty}</p>}
      <ol>
        {items.map((item, place) => {
          const change = (next: Item) => onChange(items.toSpliced(place, 1, next));
          return (
            <li
              // Rows have no name of their own; their place is what tells them apart.
              key={place}
              className={classNames(tight ? styles.line : styles.row)}
              data-at={at === undefined ? undefined : `${at}.${place}`}
              onKeyDown={(event) => byKey(event, place)}
            >
              {titleOf && (
                <header className={styles.head}>
                  <h4>{titleOf(item, place)}</h4>
                  {acts(place)}
                </header>
              )}
              {titleOf ? (
                <div className={styles.fields}>{children(item, change, place)}</div>
              ) : (
                <>
                  {children(item, change, place)}
                  {acts(place)}
                </>
              )}
            </li>
          );
        })}
      </ol>
      {items.length < most && (
        <Button type="button" look="quiet" size="compact" icon={Plus} data-add onClick={add}>
          {addWord ?? `Add ${noun}`}
        </Button>
      )}
      <p className="sr-only" role="status">
        {said}
      </p>
    </fieldset>
  );
}
