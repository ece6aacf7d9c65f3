import { channelSchema } from '@switchboard/shared/contacts';
import type { CapacityPlan } from '@switchboard/shared/routing-plan';
import { channelWords } from '../../app/words/contact-words.ts';
import type { PartFacts } from './queue-facts.ts';

/** What an agent can have in hand, told in words. */
export function capacityFacts({ units, costs, caps, reserve, interrupts, strikes }: CapacityPlan): PartFacts {
  const channels = channelSchema.options.map((channel): readonly [string, string] => [
    channelWords[channel],
    `${costs[channel]} units, ${caps[channel] === null ? 'no limit' : `${caps[channel]} at a time`}, ${strikes[channel]} missed`,
  ]);
  const rules = interrupts.map(
    ({ by, over }) => `${channelWords[by]} over ${over.map((channel) => channelWords[channel]).join(', ')}`,
  );
  return [
    ['One agent has', `${units} units`],
    ['Kept for the urgent', `${reserve.units} units, for bands 0 to ${reserve.forBandsTo}`],
    ...channels,
    ['Interrupts', rules.join('; ') || 'Nothing'],
  ];
}
