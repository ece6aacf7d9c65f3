import { problemSchema } from '@switchboard/shared/errors';
import { z } from 'zod';

/**
 * Why a call brought no answer, ready to be shown. `refused`: the server understood and said no, and nothing was
 * changed. `failed`: it broke on the server's side. `offline`: it was not reached, and nobody knows whether a command
 * was carried out; repeating it under the same id is safe.
 */
export interface CallRefusal {
  readonly kind: 'refused' | 'failed' | 'offline';
  readonly code: string;
  /** What happened and what to do next. */
  readonly sentence: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** The id that finds the call in log and audit. */
  readonly reference: string | undefined;
}

export const offlineRefusal: CallRefusal = {
  kind: 'offline',
  code: 'link/not-reached',
  sentence: 'The server could not be reached. What you typed is still here; try again when the link is back.',
  details: {},
  reference: undefined,
};

export const unreadableAnswer: CallRefusal = {
  kind: 'failed',
  code: 'server/unreadable-answer',
  sentence:
    'The server answered in a way this page does not understand. Load the page again to get the newest version.',
  details: {},
  reference: undefined,
};

/** Codes may be newer than this page; the sentence in the answer then stands. */
const looseProblem = problemSchema.extend({ code: z.string() });

/** Reads an error as it travels (RFC 9457). What is not one came from something between us and the server. */
export function refusalFrom(status: number, body: unknown): CallRefusal {
  const problem = looseProblem.safeParse(body);
  if (!problem.success) return status >= 502 && status <= 504 ? offlineRefusal : unreadableAnswer;
  const { code, detail, details, traceId } = problem.data;
  return { kind: status >= 500 ? 'failed' : 'refused', code, sentence: detail, details, reference: traceId };
}

const issuesSchema = z.array(z.object({ path: z.string(), message: z.string() }));

/** Which fields the server marked, by their path. */
export function fieldIssuesOf({ details }: CallRefusal): Readonly<Record<string, string>> {
  const issues = issuesSchema.safeParse(details.issues);
  if (!issues.success) return {};
  return Object.fromEntries(
    issues.data.map(({ path, message }) => [path, `${message.slice(0, 1).toUpperCase()}${message.slice(1)}.`]),
  );
}
