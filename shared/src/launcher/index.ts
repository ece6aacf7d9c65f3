export { type ChildMessage, childMessage, exitConfiguration, type ReadyMessage } from './child-message.ts';
export { announceReady, type ProcessLike, refuseToStart, stopWithLauncher } from './launched-process.ts';
