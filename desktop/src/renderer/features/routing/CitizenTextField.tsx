import { TextAreaField } from '../../ui/index.ts';

interface CitizenText {
  readonly en: string;
  readonly cy?: string | undefined;
}

/** What a citizen reads or hears. English is always there; whoever speaks Welsh hears English where Welsh is missing. */
export function CitizenTextField({
  value,
  errorAt,
  onChange,
}: {
  value: CitizenText;
  errorAt: (language: 'en' | 'cy') => string | undefined;
  onChange: (value: { en: string; cy?: string }) => void;
}) {
  return (
    <>
      <TextAreaField
        label="What she is told, in English"
        required
        rows={2}
        error={errorAt('en')}
        value={value.en}
        onChange={(en) => onChange({ en, ...(value.cy ? { cy: value.cy } : {}) })}
      />
      <TextAreaField
        label="In Welsh"
        rows={2}
        error={errorAt('cy')}
        value={value.cy ?? ''}
        onChange={(cy) => onChange({ en: value.en, ...(cy ? { cy } : {}) })}
      />
    </>
  );
}
