import { SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import styles from './DisplayChoices.module.css';
import { type Preferences, preferenceChosen } from './preferences-slice.ts';
import { useDeskDispatch, useDeskSelector } from './store.ts';

const settings = [
  {
    name: 'theme',
    label: 'Theme',
    options: [
      ['system', 'System'],
      ['light', 'Light'],
      ['dark', 'Dark'],
    ],
  },
  {
    name: 'contrast',
    label: 'Contrast',
    options: [
      ['system', 'System'],
      ['normal', 'Normal'],
      ['more', 'More'],
    ],
  },
  {
    name: 'density',
    label: 'Rows',
    options: [
      ['compact', 'Compact'],
      ['roomy', 'Roomy'],
    ],
  },
] as const;

/** How the desk looks on this computer; each choice holds at once. */
export function DisplayChoices() {
  const preferences = useDeskSelector((state) => state.preferences);
  const dispatch = useDeskDispatch();
  const id = useId();
  return settings.map(({ name, label, options }) => (
    <div key={name} className={styles.choice}>
      <span id={`${id}-${name}`}>{label}</span>
      <SegmentedControl
        aria-labelledby={`${id}-${name}`}
        data={options.map(([value, word]) => ({ value, label: word }))}
        value={preferences[name]}
        onChange={(value) => dispatch(preferenceChosen({ [name]: value } as Partial<Preferences>))}
      />
    </div>
  ));
}
