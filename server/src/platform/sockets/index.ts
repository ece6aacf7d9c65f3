export { type LiveSockets, type LiveSocketsNeeds, openLiveSockets } from './live-sockets.ts';
export { isReachableBySocket } from './socket-commands.ts';
