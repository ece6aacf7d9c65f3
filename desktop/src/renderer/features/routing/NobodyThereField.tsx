import type { NobodyAvailable, UnavailableWhile } from '@switchboard/shared/routing-plan';
import { nobodyThereWords, unavailableWords } from '../../app/words/plan-words.ts';
import { CheckListField } from '../../ui/index.ts';

const choices = Object.entries(unavailableWords).map(([value, label]) => ({
  value: value as UnavailableWhile,
  label: `${label.slice(0, 1).toUpperCase()}${label.slice(1)}`,
}));

/** “Nobody is there”, said as a list: what of an agent makes her count as not there. */
export function NobodyThereField({
  value,
  onChange,
}: {
  value: NobodyAvailable;
  onChange: (value: NobodyAvailable) => void;
}) {
  return (
    <CheckListField
      label="Does not count as there"
      hint={`Now it means: ${nobodyThereWords(value.unavailableWhile)}. Who is signed out never counts.`}
      inColumns
      choices={choices}
      value={value.unavailableWhile}
      onChange={(unavailableWhile) => onChange({ unavailableWhile })}
    />
  );
}
