import type { AgentOutline, OwnCaps } from '@switchboard/shared/agents';
import type { Channel } from '@switchboard/shared/contacts';
import { type CapacityPlan, mostOf } from '@switchboard/shared/routing-plan';
import { channelsOf, type InHand, unitsInUse } from './in-hand.ts';

export interface LoadFacts {
  readonly inHand: InHand;
  readonly ownUnits: number | null;
  readonly ownCaps: OwnCaps;
}

/** Always shown, so that an agent sees what she can have before she has it. */
const shownAlways: Channel = 'webchat';

/** What an agent has in hand, in units and by channel, against what she can have. */
export function loadOf({ inHand, ownUnits, ownCaps }: LoadFacts, plan: CapacityPlan): AgentOutline['load'] {
  const unitsOf = ownUnits ?? plan.units;
  const shown = new Set([shownAlways, ...channelsOf(inHand).map(([channel]) => channel)]);
  return {
    used: unitsInUse(inHand, plan),
    of: unitsOf,
    channels: [...shown].map((channel) => ({
      channel,
      inHand: inHand[channel] ?? 0,
      of: mostOf(channel, { unitsOf, caps: ownCaps }, plan),
    })),
  };
}
