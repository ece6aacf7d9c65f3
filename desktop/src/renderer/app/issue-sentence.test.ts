import { identityOperations } from '@switchboard/shared/identity';
import { expect, it } from 'vitest';
import type { z } from 'zod';
import { issueSentence } from './issue-sentence.ts';

/** The sentence at one field, as the form shows it. */
function sentenceAt(schema: z.ZodType, input: unknown, field: string): string | undefined {
  const outcome = schema.safeParse(input);
  const issue = outcome.success ? undefined : outcome.error.issues.find(({ path }) => path.join('.') === field);
  return issue && issueSentence(issue);
}

it('says what is wrong with a field as one would say it to a person', () => {
  const { create } = identityOperations.user;
  const user = { userName: 'a', displayName: '', email: 'nowhere', phoneNumber: 'ring me' };
  expect(sentenceAt(create.input, user, 'userName')).toBe('Use at least 3 characters.');
  expect(sentenceAt(create.input, user, 'displayName')).toBe('Fill this in.');
  expect(sentenceAt(create.input, user, 'email')).toBe('Give an e-mail address like ann@eastmere.example.');
  expect(sentenceAt(create.input, user, 'phoneNumber')).toBe('Must be a phone number.');
  const { updatePolicy } = identityOperations.organisation;
  expect(sentenceAt(updatePolicy.input, { version: 1, policy: { lockOutAfter: 1 } }, 'policy.lockOutAfter')).toBe(
    'Give 3 or more.',
  );
  expect(sentenceAt(updatePolicy.input, { version: 1, policy: { lockOutAfter: 99 } }, 'policy.lockOutAfter')).toBe(
    'Give 20 or less.',
  );
});
