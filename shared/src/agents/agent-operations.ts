import { z } from 'zod';
import { command, query } from '../access/index.ts';
import { channelSchema } from '../contacts/contact.ts';
import { instantSchema } from '../identity/instant.ts';
import { idOf } from '../kernel/index.ts';
import { agentOutlineSchema, heldSkillSchema, ownCapsSchema } from './agent-state.ts';

const userId = idOf('user');

/** What somebody wants to be. Not ready needs a reason from the list. */
export const wantedStateSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ready') }),
  z.object({ state: z.literal('notReady'), reasonId: idOf('notReadyReason') }),
  z.object({ state: z.literal('offline') }),
]);
export type WantedState = z.infer<typeof wantedStateSchema>;

export const agentOperations = {
  me: query({
    name: 'agent.me',
    summary: 'Shows what the server believes about me: state, reason, load',
    access: 'contacts.work',
    path: '/api/v1/agents/me',
    input: z.object({}),
    output: agentOutlineSchema.extend({ skills: z.array(heldSkillSchema), at: z.int() }),
  }),
  /** With something in hand, `notReady` and `offline` become the next state unless `now` is set. */
  setState: command({
    name: 'agent.set-state',
    summary: 'Says whether I can be offered work, and why not',
    access: 'contacts.work',
    method: 'PUT',
    path: '/api/v1/agents/me/state',
    input: z.object({ wanted: wantedStateSchema, when: z.enum(['now', 'afterLast']).default('now') }),
    output: agentOutlineSchema,
    refusals: ['agent/contacts-in-hand', 'agent/reason-unknown'],
  }),
  /** Presence of colleagues, for transfers and for supervisors. */
  list: query({
    name: 'agent.list',
    summary: 'Lists agents with their state',
    access: 'directory.read',
    path: '/api/v1/agents',
    input: z.object({ queueId: idOf('queue').optional() }),
    output: z.object({ items: z.array(agentOutlineSchema), at: z.int() }),
  }),
  skills: query({
    name: 'agent.skills',
    summary: 'Lists the skills of one agent, those that have expired too',
    access: 'directory.read',
    path: '/api/v1/agents/:userId/skills',
    input: z.object({ userId }),
    output: z.object({ items: z.array(heldSkillSchema), at: z.int() }),
  }),
  /** Holds at once, for what waits already too; nobody has to sign in again. */
  setSkills: command({
    name: 'agent.set-skills',
    summary: 'Says which skills an agent holds, how well, and until when',
    access: 'agents.manage',
    method: 'PUT',
    path: '/api/v1/agents/:userId/skills',
    input: z.object({
      userId,
      skills: z
        .array(
          z.object({
            skillId: idOf('skill'),
            level: z.int().min(1).max(10),
            expiresAt: instantSchema.nullable().default(null),
          }),
        )
        .max(500)
        .describe('All of them: what is not named is not held any more'),
    }),
    output: z.object({ items: z.array(heldSkillSchema) }),
  }),
  /** Holds at once. What is in hand stays; nothing more is offered while it is too much. */
  setCapacity: command({
    name: 'agent.set-capacity',
    summary: "Says how much an agent takes at a time, where it differs from the organisation's plan",
    access: 'agents.manage',
    method: 'PUT',
    path: '/api/v1/agents/:userId/capacity',
    input: z.object({
      userId,
      units: z.int().min(1).max(1_000).nullable().describe('Null: as the plan has it'),
      caps: ownCapsSchema
        .default({})
        .describe('Contacts at a time by channel; a channel left out is as the plan has it'),
    }),
    output: agentOutlineSchema,
  }),
  /** What she has in hand stays hers. Her desk says who did it and why. */
  forceState: command({
    name: 'agent.force-state',
    summary: 'Says for an agent whether she can be offered work, and tells her why',
    access: 'agents.manage',
    method: 'PUT',
    path: '/api/v1/agents/:userId/state',
    input: z.object({
      userId,
      wanted: wantedStateSchema,
      reason: z.string().trim().min(1).max(500).describe('Why: told to her, kept in the audit trail'),
    }),
    output: agentOutlineSchema,
    refusals: ['agent/contacts-in-hand', 'agent/reason-unknown', 'agent/not-at-desk'],
  }),
};

/** `agent.missed-offer` carries this, to whoever watches queues; subject is the agent. */
export const missedOfferFactSchema = z.object({
  agent: z.object({ id: idOf('user'), name: z.string() }),
  serviceAreaId: idOf('serviceArea').nullable(),
  contactId: idOf('contact'),
  channel: channelSchema,
  /** Missed in a row on this channel, of so many after which she is not ready. */
  inRow: z.int(),
  allowed: z.int(),
});
export type MissedOfferFact = z.infer<typeof missedOfferFactSchema>;

/** `agent.state-forced`, to the agent alone; subject is she. */
export const stateForcedSchema = z.object({ userId, state: z.string(), by: z.string(), reason: z.string() });
export type StateForced = z.infer<typeof stateForcedSchema>;

/** `agent.changed` carries this; subject is the agent. */
export const agentFactSchema = z.object({ agent: agentOutlineSchema });
