export { backOffMs } from './back-off.ts';
export {
  type CommandAnswer,
  type CommandMessage,
  commandAnswerSchema,
  commandMessageSchema,
} from './command-message.ts';
export { desktopOrigin, type LiveNamespace, liveNamespaces, livePath } from './endpoint.ts';
export {
  type DeliveredEvent,
  type Ending,
  endingSchema,
  type EventsMessage,
  eventsMessageSchema,
} from './events-message.ts';
export { type Followed, followEvents, followSnapshot } from './follow-stream.ts';
export { type Handshake, handshakeSchema } from './handshake.ts';
export { liveLimits } from './limits.ts';
export { type LinkState, linkStateAt } from './link-state.ts';
export { type ClientMessages, clientMessageNames, type ServerMessages } from './messages.ts';
export { type SinceAnswer, type SinceMessage, sinceAnswerSchema, sinceMessageSchema } from './since-message.ts';
export {
  type SnapshotMessage,
  type SnapshotReason,
  type SnapshotRecord,
  snapshotMessageSchema,
  snapshotReasons,
} from './snapshot-message.ts';
export { type StreamPosition, streamPositionSchema } from './stream-position.ts';
export { checkProtocolVersion, oldestProtocolVersion, protocolVersion, type VersionRefusal } from './version.ts';
export { type WireRefusal, wireRefusal, wireRefusalSchema } from './wire-refusal.ts';
