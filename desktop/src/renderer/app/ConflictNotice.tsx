import { Banner, Button } from '../ui/index.ts';
import styles from './ConflictNotice.module.css';

/** One field that somebody else changed while this form was open. */
export interface Difference {
  readonly field: string;
  readonly theirs: string;
  readonly yours: string;
}

/** Two people changed the same record: what differs, and the choice. Nothing is overwritten unseen. */
export function ConflictNotice({
  differences,
  onTakeTheirs,
  onKeepMine,
}: {
  differences: readonly Difference[];
  onTakeTheirs: () => void;
  onKeepMine: () => void;
}) {
  return (
    <div className={styles.conflict}>
      <Banner kind="warning" title="Someone else changed this meanwhile.">
        {differences.length > 0
          ? 'Compare, then decide which version should stand. Nothing has been saved yet.'
          : 'What you typed agrees with the newer version. You can save again.'}
      </Banner>
      {differences.length > 0 && (
        <table className={styles.compare}>
          <caption className="sr-only">What differs</caption>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Now</th>
              <th scope="col">Yours</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ field, theirs, yours }) => (
              <tr key={field}>
                <th scope="row">{field}</th>
                <td>{theirs || 'empty'}</td>
                <td>{yours || 'empty'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={styles.choice}>
        <Button size="compact" onClick={onTakeTheirs}>
          Load the newer version
        </Button>
        <Button size="compact" onClick={onKeepMine}>
          Keep what I typed
        </Button>
      </div>
    </div>
  );
}
