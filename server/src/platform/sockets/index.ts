export type { LinkOwner, LinkWatch, WatchedLink } from './link-watch.ts';
export { type LiveSockets, type LiveSocketsNeeds, openLiveSockets } from './live-sockets.ts';
export { isReachableBySocket } from './socket-commands.ts';
