import { type NotReadyReason, notReadyReasonOperations as operations } from '@switchboard/shared/agents';
import { Archive, ArchiveRestore } from 'lucide-react';
import { useState } from 'react';
import { ConflictNotice } from '../../app/ConflictNotice.tsx';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { type Form, useForm } from '../../app/use-form.ts';
import { useNewerVersion } from '../../app/use-newer-version.ts';
import {
  Button,
  CheckListField,
  ConfirmDialog,
  FormDrawer,
  NumberField,
  SwitchField,
  TextField,
  useToast,
} from '../../ui/index.ts';
import { atMost, countsAs, detailsOf, newReason, type ReasonWords, wordsOf } from './reason-words.ts';

const counts = [
  { value: 'paid', label: 'Paid time' },
  { value: 'work', label: 'Work', hint: 'Paperwork and training, for instance; not breaks.' },
] as const;

function Fields({ form, taken, nameHint }: { form: Form<ReasonWords>; taken: boolean; nameHint: string }) {
  const { values, set, errorAt } = form;
  return (
    <>
      <TextField
        label="Name"
        required
        autoFocus
        hint={nameHint}
        error={errorAt('title') ?? (taken ? 'In use already.' : undefined)}
        value={values.title}
        onChange={(value) => set('title', value)}
      />
      <CheckListField
        label="Counts as"
        choices={counts}
        value={values.counts}
        onChange={(value) => set('counts', value)}
      />
      <SwitchField
        label="Limit the time"
        hint="Whoever stays longer is shown to her supervisors. She is not made ready by it."
        value={values.isLimited}
        onChange={(value) => set('isLimited', value)}
      />
      {values.isLimited && (
        <NumberField
          label="At most"
          required
          unit="minutes"
          hint="From 1 minute to 1,440, a whole day."
          error={errorAt('mostMinutes')}
          value={values.mostMinutes}
          onChange={(value) => set('mostMinutes', value)}
        />
      )}
    </>
  );
}

const isTaken = (refusal: { code: string } | undefined) => refusal?.code === 'not-ready-reason/title-taken';

export function NewReasonDrawer({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const say = useToast();
  const form = useForm(newReason);
  const { send, busy, refusal } = useCommand(operations.add);
  const add = async () => {
    const input = detailsOf(form.values);
    if (!form.check(operations.add.input, input)) return;
    const outcome = await send(input);
    if (!outcome.ok) return form.mark(outcome.refusal);
    say({ kind: 'done', message: `${input.title.trim()} added, as the last of the list` });
    onDone();
  };
  return (
    <FormDrawer
      opened
      title="New reason"
      notice={<RefusalNotice refusal={refusal} onRetry={() => void add()} />}
      submit="Add"
      busy={busy}
      dirty={form.dirty}
      onSubmit={() => void add()}
      onClose={onClose}
    >
      <Fields form={form} taken={isTaken(refusal)} nameHint="As operators choose it and as reports show it." />
    </FormDrawer>
  );
}

function CloseAct({ reason, onDone }: { reason: NotReadyReason; onDone: () => void }) {
  const say = useToast();
  const [asking, setAsking] = useState(false);
  const { send, busy, refusal, forget } = useCommand(operations.close);
  const close = async () => {
    if (!(await send({ reasonId: reason.id })).ok) return;
    say({ kind: 'done', message: `${reason.title} closed` });
    onDone();
  };
  return (
    <>
      <Button
        type="button"
        look="danger"
        icon={Archive}
        onClick={() => {
          forget();
          setAsking(true);
        }}
      >
        Close reason
      </Button>
      <ConfirmDialog
        opened={asking}
        title={`Close ${reason.title}?`}
        safe="Keep it open"
        act="Close it"
        busy={busy}
        onSafe={() => setAsking(false)}
        onAct={() => void close()}
      >
        <p>
          Nobody can choose it any more. Who is not ready for it already stays so, and what reports say of it stays too.
        </p>
        <RefusalNotice refusal={refusal} />
      </ConfirmDialog>
    </>
  );
}

/** Changes one reason. Closing and reopening are here too: each is about one reason, and rare. */
export function EditReasonDrawer({
  reason,
  onDone,
  onClose,
}: {
  reason: NotReadyReason;
  onDone: () => void;
  onClose: () => void;
}) {
  const say = useToast();
  const form = useForm(wordsOf(reason));
  const [version, setVersion] = useState(reason.version);
  const { send, busy, refusal, forget } = useCommand(operations.change);
  const reopen = useCommand(operations.reopen);
  const { newer, look, decided } = useNewerVersion(operations.list, { state: 'any' }, reason.id);
  const save = async () => {
    const input = { reasonId: reason.id, version, ...detailsOf(form.values) };
    if (!form.check(operations.change.input, input)) return;
    reopen.forget();
    const outcome = await send(input);
    if (outcome.ok) {
      say({ kind: 'done', message: `${input.title.trim()} saved` });
      return onDone();
    }
    form.mark(outcome.refusal);
    await look(outcome.refusal);
  };
  const putBack = async () => {
    forget();
    if (!(await reopen.send({ reasonId: reason.id })).ok) return;
    say({ kind: 'done', message: `${reason.title} can be chosen again, as the last of the list` });
    onDone();
  };
  const decide = (words: ReasonWords, theirs: NotReadyReason) => {
    setVersion(theirs.version);
    form.reset(words);
    forget();
    decided();
  };
  const mine = detailsOf(form.values);
  const differences = newer
    ? [
        { field: 'Name', theirs: newer.title, yours: mine.title },
        { field: 'Counts as', theirs: countsAs(newer), yours: countsAs(mine) },
        { field: 'At most', theirs: atMost(newer), yours: atMost(mine) },
      ].filter(({ theirs, yours }) => theirs !== yours)
    : [];
  const aside =
    reason.closedAt === null ? (
      <CloseAct reason={reason} onDone={onDone} />
    ) : (
      <Button type="button" icon={ArchiveRestore} busy={reopen.busy} onClick={() => void putBack()}>
        Reopen
      </Button>
    );
  return (
    <FormDrawer
      opened
      title={reason.title}
      notice={
        newer ? (
          <ConflictNotice
            differences={differences}
            onTakeTheirs={() => decide(wordsOf(newer), newer)}
            onKeepMine={() => decide(form.values, newer)}
          />
        ) : (
          <RefusalNotice refusal={refusal ?? reopen.refusal} onRetry={() => void (refusal ? save() : putBack())} />
        )
      }
      submit="Save"
      aside={aside}
      busy={busy || reopen.busy}
      dirty={form.dirty}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Fields
        form={form}
        taken={isTaken(refusal ?? reopen.refusal)}
        nameHint="A new name begins a line of its own in reports; time already spent stays under the old one. Who is not ready already stays so, under the name and the limit she chose."
      />
    </FormDrawer>
  );
}
