import type { BrandDerivation, BrandVerdict } from '@switchboard/shared/brand';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { Banner } from '../../ui/index.ts';
import styles from './Brand.module.css';

const figureOf = ({ id, measured, needed }: BrandVerdict): string =>
  id === 'apart-from-emergency'
    ? `${measured.toFixed(2)} apart, ${needed.toFixed(2)} needed`
    : `${measured.toFixed(2)} : 1, ${needed} : 1 needed`;

/** Each judgement as a sentence and a number. */
export function BrandVerdicts({ derived }: { derived: BrandDerivation | undefined }) {
  if (!derived) return <p className="muted small">Give a colour like #1F5F5B to have it judged.</p>;
  const isTooRed = derived.verdicts.some(({ id, passes }) => id === 'apart-from-emergency' && !passes);
  return (
    <div className={styles.verdicts} aria-live="polite">
      {isTooRed ? (
        <Banner kind="danger" title="This colour cannot be saved.">
          Solid red on the desk means emergency and nothing else.
        </Banner>
      ) : derived.adjusted ? (
        <Banner kind="warning" title="A darker shade will be used.">
          Your colour is too pale for words, so buttons and links take{' '}
          <span className="mono">{derived.palette.light.accent}</span> of the same hue.
        </Banner>
      ) : (
        <Banner kind="good" title="Your colour can be used as it is." />
      )}
      <ul>
        {derived.verdicts.map((verdict) => (
          <li key={verdict.id} className={styles.verdict}>
            {verdict.passes ? (
              <CircleCheck size={16} className={styles.passes} aria-label="Passes" />
            ) : (
              <TriangleAlert size={16} className={styles.fails} aria-label="Does not pass" />
            )}
            <span>{verdict.sentence}</span>
            <span className={styles.figure}>{figureOf(verdict)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
