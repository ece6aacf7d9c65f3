import { allRights, type Right, rights } from '@switchboard/shared/access';
import { identityOperations } from '@switchboard/shared/identity';
import { useState } from 'react';
import { formatMoment } from '../../app/format-time.ts';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useServiceAreas } from '../../app/use-directory.ts';
import { useForm } from '../../app/use-form.ts';
import { useMe } from '../../app/use-me.ts';
import { CheckListField, FormDrawer, NumberField, SecretBox, SelectField, TextField } from '../../ui/index.ts';

const operation = identityOperations.apiToken.issue;

interface Words {
  name: string;
  rights: Right[];
  serviceAreaId: string;
  expiresInDays: number;
}

/** A new token: for which program, with which rights, for how long. */
export function IssueTokenDrawer({ onIssued, onClose }: { onIssued: () => void; onClose: () => void }) {
  const me = useMe();
  const areas = useServiceAreas();
  const form = useForm<Words>({ name: '', rights: [], serviceAreaId: '', expiresInDays: 90 });
  const { values, set, errorAt } = form;
  const { send, busy, refusal } = useCommand(operation);
  const [issued, setIssued] = useState<{ token: string; expiresAt: number }>();
  const mine = allRights.filter((right) => me.rights.some((held) => held.right === right));
  const issue = async () => {
    const input = { ...values, serviceAreaId: values.serviceAreaId || null };
    if (!form.check(operation.input, input)) return;
    const outcome = await send(input);
    if (!outcome.ok) return form.mark(outcome.refusal);
    setIssued(outcome.value);
    onIssued();
  };
  if (issued) {
    return (
      <FormDrawer opened title={`Token for ${values.name}`} onClose={onClose}>
        <SecretBox label="The token" secret={issued.token}>
          {`Put it where ${values.name} keeps its secrets. It is shown only now and runs out ${formatMoment(issued.expiresAt)}.`}
        </SecretBox>
      </FormDrawer>
    );
  }
  return (
    <FormDrawer
      opened
      title="Issue a token"
      notice={<RefusalNotice refusal={refusal} onRetry={() => void issue()} />}
      submit="Issue token"
      busy={busy}
      dirty={form.dirty}
      onSubmit={() => void issue()}
      onClose={onClose}
    >
      <TextField
        label="Program"
        hint="Whoever reads the audit trail should know it by this name."
        required
        autoFocus
        error={errorAt('name')}
        value={values.name}
        onChange={(value) => set('name', value)}
      />
      <NumberField
        label="Runs out after"
        unit="days"
        error={errorAt('expiresInDays')}
        value={values.expiresInDays}
        onChange={(value) => set('expiresInDays', value)}
      />
      <SelectField
        label="Only in"
        clearable
        placeholder="Whole organisation"
        choices={areas.choices}
        value={values.serviceAreaId}
        onChange={(value) => set('serviceAreaId', value)}
      />
      <CheckListField
        label="It may"
        hint="Only what you may do yourself is offered. Give as little as it needs."
        required
        choices={mine.map((right) => ({ value: right, label: rights[right], hint: right }))}
        error={errorAt('rights')}
        value={values.rights}
        onChange={(chosen) => set('rights', chosen)}
      />
    </FormDrawer>
  );
}
