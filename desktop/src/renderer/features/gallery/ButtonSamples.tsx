import { ArrowLeftRight, Plus, Search, Siren, Trash2 } from 'lucide-react';
import { Button, IconButton } from '../../ui/index.ts';
import styles from './Gallery.module.css';
import { Block, Sample } from './Sample.tsx';

export function ButtonSamples() {
  return (
    <Block title="Buttons">
      <div className={styles.row}>
        <Sample name="rest">
          <Button look="primary">Send</Button>
        </Sample>
        <Sample name="with keys">
          <Button look="primary" keys="Ctrl Enter">
            Send
          </Button>
        </Sample>
        <Sample name="busy">
          <Button look="primary" busy>
            Sending
          </Button>
        </Sample>
        <Sample name="not yet">
          <Button look="primary" notYet>
            Complete, 2 to go
          </Button>
        </Sample>
        <Sample name="disabled">
          <Button disabled>Send</Button>
        </Sample>
      </div>
      <div className={styles.row}>
        <Sample name="default">
          <Button icon={ArrowLeftRight}>Transfer</Button>
        </Sample>
        <Sample name="quiet">
          <Button look="quiet" icon={Plus}>
            Tag
          </Button>
        </Sample>
        <Sample name="destructive">
          <Button look="danger" icon={Trash2}>
            Delete draft
          </Button>
        </Sample>
        <Sample name="emergency only">
          <Button look="emergency" icon={Siren} keys="Alt R">
            Raise
          </Button>
        </Sample>
        <Sample name="icon">
          <IconButton icon={Search} label="Search" />
        </Sample>
      </div>
      <div className={styles.row}>
        {(['small', 'compact', 'medium', 'large'] as const).map((size) => (
          <Sample key={size} name={size}>
            <Button size={size}>Open</Button>
          </Sample>
        ))}
      </div>
    </Block>
  );
}
