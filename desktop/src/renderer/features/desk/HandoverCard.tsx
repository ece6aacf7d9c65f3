import type { Handover } from '@switchboard/shared/contacts';
import { Bot, ChevronDown } from 'lucide-react';
import styles from './Contact.module.css';

const becauseWords: Readonly<Record<string, string>> = {
  asked: 'asked for a person',
  stuck: 'the assistant could not help',
  danger: 'said something that may mean danger',
  unavailable: 'the assistant was not available',
  flow: 'as planned',
};

/** What the assistant learnt, so that nothing is asked again (E-04). Folds away; the first line stays. */
export function HandoverCard({
  handover,
}: {
  handover: Pick<Handover, 'intent' | 'answers'> & { reason?: string | null };
}) {
  const { intent, answers, reason } = handover;
  if (!intent && answers.length === 0) return null;
  return (
    <details className={styles.handover} open>
      <summary>
        <Bot size={15} aria-hidden="true" />
        <b>Told the assistant</b>
        <span className={styles.intent}>{intent}</span>
        {reason && <span className={styles.because}>{becauseWords[reason] ?? reason}</span>}
        <ChevronDown size={14} aria-hidden="true" />
      </summary>
      {answers.length > 0 && (
        <dl>
          {answers.map(({ key, question, answer }) => (
            <div key={key}>
              <dt>{question}</dt>
              <dd>{answer}</dd>
            </div>
          ))}
        </dl>
      )}
    </details>
  );
}
