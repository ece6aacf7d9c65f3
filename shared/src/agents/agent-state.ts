import { z } from 'zod';
import { channelSchema } from '../contacts/contact.ts';
import { idOf, lifecycle } from '../kernel/index.ts';

/** Busy is derived from what an agent has in hand; it is never set (design §3). One writer: the server. */
export const agentStateSchema = z.enum(['offline', 'ready', 'notReady']);
export type AgentState = z.infer<typeof agentStateSchema>;
export type AgentTrigger = 'signIn' | 'goReady' | 'goNotReady' | 'signOut' | 'miss';

/** `miss`: an offer ran out unanswered (RONA); `signOut` also when the desk fell silent for good. */
export const agentLifecycle = lifecycle<AgentState, AgentTrigger>('agent', {
  offline: { signIn: 'notReady', goReady: 'ready', goNotReady: 'notReady' },
  ready: { goReady: 'ready', goNotReady: 'notReady', miss: 'notReady', signOut: 'offline' },
  notReady: { goReady: 'ready', goNotReady: 'notReady', signOut: 'offline' },
});

/** Reasons the platform itself gives; organisations add their own (break, lunch, training …). */
export const builtInReasons = ['signedIn', 'missedOffer', 'deskSilent'] as const;

/** Contacts an agent takes at a time, by channel, where it differs from what her organisation says; 0: none of it. */
export const ownCapsSchema = z.partialRecord(channelSchema, z.int().min(0).max(50));
export type OwnCaps = z.infer<typeof ownCapsSchema>;

/** What an agent has in hand. Units may be exceeded only by what interrupts the rest (routing plan, `interrupts`). */
export const agentLoadSchema = z.object({
  used: z.int().describe('Units in use'),
  of: z.int(),
  channels: z
    .array(z.object({ channel: channelSchema, inHand: z.int(), of: z.int() }))
    .describe('Chats always, other channels when there is something in hand: so many of so many at a time'),
});
export type AgentLoad = z.infer<typeof agentLoadSchema>;

/** An agent as colleagues and supervisors see her now. */
export const agentOutlineSchema = z.object({
  id: idOf('user'),
  organisationId: idOf('organisation'),
  serviceAreaId: idOf('serviceArea').nullable(),
  version: z.int(),
  name: z.string(),
  state: agentStateSchema,
  reason: z.string().nullable().describe('Why not ready: a built-in word, or the title of a reason'),
  stateSinceAt: z.int(),
  overLongAt: z
    .int()
    .nullable()
    // Facts from before this was told are read again.
    .default(null)
    .describe('From then on she is not ready for longer than her reason allows; null without a limit'),
  /** What she will become when the last contact in hand is closed; cancellable. */
  nextState: z.object({ state: agentStateSchema, reason: z.string().nullable() }).nullable(),
  deskSilent: z.boolean().describe('Her desk has not been heard for ten seconds: nothing is offered'),
  load: agentLoadSchema,
  idleSinceAt: z.int().nullable().describe('When she last finished something; longest idle counts from here'),
});
export type AgentOutline = z.infer<typeof agentOutlineSchema>;

/** A skill an agent holds, 1 (some) to 10 (master). */
export const heldSkillSchema = z.object({
  skillId: idOf('skill'),
  level: z.int().min(1).max(10),
  expiresAt: z.int().nullable().describe('From then on it is as if she did not hold it'),
});
export type HeldSkill = z.infer<typeof heldSkillSchema>;
