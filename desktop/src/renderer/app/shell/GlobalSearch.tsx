import { Modal } from '@mantine/core';
import { identityOperations, type SignedIn } from '@switchboard/shared/identity';
import { Search, UserRound } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { classNames, Kbd } from '../../ui/index.ts';
import { screens } from '../screens.ts';
import { holds } from '../session-slice.ts';
import { useQuery } from '../use-query.ts';
import { mayOpen } from './allowed-screens.ts';
import styles from './GlobalSearch.module.css';
import { railItems } from './rail-items.ts';

interface Hit {
  readonly key: string;
  readonly title: string;
  readonly about: string;
  readonly to: string;
  readonly isPerson: boolean;
}

const contains = (text: string, words: string): boolean => text.toLowerCase().includes(words.toLowerCase());

function screenHits(me: SignedIn, words: string): readonly Hit[] {
  return screens
    .filter((screen) => screen.area !== 'gate' && screen.id !== 'not-found' && mayOpen(me, screen))
    .filter(({ title, about }) => contains(`${title} ${about}`, words))
    .map(({ id, title, about, path }) => ({ key: id, title, about, to: path, isPerson: false }));
}

/** Waits until typing pauses: every search of people is written in the audit trail. */
function useSettled(text: string, ms: number): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), ms);
    return () => clearTimeout(timer);
  }, [text, ms]);
  return settled;
}

function usePeopleHits(me: SignedIn, words: string): readonly Hit[] {
  const asked = useSettled(words.trim(), 300);
  const may = holds(me, 'directory.read') && asked.length >= 2;
  const { value } = useQuery(identityOperations.user.list, may ? { search: asked, limit: 8 } : undefined);
  if (!may || asked !== words.trim()) return [];
  return (value?.items ?? []).map((user) => ({
    key: user.id,
    title: user.displayName ?? 'Name not shared',
    about: [user.jobTitle, user.reference, user.phoneNumber].filter(Boolean).join(' · ') || 'Colleague',
    to: `/users?open=${user.id}`,
    isPerson: true,
  }));
}

function HitRow({ hit, id, current, onPick }: { hit: Hit; id: string; current: boolean; onPick: () => void }) {
  const screen = screens.find(({ id: each }) => each === hit.key);
  const Icon = hit.isPerson ? UserRound : (railItems.find(({ area }) => area === screen?.area)?.icon ?? Search);
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
  const people = usePeopleHits(me, words);
  const hits = [...screenHits(me, words.trim()), ...people];
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
