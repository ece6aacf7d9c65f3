import type { Reason } from '@switchboard/shared/queues';
import { Check, Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { classNames, Kbd } from '../../ui/index.ts';
import { useFocusWhenFree } from './use-focus-when-free.ts';
import styles from './WrapUp.module.css';

const contains = (text: string, words: string): boolean => text.toLowerCase().includes(words);

/** The reasons by group, in the order of the list; found by part of their title or group. */
export function reasonsFound(reasons: readonly Reason[], typed: string): ReadonlyMap<string, readonly Reason[]> {
  const words = typed.trim().toLowerCase();
  const found = reasons.filter(({ title, group }) => contains(`${title} ${group}`, words));
  return Map.groupBy(found, ({ group }) => group);
}

/** Why the citizen came, from the organisation's list: type a few letters, or walk it with the arrows. */
export function ReasonPicker({
  reasons,
  chosen,
  onChoose,
}: {
  reasons: readonly Reason[];
  chosen: string | null;
  onChoose: (reasonId: string) => void;
}) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useFocusWhenFree(field);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const groups = reasonsFound(reasons, typed);
  const flat = [...groups.values()].flat();
  const here = flat[Math.min(at, flat.length - 1)];
  useEffect(() => {
    if (here) document.getElementById(`${id}-${here.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, here]);
  const byKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && flat.length > 0) {
      event.preventDefault();
      return setAt((Math.min(at, flat.length - 1) + step + flat.length) % flat.length);
    }
    if (event.key !== 'Enter' || event.ctrlKey || !here) return;
    event.preventDefault();
    onChoose(here.id);
  };
  return (
    <div className={styles.reasons}>
      <div className={styles.find}>
        <Search size={15} aria-hidden="true" />
        <input
          ref={field}
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={here ? `${id}-${here.id}` : undefined}
          aria-label="Find a reason"
          placeholder="Find a reason"
          value={typed}
          onKeyDown={byKey}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
        />
        <span>
          {flat.length} of {reasons.length}
        </span>
      </div>
      <div id={`${id}-list`} role="listbox" aria-label="Reasons" className={styles.reasonList}>
        {[...groups].map(([group, members]) => (
          <div key={group} role="group" aria-label={group}>
            <p className={styles.group} aria-hidden="true">
              {group}
            </p>
            {members.map((reason) => (
              <div
                key={reason.id}
                id={`${id}-${reason.id}`}
                role="option"
                aria-selected={reason.id === chosen}
                className={classNames(styles.reason, reason.id === here?.id && styles.here)}
                // The field keeps the focus and its keys.
                onPointerDown={(event) => {
                  event.preventDefault();
                  onChoose(reason.id);
                }}
              >
                {reason.id === chosen ? <Check size={14} aria-hidden="true" /> : <i />}
                <span>{reason.title}</span>
                {reason.isFailureDemand && <small>our failure</small>}
                {reason.id === here?.id && <Kbd keys="Enter" />}
              </div>
            ))}
          </div>
        ))}
        {flat.length === 0 && <p className={styles.noReason}>No reason is called that. Try another word.</p>}
      </div>
    </div>
  );
}
