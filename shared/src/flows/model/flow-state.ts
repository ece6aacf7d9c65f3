import { z } from 'zod';
import { answersSchema } from './answer-value.ts';
import { routingHintSchema } from './flow-node.ts';
import { flowLanguageSchema } from './local-text.ts';

/**
 * Everything a conversation is, between two events: plain JSON, so that it lives in a database row and survives any
 * restart. Which flow and version it belongs to stands beside it in that row.
 */
export const flowStateSchema = z.object({
  /** `waiting`: for a port. `handedOver` and `ended` take nothing more, except a new start after `handedOver`. */
  phase: z.enum(['new', 'listening', 'waiting', 'handedOver', 'ended']),
  language: flowLanguageSchema,
  /** The node that asks or waits; null outside the graph. */
  nodeId: z.string().nullable(),
  /** The port call that is out; an answer to any other is too late and is ignored. */
  requestId: z.string().nullable(),
  /** Port calls so far: makes request ids unique within the conversation. */
  calls: z.int(),
  /** Nodes visited since the citizen last did something; bounds a turn over its port calls. */
  steps: z.int(),
  /** Answers in a row that were not understood. */
  misunderstood: z.int(),
  /** What the citizen said while a port was awaited; taken as the next answer. */
  held: z.string().nullable(),
  answers: answersSchema,
  routing: routingHintSchema,
});
export type FlowState = z.infer<typeof flowStateSchema>;

/** A conversation before its first event. */
export function newFlowState(): FlowState {
  return {
    phase: 'new',
    language: 'en',
    nodeId: null,
    requestId: null,
    calls: 0,
    steps: 0,
    misunderstood: 0,
    held: null,
    answers: {},
    routing: {},
  };
}
