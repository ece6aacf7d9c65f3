import type { z } from 'zod';
import { accepted, type Result } from '../kernel/index.ts';
import { type RoutingPlan, routingPlanSchema } from './routing-plan.ts';

/** The place in a text, as its author finds it, and what is wrong there. */
export interface UnreadablePlace {
  /** `queues.enquiries.steps.1.seconds`, or the line for a text that is not even JSON. */
  readonly at: string;
  readonly sentence: string;
}

/** A plan as text: stable, so that two exports of the same plan are the same, and one changed value is one changed line. */
export function planText(plan: RoutingPlan): string {
  return `${JSON.stringify(routingPlanSchema.parse(plan), null, 2)}\n`;
}

/** Reads a text that somebody wrote or another installation exported. */
export function readPlanText(text: string): Result<RoutingPlan, { readonly places: readonly UnreadablePlace[] }> {
  let written: unknown;
  try {
    written = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (failure) {
    return { ok: false, refusal: { places: [syntaxFault(text, failure)] } };
  }
  const read = routingPlanSchema.safeParse(written);
  if (read.success) return accepted(read.data);
  return { ok: false, refusal: { places: mostTelling(read.error).map((issue) => placeOf(issue, written)) } };
}

const mostPlaces = 20;

function mostTelling({ issues }: z.ZodError): z.core.$ZodIssue[] {
  return issues.slice(0, mostPlaces);
}

/** Engines name the place differently; the line is counted where a position is given. */
function syntaxFault(text: string, failure: unknown): UnreadablePlace {
  const message = failure instanceof Error ? failure.message : String(failure);
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? Number.NaN);
  if (Number.isNaN(position)) return { at: 'the end', sentence: 'The text is not JSON, or it breaks off.' };
  const before = text.slice(0, position).split('\n');
  const column = before.at(-1)!.length + 1;
  return {
    at: `line ${before.length}, column ${column}`,
    sentence: 'Here the text is not JSON: look for a comma, a quotation mark or a bracket that is missing or too many.',
  };
}

/** Names list members by their key where they have one: nobody counts to the fourteenth queue. */
function placeOf({ path, message, code, ...more }: z.core.$ZodIssue, written: unknown): UnreadablePlace {
  let here: unknown = written;
  const names = path.map((part) => {
    here = (here as Record<PropertyKey, unknown> | undefined)?.[part];
    const key = (here as { key?: unknown } | null | undefined)?.key;
    return typeof part === 'number' && typeof key === 'string' ? key : String(part);
  });
  const keys = code === 'unrecognized_keys' && 'keys' in more ? (more.keys as string[]) : [];
  const sentence = keys.length > 0 ? `Nothing is known by the name ${keys.join(', ')} here.` : `${message}.`;
  return { at: names.join('.') || 'the whole text', sentence };
}
