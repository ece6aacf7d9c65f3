export {
  type DeliveryRecord,
  type DeliveryState,
  deliverySchema,
  deliveryStates,
  listDeliveries,
  retryDelivery,
} from './delivery-operations.ts';
