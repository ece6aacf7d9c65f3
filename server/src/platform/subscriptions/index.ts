export type { AccessChange, Subscriber } from './access-change.ts';
export type { Audience } from './audience.ts';
export type { Link } from './link.ts';
export { LiveCatalogue } from './live-catalogue.ts';
export type { LiveClient, LiveConnection } from './live-connection.ts';
export { LiveStreams } from './live-streams.ts';
export type { Body, EventProjection } from './projection.ts';
export type { SnapshotCall, SnapshotProvider } from './snapshot-provider.ts';
