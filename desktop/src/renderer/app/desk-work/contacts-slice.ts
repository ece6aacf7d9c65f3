import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import { type ContactOutline, type ContactRecord, contactOutlineSchema } from '@switchboard/shared/contacts';
import type { Offer } from '@switchboard/shared/routing';
import { factsArrived } from '../changes-slice.ts';
import { inHandSince, standingOf } from './contact-standing.ts';
import { workFactsOf } from './work-facts.ts';
import { workBegun, workEnded } from './work-slice.ts';

/** What only the full record says; it follows the outline by one question. */
export type ContactDetails = Omit<ContactRecord, keyof ContactOutline>;

export interface ContactInHand {
  readonly outline: ContactOutline;
  readonly details: ContactDetails | null;
  /** Counts the facts heard, so that an older answer never undoes a newer fact. */
  readonly heard: number;
}

/** A contact that left the operator's hands without her doing. */
export interface LostContact {
  readonly contactId: string;
  readonly name: string;
  readonly to: string | null;
}

export interface ContactsInHand {
  readonly userId: string | null;
  /** In the order in which they came into her hands. */
  readonly held: readonly ContactInHand[];
  readonly current: string | null;
  /** Accepted a moment ago: shown from its offer until the contact itself is here. */
  readonly opening: Offer | null;
  readonly lost: readonly LostContact[];
  readonly heard: number;
  /** At which count of facts a contact left, for answers that were asked for before. */
  readonly left: Readonly<Record<string, number>>;
}

const initialState: ContactsInHand = {
  userId: null,
  held: [],
  current: null,
  opening: null,
  lost: [],
  heard: 0,
  left: {},
};

function split(record: ContactRecord): { outline: ContactOutline; details: ContactDetails } {
  const { contactPoints, handover, participants, wrapUp, page, conversationId } = record;
  const outline = contactOutlineSchema.parse(record);
  return { outline, details: { contactPoints, handover, participants, wrapUp, page, conversationId } };
}

/** What to look at when nothing was chosen: who is in conversation comes before what is written up or set aside. */
const rank = { connected: 0, wrapUp: 1, parked: 2, elsewhere: 3 } as const;
function firstOf(held: readonly ContactInHand[], userId: string): string | null {
  const byUrgency = held.toSorted(
    (one, other) => rank[standingOf(one.outline, userId)] - rank[standingOf(other.outline, userId)],
  );
  return byUrgency[0]?.outline.id ?? null;
}

/** Keeps the list in order and something in view, so that work goes on when the one in view goes. */
function settled(state: ContactsInHand): ContactsInHand {
  const userId = state.userId ?? '';
  const held = state.held.toSorted(
    (one, other) => inHandSince(one.outline, userId) - inHandSince(other.outline, userId),
  );
  const isHeld = (id: string | undefined) => held.some(({ outline }) => outline.id === id);
  const opening = state.opening && !isHeld(state.opening.contactId) ? state.opening : null;
  const isHere = isHeld(state.current ?? undefined) || (opening !== null && opening.contactId === state.current);
  return { ...state, held, opening, current: isHere ? state.current : firstOf(held, userId) };
}

function outlineHeard(state: ContactsInHand, outline: ContactOutline): ContactsInHand {
  const { userId, held } = state;
  if (userId === null) return state;
  const heard = state.heard + 1;
  const before = held.find((each) => each.outline.id === outline.id);
  if (before && before.outline.version > outline.version) return state;
  if (standingOf(outline, userId) === 'elsewhere') {
    if (!before) return state;
    const rest = held.filter((each) => each !== before);
    const left = { ...state.left, [outline.id]: heard };
    return settled({ ...state, heard, left, held: rest, lost: [...state.lost, ...lostBy(before, outline, userId)] });
  }
  const now: ContactInHand = { outline, details: before?.details ?? null, heard };
  const next = before ? held.map((each) => (each === before ? now : each)) : [...held, now];
  return settled({ ...state, heard, held: next });
}

/** Leaving wrap-up is the usual end of a part; leaving a running conversation is not. */
function lostBy(before: ContactInHand, outline: ContactOutline, userId: string): LostContact[] {
  if (standingOf(before.outline, userId) === 'wrapUp') return [];
  const part = outline.interactions.findLast(({ agent }) => agent?.userId === userId);
  // Without a wrap-up a part ends by transfer, end or park, all of which she did; only a drop leaves no `leftAt`.
  if (!part || part.leftAt !== null || outline.state === 'ended' || outline.state === 'abandoned') return [];
  const holder = outline.interactions.findLast(({ agent, state }) => agent && state === 'active')?.agent;
  const to = holder?.name ?? outline.queue?.name ?? null;
  return [{ contactId: outline.id, name: outline.displayName, to }];
}

const slice = createSlice({
  name: 'contacts',
  initialState,
  reducers: {
    /** The server's list as of `asked` (the count of facts when the question left). */
    contactsLoaded: (
      state,
      { payload: { items, asked } }: PayloadAction<{ items: readonly ContactRecord[]; asked: number }>,
    ): ContactsInHand => {
      const before = state as ContactsInHand;
      const stillHere = items.filter(({ id }) => (before.left[id] ?? -1) <= asked);
      const answered = stillHere.map((record) => {
        const { outline, details } = split(record);
        const known = before.held.find((each) => each.outline.id === outline.id);
        const isNewer = known !== undefined && known.outline.version > outline.version;
        return { outline: isNewer ? known.outline : outline, details, heard: known?.heard ?? asked };
      });
      const ids = new Set(answered.map(({ outline }) => outline.id));
      const since = before.held.filter(({ outline, heard }) => !ids.has(outline.id) && heard > asked);
      return settled({ ...before, held: [...answered, ...since] });
    },
    contactOpened: (state, { payload: contactId }: PayloadAction<string>): ContactsInHand => ({
      ...(state as ContactsInHand),
      current: contactId,
    }),
    /** The operator accepted an offer: what it told is on screen at once. */
    contactOpening: (state, { payload: offer }: PayloadAction<Offer>): ContactsInHand =>
      settled({ ...(state as ContactsInHand), opening: offer, current: offer.contactId }),
    /** The offer could not be accepted after all. */
    openingFailed: (state, { payload: contactId }: PayloadAction<string>): ContactsInHand =>
      settled({
        ...(state as ContactsInHand),
        opening: state.opening?.contactId === contactId ? null : (state.opening as Offer | null),
      }),
    lossRead: (state, { payload: contactId }: PayloadAction<string>): ContactsInHand => ({
      ...(state as ContactsInHand),
      lost: state.lost.filter((each) => each.contactId !== contactId),
    }),
  },
  extraReducers: (builder) =>
    builder
      .addCase(workBegun, (_, { payload: { userId } }): ContactsInHand => ({ ...initialState, userId }))
      .addCase(workEnded, (): ContactsInHand => initialState)
      .addCase(
        factsArrived,
        (state, { payload }): ContactsInHand =>
          workFactsOf(payload).reduce<ContactsInHand>(
            (last, fact) => (fact.kind === 'contact' ? outlineHeard(last, fact.contact) : last),
            state as ContactsInHand,
          ),
      ),
});

export const { contactsLoaded, contactOpened, contactOpening, openingFailed, lossRead } = slice.actions;
export const contactsReducer = slice.reducer;
