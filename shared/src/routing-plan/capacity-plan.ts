import { z } from 'zod';
import { bandSchema, channelSchema } from '../contacts/contact.ts';

const channels = channelSchema.options;
type PerChannel<Value extends z.ZodType> = z.ZodObject<Record<(typeof channels)[number], Value>>;

function perChannel<Value extends z.ZodType>(value: Value): PerChannel<Value> {
  return z.strictObject(Object.fromEntries(channels.map((channel) => [channel, value]))) as PerChannel<Value>;
}

/**
 * What an agent can have in hand (field.md rows 39–41): every contact costs units of one whole, no channel exceeds its
 * cap, and the last units are kept for what is urgent. An agent with nothing in hand can always take one contact.
 */
export const capacityPlanSchema = z.strictObject({
  units: z.int().min(1).max(1_000),
  costs: perChannel(z.int().min(1).max(1_000)),
  /** Contacts at a time; null: as many as the units allow. */
  caps: perChannel(z.int().min(1).max(50).nullable()),
  /** Units that only contacts of band `forBandsTo` or a more urgent one may use; an emergency always may. */
  reserve: z.strictObject({ units: z.int().min(0).max(1_000), forBandsTo: bandSchema }),
  /** A contact of `by` may be offered although she has contacts of `over` in hand, which are held meanwhile. */
  interrupts: z.array(z.strictObject({ by: channelSchema, over: z.array(channelSchema).min(1) })).max(20),
  /** After so many unanswered offers in a row she is not ready. */
  strikes: perChannel(z.int().min(1).max(10)),
});
export type CapacityPlan = z.infer<typeof capacityPlanSchema>;

function each<Value>(value: Value): Record<(typeof channels)[number], Value> {
  return Object.fromEntries(channels.map((channel) => [channel, value])) as Record<(typeof channels)[number], Value>;
}

/**
 * Three chats, and the fourth place is kept for somebody in danger: the reserve holds it back, the cap lets her in. A call
 * takes all; one missed call or two missed contacts in writing.
 */
export const usualCapacity: CapacityPlan = {
  units: 100,
  costs: { ...each(25), voice: 100 },
  caps: { ...each(4), voice: 1 },
  reserve: { units: 25, forBandsTo: 0 },
  interrupts: [],
  strikes: { ...each(2), voice: 1 },
};
