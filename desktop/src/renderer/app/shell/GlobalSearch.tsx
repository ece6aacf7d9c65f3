import { Modal } from '@mantine/core';
import type { SignedIn } from '@switchboard/shared/identity';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { classNames, Kbd } from '../../ui/index.ts';
import styles from './GlobalSearch.module.css';
import { type Hit, useSearchHits } from './search-hits.ts';

function HitRow({ hit, id, current, onPick }: { hit: Hit; id: string; current: boolean; onPick: () => void }) {
  const { icon: Icon } = hit;
  return (
    <li
      id={id}
      role="option"
      aria-selected={current}
      className={classNames(styles.hit, current && styles.current)}
      // Not a click: the text field keeps the focus, and its keys are the list's keys.
      onPointerDown={(event) => {
        event.preventDefault();
        onPick();
      }}
    >
      <Icon size={16} aria-hidden="true" />
      <span className={styles.words}>
        <b>{hit.title}</b>
        <small>{hit.about}</small>
      </span>
      {current && <Kbd keys="Enter" />}
    </li>
  );
}

function SearchBox({ me, begun, onClose }: { me: SignedIn; begun: string; onClose: () => void }) {
  const navigate = useNavigate();
  const [words, setWords] = useState(begun);
  const [at, setAt] = useState(0);
  const listId = useId();
  const hits = useSearchHits(me, words);
  const current = Math.min(at, hits.length - 1);
  useEffect(() => {
    document.getElementById(`${listId}-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, current]);
  const pick = (hit: Hit | undefined) => {
    if (!hit) return;
    onClose();
    void navigate(hit.to);
  };
  const byKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') return pick(hits[current]);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || hits.length === 0) return;
    event.preventDefault();
    setAt((current + step + hits.length) % hits.length);
  };
  return (
    <>
      <div className={styles.box}>
        <Search size={16} aria-hidden="true" />
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={hits[current] ? `${listId}-${current}` : undefined}
          aria-label="Search screens and people"
          placeholder="Search screens and people"
          value={words}
          onKeyDown={byKey}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            setAt(0);
          }}
        />
        <Kbd keys="Esc" />
      </div>
      <ul id={listId} role="listbox" aria-label="Found" className={styles.hits}>
        {hits.map((hit, index) => (
          <HitRow
            key={hit.key}
            hit={hit}
            id={`${listId}-${index}`}
            current={index === current}
            onPick={() => pick(hit)}
          />
        ))}
      </ul>
      <p role="status" className={hits.length ? 'sr-only' : styles.nothing}>
        {hits.length ? `${hits.length} found` : `Nothing is called “${words}”.`}
      </p>
    </>
  );
}

/** Ctrl K from anywhere: a few letters, Enter, there. `words`: what it begins with, or undefined while it is closed. */
export function GlobalSearch({ me, words, onClose }: { me: SignedIn; words: string | undefined; onClose: () => void }) {
  return (
    <Modal
      opened={words !== undefined}
      onClose={onClose}
      withCloseButton={false}
      title="Search"
      size={560}
      yOffset={72}
      centered={false}
      // Whoever types on after Ctrl K must not lose a letter to a transition.
      transitionProps={{ duration: 0 }}
      classNames={styles}
    >
      {/* A link that comes while it is open begins anew. */}
      <SearchBox key={words} me={me} begun={words ?? ''} onClose={onClose} />
    </Modal>
  );
}
