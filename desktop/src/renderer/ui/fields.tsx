import {
  Checkbox,
  MultiSelect,
  NumberInput,
  PasswordInput,
  Radio,
  Select,
  Switch,
  Textarea,
  TextInput,
} from '@mantine/core';
import { ArrowBigUp, Eye, EyeOff, TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import styles from './fields.module.css';

/** What every field has: a label that stays, a hint before the mistake, and a sentence after it. */
interface FieldProps<Value> {
  label: string;
  hint?: ReactNode;
  /** What is wrong and how to put it right. */
  error?: string | undefined;
  required?: boolean;
  disabled?: boolean;
  value: Value;
  onChange: (value: Value) => void;
}

export interface Choice<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
}

function FieldError({ children }: { children: string }) {
  return (
    <>
      <TriangleAlert size={13} className={styles.errorIcon} aria-hidden="true" />
      {children}
    </>
  );
}

/** Mantine's shape of our common members. The asterisk is Mantine's; `required` of the browser would pop up its own words. */
const wrapped = <Value,>({ label, hint, error, required, disabled }: FieldProps<Value>) => ({
  label,
  description: hint,
  error: error ? <FieldError>{error}</FieldError> : undefined,
  withAsterisk: required ?? false,
  disabled: disabled ?? false,
  'aria-required': required || undefined,
});

/** A group of check boxes has no such attribute; the asterisk and the error say it. */
const withoutAriaRequired = <Props extends { 'aria-required': true | undefined }>({
  'aria-required': _required,
  ...rest
}: Props) => rest;

type TextKind = 'text' | 'email' | 'tel' | 'url' | 'date' | 'datetime-local' | 'search';

export function TextField({
  kind = 'text',
  autoComplete = 'off',
  placeholder,
  readOnly,
  name,
  autoFocus,
  mono,
  ...field
}: FieldProps<string> & {
  kind?: TextKind;
  autoComplete?: string;
  placeholder?: string;
  readOnly?: boolean;
  name?: string;
  autoFocus?: boolean;
  mono?: boolean;
}) {
  return (
    <TextInput
      {...wrapped(field)}
      type={kind}
      name={name}
      autoComplete={autoComplete}
      placeholder={placeholder}
      readOnly={readOnly}
      data-autofocus={autoFocus || undefined}
      spellCheck={kind === 'text' && !mono ? undefined : false}
      classNames={mono ? { input: styles.mono } : {}}
      value={field.value}
      onChange={(event) => field.onChange(event.currentTarget.value)}
    />
  );
}

export function TextAreaField({ rows = 3, mono, ...field }: FieldProps<string> & { rows?: number; mono?: boolean }) {
  return (
    <Textarea
      {...wrapped(field)}
      {...(mono ? { classNames: { input: styles.mono }, spellCheck: false } : {})}
      minRows={rows}
      rows={rows}
      value={field.value}
      onChange={(event) => field.onChange(event.currentTarget.value)}
    />
  );
}

export function NumberField({
  unit,
  min,
  max,
  hidden,
  ...field
}: FieldProps<number> & {
  unit?: string;
  min?: number;
  max?: number;
  /** In a table, whose heads name the field for the eye; the label is read aloud. */
  hidden?: boolean;
}) {
  const shown = wrapped(field);
  return (
    <NumberInput
      {...shown}
      {...(hidden ? { label: undefined, 'aria-label': field.label } : {})}
      value={field.value}
      min={min ?? Number.MIN_SAFE_INTEGER}
      max={max ?? Number.MAX_SAFE_INTEGER}
      clampBehavior="none"
      allowDecimal={false}
      hideControls
      rightSection={unit ? <span className={styles.unit}>{unit}</span> : undefined}
      rightSectionWidth={unit ? 72 : undefined}
      onChange={(value) => field.onChange(typeof value === 'number' ? value : Number.parseInt(value, 10) || 0)}
    />
  );
}

