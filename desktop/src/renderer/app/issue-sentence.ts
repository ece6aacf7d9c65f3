import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const sentenceCase = (text: string): string => {
  const words = `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
  return /[.!?]$/.test(words) ? words : `${words}.`;
};

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>): string {
  if (issue.origin === 'string')
    return Number(issue.minimum) <= 1 ? 'Fill this in.' : `Use at least ${issue.minimum} characters.`;
  if (issue.origin === 'array') return 'Choose at least one.';
  return `Give ${issue.minimum} or more.`;
}

function tooBig(issue: Extract<Issue, { code: 'too_big' }>): string {
  if (issue.origin === 'string') return `Use at most ${issue.maximum} characters.`;
  if (issue.origin === 'array') return `Choose at most ${issue.maximum}.`;
  return `Give ${issue.maximum} or less.`;
}

/** What is wrong with a field, as one would say it to somebody, and how to put it right. */
export function issueSentence(issue: Issue): string {
  switch (issue.code) {
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_format':
      if (issue.format === 'email') return 'Give an e-mail address like ann@eastmere.example.';
      return sentenceCase(issue.message);
    case 'invalid_type':
    case 'invalid_value':
    case 'invalid_union':
      return 'Choose one, or fill this in.';
    case 'custom':
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'invalid_key':
    case 'invalid_element':
      return sentenceCase(issue.message);
  }
}
