import { SegmentedControl } from '@mantine/core';
import { type Preferences, preferenceChosen } from '../../app/preferences-slice.ts';
import { useDeskDispatch, useDeskSelector } from '../../app/store.ts';
import { Panel } from '../../ui/index.ts';
import styles from './Account.module.css';

const settings = [
  {
    name: 'theme',
    label: 'Theme',
    options: [
      ['system', 'As computer'],
      ['light', 'Light'],
      ['dark', 'Dark'],
    ],
  },
  {
    name: 'contrast',
    label: 'Contrast',
    options: [
      ['system', 'As computer'],
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

/** How the desk looks on this computer. */
export function DisplaySettings() {
  const preferences = useDeskSelector((state) => state.preferences);
  const dispatch = useDeskDispatch();
  return (
    <Panel title="Display" note="on this computer">
      {settings.map(({ name, label, options }) => (
        <div key={name} className={styles.setting}>
          <span id={`setting-${name}`}>{label}</span>
          <SegmentedControl
            aria-labelledby={`setting-${name}`}
            data={options.map(([value, word]) => ({ value, label: word }))}
            value={preferences[name]}
            onChange={(value) => dispatch(preferenceChosen({ [name]: value } as Partial<Preferences>))}
          />
        </div>
      ))}
    </Panel>
  );
}
