import { planOperations, readPlanText, type UnreadablePlace } from '@switchboard/shared/routing-plan';
import { FileUp } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { Banner, Button, FormDrawer, TextAreaField, useToast } from '../../ui/index.ts';
import { placesIn } from './import-places.ts';
import styles from './Routing.module.css';

/** Brings a text in as the draft. One that cannot be read stays in the field, with the place that is wrong. */
export function ImportDrawer({
  revision,
  hasDraft,
  onReload,
  onClose,
}: {
  revision: number;
  hasDraft: boolean;
  onReload: () => void;
  onClose: () => void;
}) {
  const say = useToast();
  const navigate = useNavigate();
  const fileId = useId();
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [faults, setFaults] = useState<readonly UnreadablePlace[]>([]);
  const { send, busy, refusal, forget } = useCommand(planOperations.import);
  const type = (next: string) => {
    setText(next);
    setFaults([]);
    forget();
  };
  const bring = async () => {
    if (text.trim() === '') return setFaults([{ at: 'Text', sentence: 'Choose a file, or paste a text.' }]);
    const read = readPlanText(text);
    if (!read.ok) return setFaults(read.refusal.places);
    const outcome = await send({ revision, text });
    if (!outcome.ok) {
      if (outcome.refusal.code === 'record/changed-meanwhile') onReload();
      return setFaults(placesIn(outcome.refusal));
    }
    const { length } = outcome.value.findings;
    say({
      kind: length === 0 ? 'done' : 'warning',
      message: `Imported as the draft; ${length === 0 ? 'nothing is wrong with it' : `${length} problems to look at`}`,
    });
    onReload();
    void navigate('/routing/queues');
  };
  return (
    <FormDrawer
      opened
      title="Import a text"
      intro="It becomes the draft. Nothing is in force before the draft is published."
      notice={<RefusalNotice refusal={refusal} onRetry={() => void bring()} />}
      submit="Import as draft"
      busy={busy}
      dirty={text !== ''}
      onSubmit={() => void bring()}
      onClose={onClose}
    >
      {hasDraft && (
        <Banner kind="warning" title="There is a draft.">
          It is replaced by what you import. Export it first if it may be needed.
        </Banner>
      )}
      <div>
        <input
          ref={file}
          id={fileId}
          type="file"
          accept=".json,application/json,text/plain"
          hidden
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            void chosen?.text().then(type);
            event.currentTarget.value = '';
          }}
        />
        <Button type="button" icon={FileUp} onClick={() => file.current?.click()}>
          Choose a file
        </Button>
      </div>
      <TextAreaField
        label="Text"
        hint="As it was exported."
        rows={14}
        mono
        error={faults.length > 0 ? 'This cannot be read. See below where.' : undefined}
        value={text}
        onChange={type}
      />
      {faults.length > 0 && (
        <ul className={styles.faults} aria-label="What is wrong with the text">
          {faults.map(({ at, sentence }) => (
            <li key={`${at} ${sentence}`}>
              <b>{at}</b> {sentence}
            </li>
          ))}
        </ul>
      )}
    </FormDrawer>
  );
}
