import { TextField } from '../../ui/index.ts';

/** What a thing is called by flows, programs and exported texts: chosen once, never changed. */
export function KeyField({
  value,
  isNew,
  error,
  onChange,
}: {
  value: string;
  isNew: boolean;
  error: string | undefined;
  onChange: (key: string) => void;
}) {
  return (
    <TextField
      label="Key"
      mono
      readOnly={!isNew}
      hint={isNew ? 'Used by flows and programs; fixed once saved.' : 'Used by flows and programs; fixed.'}
      error={error}
      value={value}
      onChange={onChange}
    />
  );
}
