import { dateAt } from '@switchboard/shared/hours';
import { type PlanFinding, planOperations, type RoutingPlan } from '@switchboard/shared/routing-plan';
import { useEffect, useMemo, useState } from 'react';
import type { z } from 'zod';
import type { CallRefusal } from '../../app/call-refusal.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useCommand } from '../../app/use-command.ts';
import { useMe } from '../../app/use-me.ts';
import { checkedPlan } from './checked-plan.ts';
import { issuesOf } from './issues-of.ts';
import { forgetWords, keepWords, keptWords } from './kept-words.ts';
import type { PlanPart } from './plan-part.ts';
import { usePlanDesk } from './use-plan.ts';

/** Others may save at the same moment; who is refused so often is told. */
const mostAttempts = 4;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Somebody else has changed the same part: what it is now; undefined: it is gone. */
export interface Newer<Item> {
  readonly item: Item | undefined;
}

export interface PartForm<Item> {
  readonly value: Item;
  readonly set: (change: Partial<Item>) => void;
  readonly dirty: boolean;
  /** These words were typed earlier and had not been kept in the draft. */
  readonly restored: boolean;
  readonly errorAt: (path: string) => string | undefined;
  readonly hasErrorUnder: (path: string) => boolean;
  /** What the checks say of this place and of what lies below it, as it stands now. */
  readonly findingsAt: (path: string) => readonly PlanFinding[];
  readonly findings: readonly PlanFinding[];
  readonly busy: boolean;
  readonly refusal: CallRefusal | undefined;
  readonly newer: Newer<Item> | undefined;
  /** True when the draft holds it now. */
  readonly save: () => Promise<boolean>;
  readonly remove: () => Promise<boolean>;
  readonly putBack: () => void;
  readonly takeTheirs: () => void;
  readonly keepMine: () => void;
}

/** Words of the same shape as what is edited: another version of the desk may have kept others. */
function restoredWords<Item extends object>(kept: unknown, initial: Item): Item | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const fits = Object.keys(initial).every((field) => field in kept);
  return fits && !same(kept, initial) ? (kept as Item) : undefined;
}

/** Where the checks name it; what is new goes by the key, or by the team and queue, that it is given. */
function placeOf<Item extends object>({ at }: PlanPart<Item>, value: Item): readonly unknown[] {
  if (at[1] !== 'new') return at;
  return 'key' in value
    ? [at[0], value.key]
    : 'team' in value && 'queue' in value
      ? [at[0], value.team, value.queue]
      : at;
}

/**
 * A form over one part of the draft. The promises: what is typed stays until it is kept or taken back by hand; parts
 * that others change meanwhile go together by themselves, and where it is the same part, nothing is overwritten unseen.
 */
export function usePartForm<Item extends object>(
  part: PlanPart<Item>,
  schema: z.ZodType,
  initial: Item,
): PartForm<Item> {
  const { api, clock } = useDesk();
  const desk = usePlanDesk();
  const { user } = useMe();
  const [base, setBase] = useState(() => part.read(desk.plan));
  const [kept] = useState(() => restoredWords(keptWords(user.id, part.at), initial));
  const [value, setValue] = useState<Item>(kept ?? initial);
  const [restored, setRestored] = useState(kept !== undefined);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [newer, setNewer] = useState<Newer<Item>>();
  const { send, busy, refusal, forget } = useCommand(planOperations.saveDraft);
  const start = base ?? initial;
  const today = dateAt('Europe/London', clock());
  const depth = placeOf(part, value).length;
  const dirty = !same(value, start);

  useEffect(() => {
    if (dirty) keepWords(user.id, part.at, value);
    else forgetWords(user.id, part.at);
  }, [dirty, value, user.id, part.at]);

  const findings = useMemo(() => {
    const here = placeOf(part, value);
    const isHere = ({ at }: PlanFinding) => here.every((step, place) => at[place] === step);
    return checkedPlan(part.put(desk.plan, value), desk, today).filter(isHere);
  }, [desk, part, value, today]);

  const set = (change: Partial<Item>) => {
    setValue((before) => ({ ...before, ...change }));
    const changed = Object.keys(change);
    setErrors((before) =>
      Object.fromEntries(Object.entries(before).filter(([path]) => !changed.includes(path.split('.')[0] ?? ''))),
    );
  };

  const done = (item: Item | undefined) => {
    setBase(item);
    setNewer(undefined);
    setRestored(false);
    forgetWords(user.id, part.at);
    desk.reload();
    return true;
  };

  const keep = async (item: Item | undefined): Promise<boolean> => {
    let at: { revision: number; plan: RoutingPlan } = { revision: desk.read.revision, plan: desk.plan };
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      const theirs = part.read(at.plan);
      if (!same(theirs, base)) {
        if (same(theirs, item)) return done(item);
        setNewer({ item: theirs });
        return false;
      }
      const outcome = await send({ revision: at.revision, plan: part.put(at.plan, item) });
      if (outcome.ok) return done(item);
      if (outcome.refusal.code !== 'record/changed-meanwhile') return false;
      const now = await api.call(planOperations.read, {});
      if (!now.ok) return false;
      const plan = now.value.draft?.plan ?? now.value.published?.plan;
      if (!plan) return false;
      at = { revision: now.value.revision, plan };
    }
    return false;
  };

  const save = async () => {
    const found = issuesOf(schema, value);
    setErrors(found);
    return Object.keys(found).length === 0 && keep(value);
  };
  const decided = () => {
    setBase(newer?.item);
    setNewer(undefined);
    forget();
    desk.reload();
  };
  return {
    value,
    set,
    dirty,
    restored,
    errorAt: (path) => errors[path],
    hasErrorUnder: (path) => Object.keys(errors).some((each) => `${each}.`.startsWith(`${path}.`)),
    findingsAt: (path) => findings.filter(({ at }) => `${at.slice(depth).join('.')}.`.startsWith(`${path}.`)),
    findings,
    busy,
    refusal: newer ? undefined : refusal,
    newer,
    save,
    remove: () => keep(undefined),
    putBack: () => {
      setValue(start);
      setErrors({});
      setRestored(false);
      forget();
    },
    takeTheirs: () => {
      if (newer?.item) setValue(newer.item);
      decided();
    },
    keepMine: decided,
  };
}
