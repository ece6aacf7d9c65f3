import { PasswordField } from '../../ui/index.ts';

export interface NewPassword {
  readonly first: string;
  readonly again: string;
}

/** What is wrong with the pair, before the server is asked; the organisation's full rules are the server's. */
export function newPasswordError({ first, again }: NewPassword, minimum: number): { first?: string; again?: string } {
  if (first.length < minimum) return { first: `Use at least ${minimum} characters. Three words make a good one.` };
  return first === again ? {} : { again: 'The two do not agree. Type the password again.' };
}

export function NewPasswordFields({
  value,
  errors,
  minimum,
  onChange,
}: {
  value: NewPassword;
  errors: { first?: string; again?: string };
  minimum: number;
  onChange: (value: NewPassword) => void;
}) {
  return (
    <>
      <PasswordField
        label="New password"
        hint={`At least ${minimum} characters. Spaces count; pasting is welcome.`}
        autoComplete="new-password"
        error={errors.first}
        value={value.first}
        onChange={(first) => onChange({ ...value, first })}
      />
      <PasswordField
        label="New password again"
        autoComplete="new-password"
        error={errors.again}
        value={value.again}
        onChange={(again) => onChange({ ...value, again })}
      />
    </>
  );
}
