import { accepted, refused } from '@switchboard/shared/kernel';
import { routingOperations } from '@switchboard/shared/routing';
import type { Platform } from '../../platform/platform.ts';
import { offersTo } from '../storage/reservations.ts';
import { acceptOffer, declineOffer } from '../use-cases/end-offers.ts';

const notFound = () => refused({ code: 'request/not-found' } as const);

export function registerRoutingOperations({ registry }: Pick<Platform, 'registry'>): void {
  registry.query(routingOperations.offers, async ({ scope, db, now }) => {
    const { userId } = scope.actor;
    return userId === undefined ? notFound() : accepted({ items: await offersTo(db, userId), at: now });
  });

  registry.command(routingOperations.accept, async ({ scope, tx }, input) => {
    const { userId } = scope.actor;
    return userId === undefined ? notFound() : acceptOffer(tx, { ...input, userId });
  });

  registry.command(routingOperations.decline, async ({ scope, tx }, input) => {
    const { userId } = scope.actor;
    return userId === undefined ? notFound() : declineOffer(tx, { ...input, userId });
  });
}
