import { type MarkerKind, markerKindSchema, markerKinds, markerOperations } from '@switchboard/shared/customers';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useForm } from '../../app/use-form.ts';
import { useMayI } from '../../app/use-me.ts';
import { FormDrawer, SelectField, SwitchField, TextAreaField, TextField, useToast } from '../../ui/index.ts';

const kindChoices = markerKindSchema.options.map((value) => ({ value, label: markerKinds[value] }));

interface MarkerWords {
  kind: MarkerKind | '';
  text: string;
  source: string;
  reviewOn: string;
  isRestricted: boolean;
}
const noWords: MarkerWords = { kind: '', text: '', source: '', reviewOn: '', isRestricted: false };

/** Sets a marker. It needs a source and a day of review: without them it would be a rumour that never ends. */
export function NewMarkerDrawer({
  customerId,
  onDone,
  onClose,
}: {
  customerId: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const say = useToast();
  const mayRestrict = useMayI('customers.restricted');
  const form = useForm<MarkerWords>(noWords);
  const { values, set, errorAt } = form;
  const { send, busy, refusal } = useCommand(markerOperations.add);
  const save = async () => {
    const { kind, ...rest } = values;
    const input = { customerId, ...rest, kind: kind as MarkerKind };
    if (!form.check(markerOperations.add.input, input)) return;
    const outcome = await send(input);
    if (!outcome.ok) return form.mark(outcome.refusal);
    say({ kind: 'done', message: 'Marker set' });
    onDone();
  };
  return (
    <FormDrawer
      opened
      title="Set a marker"
      intro="What the next colleague must know before she speaks or goes there."
      notice={<RefusalNotice refusal={refusal} onRetry={() => void save()} />}
      submit="Set marker"
      busy={busy}
      dirty={form.dirty}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <SelectField<MarkerKind>
        label="Kind"
        required
        choices={kindChoices}
        error={errorAt('kind')}
        value={values.kind}
        onChange={(kind) => set('kind', kind)}
      />
      <TextAreaField
        label="What to know"
        required
        rows={2}
        error={errorAt('text')}
        value={values.text}
        onChange={(text) => set('text', text)}
      />
      <TextField
        label="Source"
        required
        hint="Who said so, or which record it comes from"
        error={errorAt('source')}
        value={values.source}
        onChange={(source) => set('source', source)}
      />
      <TextField
        label="Review on"
        required
        kind="date"
        hint="From this day somebody must look whether it is still true"
        error={errorAt('reviewOn') && 'Choose a day.'}
        value={values.reviewOn}
        onChange={(reviewOn) => set('reviewOn', reviewOn)}
      />
      {mayRestrict && (
        <SwitchField
          label="Restricted"
          hint="Only those who may see restricted markers will know that it is there"
          value={values.isRestricted}
          onChange={(isRestricted) => set('isRestricted', isRestricted)}
        />
      )}
    </FormDrawer>
  );
}
