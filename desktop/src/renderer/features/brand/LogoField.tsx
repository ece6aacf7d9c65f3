import { ImageOff, ImageUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../../ui/index.ts';
import styles from './Brand.module.css';

const MAX_BYTES = 64 * 1024;

/** Reads a chosen picture as a data URL; the sentence says what was wrong with it. */
async function readLogo(file: File): Promise<{ logo: string } | { wrong: string }> {
  if (!['image/png', 'image/webp'].includes(file.type)) return { wrong: 'Choose a PNG or WebP picture.' };
  if (file.size > MAX_BYTES) {
    return { wrong: `The picture has ${Math.ceil(file.size / 1024)} KB. Save it smaller: at most 64 KB.` };
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return { logo: `data:${file.type};base64,${btoa(text)}` };
}

/** The organisation's mark; without one a plain shield stands in its colour. */
export function LogoField({
  value,
  error,
  onChange,
}: {
  value: string | null;
  error: string | undefined;
  onChange: (value: string | null) => void;
}) {
  const [wrong, setWrong] = useState<string>();
  const chooser = useRef<HTMLInputElement>(null);
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const read = await readLogo(file);
    setWrong('wrong' in read ? read.wrong : undefined);
    if ('logo' in read) onChange(read.logo);
  };
  return (
    <div className={styles.logoField}>
      <span className={styles.label} id="logo-label">
        Logo
      </span>
      <span className={styles.hint}>
        A square PNG or WebP, at most 64 KB. It must stand on white and on near-black.
      </span>
      <div className={styles.logoLine}>
        {value && <img src={value} alt="The present logo" width={40} height={40} className={styles.logo} />}
        <input
          ref={chooser}
          type="file"
          accept="image/png,image/webp"
          className="sr-only"
          tabIndex={-1}
          aria-labelledby="logo-label"
          onChange={(event) => void choose(event.currentTarget.files?.[0])}
        />
        <Button icon={ImageUp} onClick={() => chooser.current?.click()}>
          {value ? 'Choose another' : 'Choose a picture'}
        </Button>
        {value && (
          <Button look="quiet" icon={ImageOff} onClick={() => onChange(null)}>
            Use none
          </Button>
        )}
      </div>
      <p role="alert" className={styles.wrong}>
        {wrong ?? error}
      </p>
    </div>
  );
}
