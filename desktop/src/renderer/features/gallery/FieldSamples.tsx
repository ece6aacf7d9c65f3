import { useState } from 'react';
import {
  CheckListField,
  NumberField,
  PasswordField,
  RadioListField,
  SecretBox,
  SelectField,
  SwitchField,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import styles from './Gallery.module.css';
import { Block } from './Sample.tsx';

const teams = [
  { value: 'harrow', label: 'Team Harrow' },
  { value: 'weir', label: 'Team Weir' },
];

function TypedFields() {
  const [postcode, setPostcode] = useState('EM4 2QT');
  const [ringBy, setRingBy] = useState('31 Nov 2026');
  const [password, setPassword] = useState('three quiet words');
  const [minutes, setMinutes] = useState(15);
  const [note, setNote] = useState('Grey estate seen again, see 3 Mar.');
  return (
    <Block title="Fields">
      <div className={styles.fields}>
        <TextField label="Postcode" value={postcode} onChange={setPostcode} />
        <TextField
          label="Ring-by date"
          required
          error="November has 30 days. Try 30 Nov 2026."
          value={ringBy}
          onChange={setRingBy}
        />
        <TextField label="Record number" readOnly value="EP-26-118340" onChange={() => undefined} />
        <PasswordField label="Password" autoComplete="new-password" value={password} onChange={setPassword} />
        <NumberField label="Ends when idle for" unit="minutes" value={minutes} onChange={setMinutes} />
        <TextAreaField label="Note" hint="Staff only." rows={2} value={note} onChange={setNote} />
      </div>
    </Block>
  );
}

function ChosenFields({ theme }: { theme: string }) {
  const [team, setTeam] = useState('harrow');
  const [fields, setFields] = useState(['name']);
  const [kind, setKind] = useState('takeOver');
  const [on, setOn] = useState(true);
  return (
    <Block title="Choices">
      <div className={styles.fields}>
        <SelectField label="Team" choices={teams} value={team} onChange={setTeam} />
        <CheckListField
          label="These fields, and no others"
          choices={[
            { value: 'name', label: 'Name' },
            { value: 'phone', label: 'Phone number', hint: 'As colleagues dial it' },
          ]}
          value={fields}
          onChange={setFields}
        />
        <RadioListField
          label={`A second desk (${theme})`}
          choices={[
            { value: 'takeOver', label: 'May take over' },
            { value: 'refuse', label: 'Is refused' },
          ]}
          value={kind}
          onChange={setKind}
        />
        <SwitchField label="Suggestions" value={on} onChange={setOn} />
        <SecretBox label="One-use link" secret="https://desk.eastmere.example/desk/reset?token=…">
          Shown only now.
        </SecretBox>
      </div>
    </Block>
  );
}

export function FieldSamples({ theme }: { theme: string }) {
  return (
    <div className={styles.two}>
      <TypedFields />
      <ChosenFields theme={theme} />
    </div>
  );
}
