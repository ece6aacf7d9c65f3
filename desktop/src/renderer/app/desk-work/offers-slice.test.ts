import { describe, expect, it } from 'vitest';
import { factsArrived } from '../changes-slice.ts';
import { offerClosed, type Offers, offersLoaded, offersReducer, openOffers } from './offers-slice.ts';
import { ann, anOffer, fact } from './test/work-records.ts';

const offered = (state: Offers | undefined, ...offers: ReturnType<typeof anOffer>[]) =>
  offersReducer(state, factsArrived(offers.map((offer) => fact('reservation.offered', offer.id, { offer }))));
const ended = (state: Offers, offer: ReturnType<typeof anOffer>, how: string) =>
  offersReducer(
    state,
    factsArrived([fact('reservation.ended', offer.id, { contactId: offer.contactId, userId: ann.userId, state: how })]),
  );
const names = (offers: Offers) => offers.map(({ offer }) => offer.id);

describe('offers', () => {
  it('[B-06 part] stand with the emergency first, then by deadline, each once', () => {
    const [late, soon, emergency] = [
      anOffer(1, { deadlineAt: 30_000 }),
      anOffer(2),
      anOffer(3, { band: 0, deadlineAt: 40_000 }),
    ];
    expect(names(offered(undefined, late, soon, emergency, soon))).toEqual([emergency.id, soon.id, late.id]);
  });

  it('answered by the operator go without a word; run out or withdrawn they are told of', () => {
    const [one, two] = [anOffer(1), anOffer(2)];
    const state = offered(undefined, one, two);
    expect(names(ended(state, one, 'accepted'))).toEqual([two.id]);
    expect(ended(state, one, 'expired').find(({ offer }) => offer.id === one.id)?.left).toBe('expired');
    expect(openOffers(ended(state, two, 'withdrawn'))).toHaveLength(1);
  });

  it('that the server no longer has after a break are shown as over, not as open', () => {
    const state = offersReducer(
      offered(undefined, anOffer(1)),
      offersLoaded({ items: [anOffer(2)], asked: [anOffer(1).id] }),
    );
    expect(state.map(({ left }) => left)).toEqual(['gone', null]);
    expect(offersReducer(state, offerClosed(anOffer(1).id))).toHaveLength(1);
  });

  it('are not undone by an answer older than them, nor brought back by one', () => {
    const late = offersReducer(offered(undefined, anOffer(1)), offersLoaded({ items: [], asked: [] }));
    expect(openOffers(late)).toHaveLength(1);
    const closed = offersReducer(late, offerClosed(anOffer(1).id));
    expect(offersReducer(closed, offersLoaded({ items: [anOffer(1)], asked: [anOffer(1).id] }))).toEqual([]);
  });

  it('of the same contact made again take the place of the earlier one', () => {
    const first = anOffer(1);
    const again = anOffer(2, { contactId: first.contactId, fencing: 2 });
    expect(names(offered(ended(offered(undefined, first), first, 'expired'), again))).toEqual([again.id]);
  });
});
