export { type Address, type AddressInput, type AddressKind, addressKindSchema, formatAddress } from './address.ts';
export type { CalendarDay } from './calendar-day.ts';
export {
  type ArrivalPoint,
  type ContactPoint,
  formatPoint,
  type PointInput,
  type PointKind,
  pointKey,
} from './contact-point.ts';
export {
  type CustomerBrief,
  type CustomerKind,
  type CustomerNote,
  type CustomerRecord,
  customerKindSchema,
  type PreferredChannel,
  preferredChannelSchema,
} from './customer.ts';
export { type CustomerEvent, customerEventAudience, customerEventSchema } from './customer-events.ts';
export { customerOperations } from './customer-operations.ts';
export {
  type DuplicateReason,
  duplicateReasons,
  mostDuplicatesShown,
  type PossibleDuplicate,
  possibleDuplicatesSchema,
} from './duplicate.ts';
export {
  type Author,
  inOrderOfGravity,
  isReviewDue,
  type Marker,
  type MarkerKind,
  markerKindSchema,
  markerKinds,
} from './marker.ts';
export { markerOperations } from './marker-operations.ts';
export { customerNoteOperations } from './note-operations.ts';
export { formatPhoneNumber, isPhoneNumber, phoneNumberKey } from './phone-number.ts';
export { isPostcode, postcodeKey } from './postcode.ts';
export { type ContactOnTimeline, placeOf, type TimelineEntry } from './timeline.ts';
