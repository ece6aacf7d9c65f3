interface TextFieldProps {
  readonly id: string;
  readonly label: string;
  readonly kind: 'text' | 'email' | 'tel';
  readonly value: string;
  readonly autocomplete: string;
  readonly problem?: string;
  readonly onChange: (value: string) => void;
}

/** A labelled field; what is wrong with it stands beside it and is named by it. */
export function TextField({ id, label, kind, value, autocomplete, problem, onChange }: TextFieldProps) {
  return (
    <div class={problem ? 'text-field wrong' : 'text-field'}>
      <label for={id}>{label}</label>
      {problem && (
        <p id={`${id}-problem`} class="problem" role="alert">
          {problem}
        </p>
      )}
      <input
        id={id}
        type="text"
        inputMode={kind}
        value={value}
        autocomplete={autocomplete}
        maxLength={254}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </div>
  );
}
