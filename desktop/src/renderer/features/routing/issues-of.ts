import type { z } from 'zod';
import { issueSentence } from '../../app/issue-sentence.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong with a value that may be one of several kinds: the issues of the kind it is meant to be. */
function meant(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const kind = issue.errors.find((issues) => issues.every(({ code }) => code !== 'unrecognized_keys'));
  if (!kind || kind.length === 0) return [issue];
  return kind.flatMap((inner) => meant({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** A sentence for each place that does not pass, by its path such as `steps.0.seconds`. */
export function issuesOf(schema: z.ZodType, value: unknown): Readonly<Record<string, string>> {
  const outcome = schema.safeParse(value);
  if (outcome.success) return {};
  const found = outcome.error.issues.flatMap(meant).toReversed();
  return Object.fromEntries(found.map((issue) => [issue.path.join('.'), issueSentence(issue)]));
}
