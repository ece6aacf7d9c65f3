import { z } from 'zod';
import { queueKeySchema } from '../flows/model/flow-node.ts';
import { idOf } from '../kernel/index.ts';

/** Who a reply's placeholders name. */
export interface ReplyNames {
  /** Null while it is not known who the citizen is. */
  readonly citizen: string | null;
  readonly operator: string;
}

export const replyContentSchema = z.object({
  title: z.string().trim().min(1).max(120),
  /** Typed after a slash in the composer. */
  shortcut: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9-]{0,29}$/),
  /** With `{{citizen.name}}` and `{{operator.name}}`. */
  text: z.string().trim().min(1).max(2_000),
  queueKeys: z.array(queueKeySchema).max(50).default([]).describe('Offered in these queues only; none: in all'),
});
export type ReplyContent = z.output<typeof replyContentSchema>;

export const replyRecordSchema = replyContentSchema.extend({
  id: idOf('reply'),
  organisationId: idOf('organisation'),
  version: z.int(),
});
export type ReplyRecord = z.infer<typeof replyRecordSchema>;

/**
 * The reply as it goes into the composer. Without a citizen's name its placeholder goes, and the comma or space that
 * would be left hanging with it: "Hello {{citizen.name}}, how…" becomes "Hello, how…".
 */
export function filledReply(text: string, { citizen, operator }: ReplyNames): string {
  const named = citizen?.trim()
    ? text.replaceAll(/\{\{\s*citizen\.name\s*\}\}/g, () => citizen.trim())
    : text.replaceAll(/[ \t]*\{\{\s*citizen\.name\s*\}\}/g, '');
  return named.replaceAll(/\{\{\s*operator\.name\s*\}\}/g, () => operator);
}

/** Whether what was typed finds the reply: by the start of its shortcut, or a part of its title or text. */
export function replyMatches(reply: Pick<ReplyContent, 'title' | 'shortcut' | 'text'>, typed: string): boolean {
  const wanted = typed.trim().replace(/^\//, '').toLowerCase();
  if (reply.shortcut.startsWith(wanted)) return true;
  return [reply.title, reply.text].some((words) => words.toLowerCase().includes(wanted));
}
