import { useEffect } from 'react';
import { ButtonSamples } from './ButtonSamples.tsx';
import { FieldSamples } from './FieldSamples.tsx';
import styles from './Gallery.module.css';
import { BannerSamples, FloatingSamples, StateSamples } from './StateSamples.tsx';
import { StatusSamples } from './StatusSamples.tsx';
import { TableSamples } from './TableSamples.tsx';

/** Every component in every state, light and dark side by side, to be looked at and to be checked by machine. */
export function GalleryScreen() {
  useEffect(() => {
    document.title = 'Gallery – Switchboard';
  }, []);
  return (
    <main className={styles.sheet}>
      <h1 className="sr-only" tabIndex={-1} data-page-heading>
        Components in every state
      </h1>
      {(['light', 'dark'] as const).map((theme) => (
        <section
          key={theme}
          className={styles.half}
          data-theme={theme}
          data-mantine-color-scheme={theme}
          aria-labelledby={`half-${theme}`}
        >
          <h2 id={`half-${theme}`} className={styles.name}>
            {theme === 'light' ? 'Light' : 'Dark'}
          </h2>
          <ButtonSamples />
          <StatusSamples />
          <FieldSamples theme={theme} />
          <TableSamples theme={theme} />
          <BannerSamples />
          <StateSamples />
          <FloatingSamples theme={theme} />
        </section>
      ))}
    </main>
  );
}
