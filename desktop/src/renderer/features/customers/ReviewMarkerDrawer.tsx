import { type Marker, markerKinds, markerOperations } from '@switchboard/shared/customers';
import { useState } from 'react';
import { formatDay } from '../../app/format-time.ts';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useForm } from '../../app/use-form.ts';
import { Button, Facts, FormDrawer, TextAreaField, TextField, useToast } from '../../ui/index.ts';

interface ReviewMarkerDrawerProps {
  readonly marker: Marker;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Is it still true? Then it stands until a new day; else it is taken away, with the reason for the audit trail. */
export function ReviewMarkerDrawer({ marker, onDone, onClose }: ReviewMarkerDrawerProps) {
  const say = useToast();
  const form = useForm({ text: marker.text, reviewOn: '', reason: '' });
  const { values, set, errorAt } = form;
  const review = useCommand(markerOperations.review);
  const end = useCommand(markerOperations.end);
  const [isEnding, setEnding] = useState(false);
  const keep = async () => {
    const input = { markerId: marker.id, version: marker.version, text: values.text, reviewOn: values.reviewOn };
    if (!form.check(markerOperations.review.input, input)) return;
    const outcome = await review.send(input);
    if (!outcome.ok) return form.mark(outcome.refusal);
    say({ kind: 'done', message: 'Marker reviewed' });
    onDone();
  };
  const takeAway = async () => {
    const input = { markerId: marker.id, reason: values.reason };
    if (!form.check(markerOperations.end.input, input)) return;
    const outcome = await end.send(input);
    if (!outcome.ok) return form.mark(outcome.refusal);
    say({ kind: 'done', message: 'Marker taken away' });
    onDone();
  };
  return (
    <FormDrawer
      opened
      title={markerKinds[marker.kind]}
      notice={<RefusalNotice refusal={isEnding ? end.refusal : review.refusal} />}
      submit={isEnding ? 'Take away' : 'Still true'}
      aside={
        <Button type="button" look={isEnding ? 'default' : 'danger'} onClick={() => setEnding(!isEnding)}>
          {isEnding ? 'It is still true' : 'No longer true'}
        </Button>
      }
      busy={review.busy || end.busy}
      dirty={form.dirty}
      onSubmit={() => void (isEnding ? takeAway() : keep())}
      onClose={onClose}
    >
      <Facts
        facts={[
          ['Source', marker.source],
          ['Set', `${formatDay(marker.recordedAt)}, ${marker.recordedBy.name ?? 'a colleague'}`],
          ['Last reviewed', marker.reviewedAt === null ? 'never' : formatDay(marker.reviewedAt)],
        ]}
      />
      {isEnding ? (
        <TextField
          label="Why it is no longer true"
          required
          error={errorAt('reason')}
          value={values.reason}
          onChange={(reason) => set('reason', reason)}
        />
      ) : (
        <>
          <TextAreaField
            label="What to know"
            required
            rows={2}
            error={errorAt('text')}
            value={values.text}
            onChange={(text) => set('text', text)}
          />
          <TextField
            label="Review again on"
            required
            kind="date"
            error={errorAt('reviewOn') && 'Choose a day.'}
            value={values.reviewOn}
            onChange={(reviewOn) => set('reviewOn', reviewOn)}
          />
        </>
      )}
    </FormDrawer>
  );
}
