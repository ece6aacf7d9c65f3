import { useCallback, useState } from 'react';
import type { z } from 'zod';
import { type CallRefusal, fieldIssuesOf } from './call-refusal.ts';
import { issueSentence } from './issue-sentence.ts';

export interface Form<Values> {
  readonly values: Values;
  readonly dirty: boolean;
  /** The sentence at a field, if something is wrong with it. */
  readonly errorAt: (field: string) => string | undefined;
  readonly set: <Field extends keyof Values>(field: Field, value: Values[Field]) => void;
  /** Whether the values pass; if not, the fields say why. */
  readonly check: (schema: z.ZodType, input: unknown) => boolean;
  readonly mark: (refusal: CallRefusal) => void;
  readonly reset: (values: Values) => void;
}

/** What is typed into a form. Only `reset` takes it away; a refusal marks fields and leaves the words alone. */
export function useForm<Values extends object>(initial: Values): Form<Values> {
  const [values, setValues] = useState(initial);
  const [saved, setSaved] = useState(() => JSON.stringify(initial));
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const set: Form<Values>['set'] = useCallback((field, value) => {
    setValues((before) => ({ ...before, [field]: value }));
    setErrors(({ [String(field)]: _corrected, ...rest }) => rest);
  }, []);
  const check = useCallback((schema: z.ZodType, input: unknown) => {
    const outcome = schema.safeParse(input);
    const found = outcome.success ? [] : outcome.error.issues;
    setErrors(Object.fromEntries(found.toReversed().map((issue) => [issue.path.join('.'), issueSentence(issue)])));
    return outcome.success;
  }, []);
  const mark = useCallback((refusal: CallRefusal) => setErrors(fieldIssuesOf(refusal)), []);
  const reset = useCallback((next: Values) => {
    setValues(next);
    setSaved(JSON.stringify(next));
    setErrors({});
  }, []);
  const errorAt = (field: string) => errors[field];
  return { values, dirty: JSON.stringify(values) !== saved, errorAt, set, check, mark, reset };
}
