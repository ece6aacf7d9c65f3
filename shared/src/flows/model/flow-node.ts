import { z } from 'zod';
import { answerNameSchema, answerValueSchema } from './answer-value.ts';
import { conditionSchema } from './condition.ts';
import { expectationSchema } from './expectation.ts';
import { localTextSchema } from './local-text.ts';

/** The name of a node's exit: xyflow's `sourceHandle`. */
export const exitSchema = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);

/** A queue by the key its organisation gave it; the host knows which queue that is. */
export const queueKeySchema = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);

/** An entry of the organisation's lists of outcomes and reasons. */
const listKeySchema = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,59}$/);

/** What the flow learnt that decides where a hand-over goes; later nodes add to it. */
export const routingHintSchema = z.strictObject({
  queueKey: queueKeySchema.optional(),
  intent: z.string().trim().min(1).max(80).optional(),
  skills: z.array(z.string().trim().min(1).max(60)).max(10).optional(),
});
export type RoutingHint = z.infer<typeof routingHintSchema>;

const base = { id: z.string().min(1).max(60), position: z.object({ x: z.number(), y: z.number() }) };

function node<Type extends string, Data extends z.ZodRawShape>(type: Type, data: Data) {
  return z.object({ ...base, type: z.literal(type), data: z.strictObject(data) });
}

/**
 * The kinds of step, each with its exits:
 * say → next · ask → answered, a choice's own values, yes/no, otherwise · branch → its cases, otherwise · set → next ·
 * knowledge → found, notFound, unavailable · hours → open, closed, unavailable · handOff and end leave the flow.
 */
export const flowNodeSchema = z.discriminatedUnion('type', [
  node('say', { text: localTextSchema }),
  node('ask', {
    text: localTextSchema,
    expects: expectationSchema,
    saveAs: answerNameSchema,
    /** Said after an answer that was not understood; otherwise the question is repeated. */
    retryText: localTextSchema.optional(),
    /** Not asked when it is known already: from the page, the telephone, an earlier step. */
    skipIfKnown: z.boolean().default(false),
    /** Silence after which the host reports `noInput`; null waits as long as the contact lives. */
    timeoutMs: z.int().min(1_000).max(600_000).nullable().default(null),
  }),
  node('branch', {
    cases: z
      .array(z.strictObject({ exit: exitSchema, when: conditionSchema }))
      .min(1)
      .max(20),
  }),
  node('set', {
    values: z.record(answerNameSchema, answerValueSchema).default({}),
    routing: routingHintSchema.default({}),
  }),
  node('knowledge', { questionFrom: answerNameSchema }),
  node('hours', { queueKey: queueKeySchema }),
  node('handOff', {
    text: localTextSchema.optional(),
    routing: routingHintSchema.default({}),
    /** Urgency 0–9, 0 an emergency; null leaves it to the queue. */
    band: z.int().min(0).max(9).nullable().default(null),
  }),
  node('end', {
    text: localTextSchema.optional(),
    /** What came of the contact and what it was about, by the keys of the organisation's lists. */
    outcome: listKeySchema,
    reason: listKeySchema.optional(),
  }),
]);
export type FlowNode = z.infer<typeof flowNodeSchema>;
export type FlowNodeOf<Type extends FlowNode['type']> = Extract<FlowNode, { type: Type }>;

/** The exits a node must have an edge for, and those it may have beside them. */
export function exitsOf(node: FlowNode): {
  readonly required: readonly string[];
  readonly optional: readonly string[];
} {
  switch (node.type) {
    case 'say':
    case 'set':
      return { required: ['next'], optional: [] };
    case 'ask':
      return exitsOfQuestion(node);
    case 'branch':
      return { required: [...node.data.cases.map(({ exit }) => exit), 'otherwise'], optional: [] };
    case 'knowledge':
      return { required: ['found', 'notFound', 'unavailable'], optional: [] };
    case 'hours':
      return { required: ['open', 'closed', 'unavailable'], optional: [] };
    case 'handOff':
    case 'end':
      return { required: [], optional: [] };
  }
}

/** A choice or yes/no may have one edge for all answers, or one for each. */
function exitsOfQuestion({ data: { expects, skipIfKnown } }: FlowNodeOf<'ask'>) {
  if (expects.kind === 'yesNo') return { required: ['answered'], optional: ['yes', 'no'] };
  if (expects.kind !== 'choice') return { required: ['answered'], optional: [] };
  const values = expects.options.map(({ value }) => value);
  return { required: ['answered'], optional: [...values, ...(skipIfKnown ? [] : ['otherwise'])] };
}
