import { channelSchema } from '@switchboard/shared/contacts';
import type { ContentCondition } from '@switchboard/shared/routing-plan';
import { channelWords } from '../../app/words/contact-words.ts';
import { NumberField, SelectField, TextField } from '../../ui/index.ts';
import { type ContentConditionKind, kindOfContent, newContentCondition } from './content-rule-words.ts';
import styles from './Routing.module.css';

const kinds: readonly { readonly value: ContentConditionKind; readonly label: string }[] = [
  { value: 'text', label: 'She writes' },
  { value: 'answer', label: 'Her answer to a question is' },
  { value: 'marker', label: 'She has the marker' },
  { value: 'repeat', label: 'She came before' },
  { value: 'waitedSeconds', label: 'She has waited' },
  { value: 'channel', label: 'She comes by' },
  { value: 'language', label: 'Her language is' },
];
const channels = channelSchema.options.map((value) => ({ value, label: channelWords[value] }));

interface Props {
  readonly condition: ContentCondition;
  readonly errorAt: (path: string) => string | undefined;
  readonly onChange: (condition: ContentCondition) => void;
}

function Values({ condition, errorAt, onChange }: Props) {
  if ('text' in condition) {
    return (
      <TextField
        label="Words or pattern"
        mono
        hint="Without regard to capitals and typography."
        error={errorAt('text')}
        value={condition.text}
        onChange={(text) => onChange({ text })}
      />
    );
  }
  if ('answer' in condition) {
    const { answer } = condition;
    return (
      <>
        <TextField
          label="Question"
          mono
          error={errorAt('answer.key')}
          value={answer.key}
          onChange={(key) => onChange({ answer: { ...answer, key } })}
        />
        <TextField
          label="Answer or pattern"
          mono
          error={errorAt('answer.matches')}
          value={answer.matches}
          onChange={(matches) => onChange({ answer: { ...answer, matches } })}
        />
      </>
    );
  }
  if ('marker' in condition) {
    return (
      <TextField
        label="Marker"
        error={errorAt('marker')}
        value={condition.marker}
        onChange={(marker) => onChange({ marker })}
      />
    );
  }
  if ('repeat' in condition) {
    const { repeat } = condition;
    return (
      <>
        <NumberField
          label="At least"
          unit="times"
          error={errorAt('repeat.contacts')}
          value={repeat.contacts}
          onChange={(contacts) => onChange({ repeat: { ...repeat, contacts } })}
        />
        <NumberField
          label="Within"
          unit="hours"
          error={errorAt('repeat.withinHours')}
          value={repeat.withinHours}
          onChange={(withinHours) => onChange({ repeat: { ...repeat, withinHours } })}
        />
      </>
    );
  }
  if ('waitedSeconds' in condition) {
    return (
      <NumberField
        label="At least"
        unit="seconds"
        error={errorAt('waitedSeconds')}
        value={condition.waitedSeconds}
        onChange={(waitedSeconds) => onChange({ waitedSeconds })}
      />
    );
  }
  if ('channel' in condition) {
    return (
      <SelectField
        label="Channel"
        choices={channels}
        value={condition.channel}
        onChange={(channel) => channel && onChange({ channel })}
      />
    );
  }
  return (
    <TextField
      label="Language"
      hint="Such as cy, pl, en."
      error={errorAt('language')}
      value={condition.language}
      onChange={(language) => onChange({ language })}
    />
  );
}

/** One thing that can be true of a contact. */
export function ContentConditionFields(props: Props) {
  return (
    <div className={styles.pair}>
      <SelectField
        label="What is true"
        choices={kinds}
        value={kindOfContent(props.condition)}
        onChange={(kind) => kind && props.onChange(newContentCondition[kind])}
      />
      <Values {...props} />
    </div>
  );
}
