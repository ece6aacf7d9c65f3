import type { ReactNode } from 'react';
import { RowsField, SelectField } from '../../ui/index.ts';
import { type AnyAll, conditionsOf, modeOf, together } from './any-all.ts';
import styles from './Routing.module.css';

/** When a rule holds: one or several conditions, any or all of them. */
export function WhenField<Condition>({
  when,
  most,
  fresh,
  children,
  onChange,
}: {
  when: AnyAll<Condition>;
  most: number;
  fresh: Condition;
  children: (condition: Condition, change: (condition: Condition) => void, place: number) => ReactNode;
  onChange: (when: AnyAll<Condition>) => void;
}) {
  const conditions = conditionsOf(when);
  return (
    <div className={styles.when}>
      {conditions.length > 1 && (
        <div className={styles.mode}>
          <SelectField
            label="When"
            choices={[
              { value: 'all', label: 'All of these are true' },
              { value: 'any', label: 'Any of these is true' },
            ]}
            value={modeOf(when)}
            onChange={(mode) => mode && onChange(together(mode, [...conditions]))}
          />
        </div>
      )}
      <RowsField
        label="Conditions"
        noun="condition"
        tight
        items={conditions}
        fewest={1}
        most={most}
        onAdd={() => fresh}
        onChange={(next) => onChange(together(modeOf(when), next))}
      >
        {children}
      </RowsField>
    </div>
  );
}
