import type { Policy } from '@switchboard/shared/identity';

const labels = {
  idleMinutes: 'Idle minutes',
  sessionHours: 'Session hours',
  lockOutAfter: 'Attempts before lock-out',
  lockOutMinutes: 'Lock-out minutes',
  secondDesk: 'Second desk',
} as const;
const passwordLabels = {
  minimumLength: 'Shortest password',
  maximumLength: 'Longest password',
  categories: 'Kinds of sign',
  history: 'Earlier passwords refused',
  longestCarriedOver: 'Longest run kept',
  maximumAgeDays: 'Password age in days',
} as const;

/** Where two versions of the rules differ, in words. */
export function policyDifferences(theirs: Policy, yours: Policy) {
  const rules = Object.entries(labels).map(([key, field]) => {
    const name = key as keyof typeof labels;
    return { field, theirs: `${theirs[name]}`, yours: `${yours[name]}` };
  });
  const passwordRules = Object.entries(passwordLabels).map(([key, field]) => {
    const name = key as keyof typeof passwordLabels;
    return { field, theirs: `${theirs.password[name]}`, yours: `${yours.password[name]}` };
  });
  return [...rules, ...passwordRules].filter((rule) => rule.theirs !== rule.yours);
}
