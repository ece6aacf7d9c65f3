export { type WakeNeeds, type Waking, wakeStreams } from './wake-streams.ts';
