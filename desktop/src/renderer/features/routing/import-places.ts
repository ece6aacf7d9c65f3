import { z } from 'zod';
import type { CallRefusal } from '../../app/call-refusal.ts';

/** A place in a text that cannot be read, and what is wrong there. */
export interface TextFault {
  readonly where: string;
  readonly sentence: string;
}

const atSchema = z.object({ line: z.int().optional(), column: z.int().optional(), message: z.string().optional() });
const issuesSchema = z.array(
  z.object({ path: z.union([z.string(), z.array(z.union([z.string(), z.int()]))]), message: z.string() }),
);

/** Line and column of a place in a text, both from 1. */
function lineOf(text: string, position: number): string {
  const before = text.slice(0, position).split('\n');
  return `Line ${before.length}, character ${(before.at(-1)?.length ?? 0) + 1}`;
}

/** What makes a text no JSON; undefined when it is JSON. */
export function syntaxFaultOf(text: string): TextFault | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (failure) {
    const message = failure instanceof Error ? failure.message : '';
    const position = /position (\d+)/.exec(message)?.[1];
    const where = position === undefined ? 'At its end' : lineOf(text, Number(position));
    const what = position === undefined ? 'The text stops too early' : 'Something stands here that JSON does not allow';
    return { where, sentence: `${what}. Put it right, then import again.` };
  }
}

/** The places that the server named. */
export function faultsIn(refusal: CallRefusal | undefined): readonly TextFault[] {
  if (!refusal) return [];
  const issues = issuesSchema.safeParse(refusal.details.issues);
  if (issues.success) {
    return issues.data.map(({ path, message }) => ({
      where: (typeof path === 'string' ? path : path.join('.')) || 'The whole text',
      sentence: `${message.slice(0, 1).toUpperCase()}${message.slice(1)}`,
    }));
  }
  const at = atSchema.safeParse(refusal.details);
  if (!at.success || at.data.line === undefined) return [];
  const column = at.data.column === undefined ? '' : `, character ${at.data.column}`;
  return [{ where: `Line ${at.data.line}${column}`, sentence: at.data.message ?? refusal.sentence }];
}
