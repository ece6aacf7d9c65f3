/** Keys that every organisation's lists have, for contacts that no agent writes up. */
export const ruleKeys = {
  reason: { notStated: 'not-stated' },
  outcome: {
    abandoned: 'abandoned',
    answeredByBot: 'answered-by-bot',
    closedByPlatform: 'closed-by-platform',
    noReply: 'no-reply',
  },
} as const;

export interface EndedWithoutAgent {
  readonly isAbandoned: boolean;
  readonly by: 'citizen' | 'agent' | 'bot' | 'platform';
  readonly reasonKey?: string | null | undefined;
  readonly outcomeKey?: string | null | undefined;
}

/** Which reason and outcome a contact gets that no agent had: what the flow says, else what fits; the first known key counts. */
export function dispositionByRule(ended: EndedWithoutAgent): { reasonKeys: string[]; outcomeKeys: string[] } {
  const { abandoned, answeredByBot, closedByPlatform } = ruleKeys.outcome;
  const fitting = ended.isAbandoned ? abandoned : ended.by === 'platform' ? closedByPlatform : answeredByBot;
  const known = (key: string | null | undefined) => (key ? [key] : []);
  return {
    reasonKeys: [...known(ended.reasonKey), ruleKeys.reason.notStated],
    outcomeKeys: [...known(ended.outcomeKey), fitting],
  };
}
