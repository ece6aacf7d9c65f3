import type { Examples } from '../example.ts';

export const deliveryExamples: Examples = {
  'delivery.list': () => ({ input: {} }),
  'delivery.retry': async (world) => ({ input: { deliveryId: await world.givenUpDelivery('eastmere') } }),
};
