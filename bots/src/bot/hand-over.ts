import type { Handover } from '@switchboard/shared/contacts';
import {
  type Answers,
  type AnswerValue,
  type Flow,
  type FlowLanguage,
  platformTexts,
  type RouteReason,
  textIn,
} from '@switchboard/shared/flows';

const reasons: Record<RouteReason, string> = {
  citizenAsked: 'asked',
  emergency: 'danger',
  notUnderstood: 'stuck',
  deadEnd: 'stuck',
  tooManySteps: 'stuck',
  botFailed: 'unavailable',
  flow: 'flow',
};

/** What the person who takes over is told: every question the flow asked that was answered, in the words shown. */
export function handoverOf(
  flow: Flow | null,
  { intent, answers, reason }: { intent: string | null; answers: Answers; reason: RouteReason },
  language: FlowLanguage,
): Handover {
  const asked = (flow?.nodes ?? []).flatMap((node) => (node.type === 'ask' ? [node.data] : []));
  const collected = new Map<string, Handover['answers'][number]>();
  for (const { saveAs, text, expects } of asked) {
    const value = Object.hasOwn(answers, saveAs) ? answers[saveAs] : undefined;
    if (value === undefined || collected.has(saveAs)) continue;
    const option = expects.kind === 'choice' ? expects.options.find((one) => one.value === value) : undefined;
    const answer = option ? textIn(language, option.label) : wordsFor(value, language);
    collected.set(saveAs, {
      key: saveAs,
      question: textIn(language, text).slice(0, 500),
      answer: answer.slice(0, 1_000),
    });
  }
  return {
    intent: intent?.slice(0, 200) ?? null,
    reason: reasons[reason],
    answers: [...collected.values()].slice(0, 50),
  };
}

function wordsFor(value: AnswerValue, language: FlowLanguage): string {
  if (typeof value !== 'boolean') return String(value);
  return textIn(language, value ? platformTexts.yes : platformTexts.no);
}
