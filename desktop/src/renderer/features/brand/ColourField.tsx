import { parseColour } from '@switchboard/shared/brand';
import { TextField } from '../../ui/index.ts';
import styles from './Brand.module.css';

/** A colour as a number to paste from the house style, and as a swatch to try. */
export function ColourField({
  value,
  error,
  onChange,
}: {
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}) {
  const readable = parseColour(value) ? value : '#000000';
  return (
    <div className={styles.colour}>
      <TextField
        label="Colour"
        hint="As your house style gives it, for example #1F5F5B."
        mono
        error={error}
        value={value}
        onChange={(text) => onChange(text.trim().toUpperCase())}
      />
      <label className={styles.swatch} title="Try a colour">
        <span className="sr-only">Try a colour</span>
        <input
          type="color"
          value={readable.toLowerCase()}
          onChange={(event) => onChange(event.currentTarget.value.toUpperCase())}
        />
      </label>
    </div>
  );
}
