import { identityOperations, type ServiceAreaRecord } from '@switchboard/shared/identity';
import { Archive } from 'lucide-react';
import { useState } from 'react';
import { ConflictNotice } from '../../app/ConflictNotice.tsx';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { type Form, useForm } from '../../app/use-form.ts';
import { useNewerVersion } from '../../app/use-newer-version.ts';
import { Button, ConfirmDialog, FormDrawer, TextField, useToast } from '../../ui/index.ts';

const { serviceArea: operations } = identityOperations;

interface Words {
  name: string;
  reference: string;
}
const wordsOf = (area: ServiceAreaRecord): Words => ({ name: area.name, reference: area.reference ?? '' });
const detailsOf = ({ name, reference }: Words) => ({ name, reference: reference.trim() || null });

function Fields({ form, taken }: { form: Form<Words>; taken: boolean }) {
  const { values, set, errorAt } = form;
  return (
    <>
      <TextField
        label="Name"
        required
        autoFocus
        error={errorAt('name') ?? (taken ? 'In use already.' : undefined)}
        value={values.name}
        onChange={(value) => set('name', value)}
      />
      <TextField
        label="Reference"
        hint="Your own code for it, as other systems write it."
        error={errorAt('reference')}
        value={values.reference}
        onChange={(value) => set('reference', value)}
      />
    </>
  );
}

export function NewServiceAreaDrawer({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const say = useToast();
  const form = useForm<Words>({ name: '', reference: '' });
  const { send, busy, refusal } = useCommand(operations.create);
  const create = async () => {
    const input = detailsOf(form.values);
    if (!form.check(operations.create.input, input)) return;
    const outcome = await send(input);
    if (!outcome.ok) return form.mark(outcome.refusal);
    say({ kind: 'done', message: `${form.values.name} created` });
    onDone();
  };
  return (
    <FormDrawer
      opened
      title="New service area"
      notice={<RefusalNotice refusal={refusal} onRetry={() => void create()} />}
      submit="Create"
      busy={busy}
      dirty={form.dirty}
      onSubmit={() => void create()}
      onClose={onClose}
    >
      <Fields form={form} taken={refusal?.code === 'service-area/name-taken'} />
    </FormDrawer>
  );
}

function CloseAct({ area, onDone }: { area: ServiceAreaRecord; onDone: () => void }) {
  const say = useToast();
  const [asking, setAsking] = useState(false);
  const { send, busy, refusal } = useCommand(operations.close);
  const close = async () => {
    if (!(await send({ serviceAreaId: area.id })).ok) return;
    say({ kind: 'done', message: `${area.name} closed` });
    onDone();
  };
  return (
    <>
      <Button type="button" look="danger" icon={Archive} onClick={() => setAsking(true)}>
        Close area
      </Button>
      <ConfirmDialog
        opened={asking}
        title={`Close ${area.name}?`}
        safe="Keep it open"
        act="Close it"
        busy={busy}
        onSafe={() => setAsking(false)}
        onAct={() => void close()}
      >
        <p>Nothing new can be put into it. What is in it stays, and so does its history.</p>
        <RefusalNotice refusal={refusal} />
      </ConfirmDialog>
    </>
  );
}

export function EditServiceAreaDrawer({
  area,
  onDone,
  onClose,
}: {
  area: ServiceAreaRecord;
  onDone: () => void;
  onClose: () => void;
}) {
  const say = useToast();
  const form = useForm(wordsOf(area));
  const [version, setVersion] = useState(area.version);
  const { send, busy, refusal, forget } = useCommand(operations.update);
  const { newer, look, decided } = useNewerVersion(operations.list, { state: 'any' }, area.id);
  const save = async () => {
    const input = { serviceAreaId: area.id, version, ...detailsOf(form.values) };
    if (!form.check(operations.update.input, input)) return;
    const outcome = await send(input);
    if (outcome.ok) {
      say({ kind: 'done', message: `${form.values.name} saved` });
      return onDone();
    }
    form.mark(outcome.refusal);
    await look(outcome.refusal);
  };
  const decide = (words: Words, theirs: ServiceAreaRecord) => {
    setVersion(theirs.version);
    form.reset(words);
    forget();
    decided();
  };
  const differences = newer
    ? (
        [
          ['Name', 'name'],
          ['Reference', 'reference'],
        ] as const
      )
        .map(([field, key]) => ({ field, theirs: wordsOf(newer)[key], yours: form.values[key] }))
        .filter(({ theirs, yours }) => theirs !== yours)
    : [];
  return (
    <FormDrawer
      opened
      title={area.name}
      notice={
        newer ? (
          <ConflictNotice
            differences={differences}
            onTakeTheirs={() => decide(wordsOf(newer), newer)}
            onKeepMine={() => decide(form.values, newer)}
          />
        ) : (
          <RefusalNotice refusal={refusal} onRetry={() => void save()} />
        )
      }
      submit="Save"
      aside={area.closedAt === null && <CloseAct area={area} onDone={onDone} />}
      busy={busy}
      dirty={form.dirty}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Fields form={form} taken={refusal?.code === 'service-area/name-taken'} />
    </FormDrawer>
  );
}
