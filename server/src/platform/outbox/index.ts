export { deliveryState } from './delivery-state.ts';
export {
  type Deliver,
  OutboxDispatcher,
  type OutboxDispatcherNeeds,
  type OutgoingDelivery,
  Undeliverable,
} from './outbox-dispatcher.ts';
export { outboxStore } from './outbox-store.ts';
export type { Delivery } from './outbox-writer.ts';
export { registerDeliveries } from './register-deliveries.ts';