/** A password: never trimmed, may be shown, and Caps Lock is said before it costs an attempt. */
export function PasswordField({
  autoComplete,
  autoFocus,
  name,
  ...field
}: FieldProps<string> & {
  autoComplete: 'current-password' | 'new-password';
  autoFocus?: boolean;
  name?: string;
}) {
  const [capsLock, setCapsLock] = useState(false);
  const watch = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <div>
      <PasswordInput
        {...wrapped(field)}
        name={name}
        autoComplete={autoComplete}
        data-autofocus={autoFocus || undefined}
        value={field.value}
        onChange={(event) => field.onChange(event.currentTarget.value)}
        onKeyDown={watch}
        onKeyUp={watch}
        onBlur={() => setCapsLock(false)}
        visibilityToggleIcon={({ reveal }) =>
          reveal ? <EyeOff size={16} aria-hidden="true" /> : <Eye size={16} aria-hidden="true" />
        }
        visibilityToggleButtonProps={{ 'aria-label': 'Show password', tabIndex: 0 }}
      />
      <div role="status">
        {capsLock && (
          <p className={styles.caps}>
            <ArrowBigUp size={14} aria-hidden="true" /> Caps Lock is on
          </p>
        )}
      </div>
    </div>
  );
}

export function SelectField<Value extends string>({
  choices,
  searchable,
  clearable,
  placeholder,
  onOpen,
  ...field
}: Omit<FieldProps<Value | ''>, 'onChange'> & {
  choices: readonly Choice<Value>[];
  searchable?: boolean;
  clearable?: boolean;
  placeholder?: string;
  /** The list is about to be seen: time to fetch what it offers. */
  onOpen?: () => void;
  onChange: (value: Value | '') => void;
}) {
  return (
    <Select
      {...wrapped(field)}
      data={choices.map(({ value, label }) => ({ value, label }))}
      value={field.value || null}
      searchable={searchable ?? false}
      clearable={clearable ?? false}
      allowDeselect={clearable ?? false}
      placeholder={placeholder}
      nothingFoundMessage="Nothing by that name"
      {...(onOpen ? { onDropdownOpen: onOpen } : {})}
      onChange={(value) => field.onChange((value ?? '') as Value | '')}
    />
  );
}

/** Several of many, found by typing. */
export function MultiSelectField({
  choices,
  placeholder,
  ...field
}: FieldProps<string[]> & { choices: readonly Choice[]; placeholder?: string }) {
  return (
    <MultiSelect
      {...wrapped(field)}
      searchable
      data={choices.map(({ value, label }) => ({ value, label }))}
      placeholder={field.value.length === 0 ? placeholder : ''}
      nothingFoundMessage="Nothing by that name"
      value={field.value}
      onChange={field.onChange}
    />
  );
}

/** Several of a few, all in view. */
export function CheckListField<Value extends string>({
  choices,
  inColumns,
  ...field
}: FieldProps<Value[]> & {
  choices: readonly Choice<Value>[];
  /** Short words stand beside each other. */
  inColumns?: boolean;
}) {
  return (
    <Checkbox.Group
      {...withoutAriaRequired(wrapped(field))}
      value={field.value}
      onChange={(values) => field.onChange(values as Value[])}
    >
      <div className={inColumns ? styles.columns : styles.list}>
        {choices.map(({ value, label, hint }) => (
          <Checkbox key={value} size="xs" value={value} label={label} description={hint} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

/** One of a few, all in view. */
export function RadioListField<Value extends string>({
  choices,
  ...field
}: FieldProps<Value> & { choices: readonly Choice<Value>[] }) {
  return (
    <Radio.Group {...wrapped(field)} value={field.value} onChange={(value) => field.onChange(value as Value)}>
      <div className={styles.list}>
        {choices.map(({ value, label, hint }) => (
          <Radio key={value} size="xs" value={value} label={label} description={hint} />
        ))}
      </div>
    </Radio.Group>
  );
}

export function SwitchField({ label, hint, disabled, value, onChange }: FieldProps<boolean>) {
  return (
    <Switch
      size="sm"
      label={label}
      description={hint}
      disabled={disabled ?? false}
      checked={value}
      onChange={(event) => onChange(event.currentTarget.checked)}
      withThumbIndicator={false}
    />
  );
}
