import type { CommandAnswer, CommandMessage } from './command-message.ts';
import type { EventsMessage } from './events-message.ts';
import type { SinceAnswer, SinceMessage } from './since-message.ts';
import type { SnapshotMessage } from './snapshot-message.ts';

/** What a client may say, and nothing else. */
export interface ClientMessages {
  command(message: CommandMessage, answer: (answer: CommandAnswer) => void): void;
  since(message: SinceMessage, answer: (answer: SinceAnswer) => void): void;
}

/** What the server says. A batch with events and a snapshot are acknowledged: that is the flow control. */
export interface ServerMessages {
  events(message: EventsMessage, received?: () => void): void;
  snapshot(message: SnapshotMessage, received: () => void): void;
}

export const clientMessageNames: ReadonlySet<string> = new Set<keyof ClientMessages>(['command', 'since']);
