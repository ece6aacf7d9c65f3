import { offeredFactSchema, reservationEndedSchema } from '@switchboard/shared/routing';
import type { LiveCatalogue } from '../../platform/subscriptions/index.ts';
import { offersTo } from '../storage/reservations.ts';

/** An offer is for the eyes of its agent alone: it says who the citizen is and what she told the bot. */
export function registerLiveOffers(catalogue: LiveCatalogue): void {
  catalogue.projection({
    type: 'reservation.offered',
    audience: ['thePersonHerself'],
    personOf: ({ body }) => offeredFactSchema.parse(body).offer.userId,
    bodyFor: ({ body }) => body,
  });
  catalogue.projection({
    type: 'reservation.changed',
    audience: ['thePersonHerself'],
    personOf: ({ body }) => offeredFactSchema.parse(body).offer.userId,
    bodyFor: ({ body }) => body,
  });
  catalogue.projection({
    type: 'reservation.ended',
    audience: ['thePersonHerself'],
    personOf: ({ body }) => reservationEndedSchema.parse(body).userId,
    bodyFor: ({ body }) => body,
  });
  catalogue.snapshot({
    name: 'offers',
    right: 'contacts.work',
    take: async ({ db, scope, organisationId }) => {
      const { userId } = scope.actor;
      const offers = userId === undefined ? [] : await offersTo(db, userId);
      return offers.filter((offer) => offer.organisationId === organisationId);
    },
  });
}
