import { setTimeout as pause } from 'node:timers/promises';
import type { LineFault } from './chat/faulty-line-orders.ts';
import type { ChatPlan } from './chat-rounds.ts';

/** One break of one line: which side, how, for how long. */
export interface LineBreak {
  readonly side: 'citizens' | 'operators';
  readonly fault: LineFault;
  readonly seconds: number;
}

/** Every length on either side, half of them torn and half of them silent, and half in the middle of a frame. */
export function breaksOf(lengths: readonly number[]): LineBreak[] {
  return lengths.flatMap((seconds, index) =>
    (['citizens', 'operators'] as const).flatMap((side, other) => {
      const midFrame = (index + other) % 2 === 0;
      return (['reset', 'silence'] as const).map((kind) => ({ side, fault: { kind, midFrame }, seconds }));
    }),
  );
}

/** Breaks the lines one after another, with a little peace between. */
export function breaking(breaks: readonly LineBreak[]): ChatPlan['disturb'] {
  return async ({ lines, look }) => {
    for (const { side, fault, seconds } of breaks) {
      await pause(2_000);
      await lines[side].break(fault);
      await pause(seconds * 1_000);
      await lines[side].mend();
      await look(`after ${seconds} s of ${fault.kind} on the side of the ${side}`);
    }
  };
}
