import type { Threshold } from '@switchboard/shared/routing-plan';
import { NumberField, RowsField, SelectField } from '../../ui/index.ts';
import styles from './Routing.module.css';
import { newThreshold } from './threshold-words.ts';
import type { PartForm } from './use-part-form.ts';

const kinds: readonly { readonly value: Threshold['of']; readonly label: string }[] = [
  { value: 'answered', label: 'Answered in time' },
  { value: 'abandoned', label: 'Gave up waiting' },
  { value: 'speedOfAnswer', label: 'Mean time to answer' },
];

/** What has been promised of the queue; its live figures say whether it is kept. */
export function ThresholdsField({ form }: { form: PartForm<{ thresholds: Threshold[] }> }) {
  return (
    <RowsField
      label="Promises"
      noun="promise"
      at="thresholds"
      tight
      items={form.value.thresholds}
      most={8}
      empty="Nothing is promised of this queue."
      onAdd={() => newThreshold.answered}
      onChange={(thresholds) => form.set({ thresholds })}
    >
      {(threshold, change, place) => {
        const errorAt = (field: string) => form.errorAt(`thresholds.${place}.${field}`);
        return (
          <div className={styles.pair}>
            <SelectField
              label="Of those who wanted a person"
              choices={kinds}
              value={threshold.of}
              onChange={(of) => of && change(newThreshold[of])}
            />
            {threshold.of === 'answered' && (
              <>
                <NumberField
                  label="At least"
                  unit="per cent"
                  error={errorAt('atLeastPercent')}
                  value={threshold.atLeastPercent}
                  onChange={(atLeastPercent) => change({ ...threshold, atLeastPercent })}
                />
                <NumberField
                  label="Within"
                  unit="seconds"
                  error={errorAt('withinSeconds')}
                  value={threshold.withinSeconds}
                  onChange={(withinSeconds) => change({ ...threshold, withinSeconds })}
                />
              </>
            )}
            {threshold.of === 'abandoned' && (
              <NumberField
                label="At most"
                unit="per cent"
                error={errorAt('atMostPercent')}
                value={threshold.atMostPercent}
                onChange={(atMostPercent) => change({ ...threshold, atMostPercent })}
              />
            )}
            {threshold.of === 'speedOfAnswer' && (
              <NumberField
                label="At most"
                unit="seconds"
                error={errorAt('atMostSeconds')}
                value={threshold.atMostSeconds}
                onChange={(atMostSeconds) => change({ ...threshold, atMostSeconds })}
              />
            )}
          </div>
        );
      }}
    </RowsField>
  );
}
