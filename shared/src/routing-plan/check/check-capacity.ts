import { channelSchema } from '../../contacts/contact.ts';
import { type Checking, doubt, mistake } from './checking.ts';
import type { PlanFinding } from './plan-finding.ts';
import { quoted } from '../words/said.ts';

const leastUrgentBand = 9;

/** What is kept back leaves something over, and what interrupts comes to an end. */
export function checkCapacity({ plan }: Checking): PlanFinding[] {
  const { units, costs, reserve, interrupts } = plan.capacity;
  const tooDear = channelSchema.options
    .filter((channel) => costs[channel] > units)
    .map((channel) =>
      doubt(
        'capacity/cost-never-fits',
        ['capacity', 'costs', channel],
        `A contact by ${quoted(channel)} costs ${costs[channel]} units and an agent has ${units}: it is only ever given to somebody with nothing else in hand. Ask for ${units} units, which says the same.`,
      ),
    );
  const takesAll =
    reserve.units >= units && reserve.forBandsTo < leastUrgentBand
      ? [
          mistake(
            'capacity/reserve-takes-all',
            ['capacity', 'reserve'],
            `The reserve of ${reserve.units} units leaves nothing of an agent's ${units} for ordinary contacts. Keep less back.`,
          ),
        ]
      : [];
  const pairs = interrupts.flatMap(({ by, over }, index) => over.map((victim) => ({ by, over: victim, index })));
  const each = pairs.flatMap(({ by, over, index }) => {
    const at = ['capacity', 'interrupts', index];
    if (by === over) {
      return mistake(
        'capacity/interrupts-itself',
        at,
        `${quoted(by)} would interrupt ${quoted(by)}, and be interrupted by the next one. Take it out of its own list.`,
      );
    }
    const back = pairs.find((other) => other.by === over && other.over === by);
    if (!back || back.index < index) return [];
    return mistake(
      'capacity/interrupts-each-other',
      at,
      `${quoted(by)} may interrupt ${quoted(over)}, and ${quoted(over)} may interrupt ${quoted(by)}: an agent would be torn between the two. Decide which is the more urgent.`,
    );
  });
  return [...tooDear, ...takesAll, ...each];
}
