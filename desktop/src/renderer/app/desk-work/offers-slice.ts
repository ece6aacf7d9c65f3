import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { Offer } from '@switchboard/shared/routing';
import { factsArrived } from '../changes-slice.ts';
import { type WorkFact, workFactsOf } from './work-facts.ts';
import { workBegun, workEnded } from './work-slice.ts';

/** Why an offer left without the operator's own answer. `gone`: it ended while this desk could not hear. */
export type OfferLeft = 'expired' | 'withdrawn' | 'gone';

/** An offer on screen: open to an answer, or over and still to be told. */
export interface ShownOffer {
  readonly offer: Offer;
  readonly left: OfferLeft | null;
}

export type Offers = readonly ShownOffer[];

const isOpen = ({ left }: ShownOffer): boolean => left === null;
const without = (offers: Offers, id: string): Offers => offers.filter(({ offer }) => offer.id !== id);
/** Emergencies first, then by deadline. */
const inOrder = (offers: Offers): Offers =>
  offers.toSorted((one, other) => one.offer.band - other.offer.band || one.offer.deadlineAt - other.offer.deadlineAt);

const added = (offers: Offers, offer: Offer): Offers =>
  offers.some(({ offer: { id } }) => id === offer.id)
    ? offers
    : // A contact offered again tells all there is to tell about its earlier offer.
      inOrder([
        ...offers.filter((shown) => isOpen(shown) || shown.offer.contactId !== offer.contactId),
        { offer, left: null },
      ]);

/** The contact has become more urgent while she looks at it. */
const changed = (offers: Offers, offer: Offer): Offers =>
  inOrder(offers.map((shown) => (shown.offer.id === offer.id ? { ...shown, offer } : shown)));

/** What the person did herself needs no telling; what happened to her does. */
const ended = (offers: Offers, id: string, how: 'accepted' | 'declined' | 'expired' | 'withdrawn'): Offers =>
  how === 'accepted' || how === 'declined'
    ? without(offers, id)
    : offers.map((shown) => (shown.offer.id === id ? { ...shown, left: how } : shown));

const after = (offers: Offers, fact: WorkFact): Offers => {
  if (fact.kind === 'offered') return added(offers, fact.offer);
  if (fact.kind === 'offerChanged') return changed(offers, fact.offer);
  return fact.kind === 'offerEnded' ? ended(offers, fact.subjectId, fact.state) : offers;
};

const slice = createSlice({
  name: 'offers',
  initialState: [] as Offers,
  reducers: {
    /**
     * The server's list. Of the offers shown when it was asked for (`asked`), those it no longer has are over, we do
     * not know how; and those closed here meanwhile stay closed.
     */
    offersLoaded: (
      offers,
      { payload: { items, asked } }: PayloadAction<{ items: readonly Offer[]; asked: readonly string[] }>,
    ): Offers => {
      const shown = new Set((offers as Offers).map(({ offer }) => offer.id));
      const open = new Set(items.map(({ id }) => id));
      const kept = (offers as Offers).map((each) =>
        isOpen(each) && asked.includes(each.offer.id) && !open.has(each.offer.id)
          ? { ...each, left: 'gone' as const }
          : each,
      );
      return items.filter(({ id }) => shown.has(id) || !asked.includes(id)).reduce(added, kept);
    },
    /** Answered here, or told and read. */
    offerClosed: (offers, { payload: id }: PayloadAction<string>): Offers => without(offers as Offers, id),
    /** The answer came too late. */
    offerMissed: (offers, { payload: id }: PayloadAction<string>): Offers =>
      (offers as Offers).map((shown) => (shown.offer.id === id && isOpen(shown) ? { ...shown, left: 'gone' } : shown)),
  },
  extraReducers: (builder) =>
    builder
      .addCase(workBegun, (): Offers => [])
      .addCase(workEnded, (): Offers => [])
      .addCase(factsArrived, (offers, { payload }): Offers => workFactsOf(payload).reduce(after, offers as Offers)),
});

export const { offersLoaded, offerClosed, offerMissed } = slice.actions;
export const offersReducer = slice.reducer;

export const openOffers = (offers: Offers): Offers => offers.filter(isOpen);
