import { lazy, Suspense } from 'react';
import { useDeskSelector } from '../store.ts';

const Offers = lazy(async () => ({ default: (await import('../../features/desk/Offers.tsx')).Offers }));

/** What is offered to me, on whatever screen I am. Fetched before the first offer comes. */
export function OfferLayer() {
  const works = useDeskSelector(({ work }) => work.userId !== null);
  if (!works) return null;
  return (
    <Suspense fallback={null}>
      <Offers />
    </Suspense>
  );
}
