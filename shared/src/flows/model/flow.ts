import { z } from 'zod';
import { exitSchema, flowNodeSchema, queueKeySchema } from './flow-node.ts';
import { flowLanguageSchema } from './local-text.ts';

export const flowEdgeSchema = z.object({
  id: z.string().min(1).max(140),
  source: z.string().min(1).max(60),
  sourceHandle: exitSchema,
  target: z.string().min(1).max(60),
});
export type FlowEdge = z.infer<typeof flowEdgeSchema>;

/**
 * A conversation as a graph, in the shape of @xyflow/react, so that an editor needs no translation. It is data: staff
 * draft it, the linter judges it, a version is published, and a contact keeps the version it began with.
 */
export const flowSchema = z.object({
  /** The version of this format, not of the flow. */
  format: z.literal(1),
  name: z.string().trim().min(1).max(120),
  languages: z.array(flowLanguageSchema).min(1),
  startNodeId: z.string(),
  /** Where the citizen goes who asks for a person before the flow has learnt anything better. */
  queueKey: queueKeySchema,
  nodes: z.array(flowNodeSchema).min(1).max(500),
  edges: z.array(flowEdgeSchema).max(2_000),
});
export type Flow = z.infer<typeof flowSchema>;
/** A flow as it may be written down: defaults left out. */
export type FlowSource = z.input<typeof flowSchema>;
