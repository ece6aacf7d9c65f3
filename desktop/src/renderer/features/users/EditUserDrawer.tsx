import { identityOperations, type UserRecord } from '@switchboard/shared/identity';
import { useState } from 'react';
import { ConflictNotice } from '../../app/ConflictNotice.tsx';
import type { CallRefusal } from '../../app/call-refusal.ts';
import { useDesk } from '../../app/desk-context.ts';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useServiceAreas } from '../../app/use-directory.ts';
import { useForm } from '../../app/use-form.ts';
import { FormDrawer, useToast } from '../../ui/index.ts';
import { useMayI } from '../../app/use-me.ts';
import { AccessActs } from './AccessActs.tsx';
import { AgentSkills } from './AgentSkills.tsx';
import { RolesField } from './RolesField.tsx';
import type { UserDrawerProps } from './user-drawer-props.ts';
import { UserDetailsFields } from './UserDetailsFields.tsx';
import { detailsOf, differencesOf, wordsOf } from './user-input.ts';

const { user: operations } = identityOperations;

/** Saves what changed: the details, the roles, or both, each against the version it was read at. */
function useSaving(user: UserRecord) {
  const [version, setVersion] = useState(user.version ?? 1);
  const details = useCommand(operations.update);
  const roles = useCommand(operations.setRoles);
  const save = async (words: ReturnType<typeof wordsOf>): Promise<CallRefusal | undefined> => {
    let at = version;
    const was = wordsOf(user);
    const changed = detailsOf(words);
    if (JSON.stringify(changed) !== JSON.stringify(detailsOf(was))) {
      const outcome = await details.send({ userId: user.id, version: at, ...changed });
      if (!outcome.ok) return outcome.refusal;
      at = outcome.value.version;
      setVersion(at);
    }
    if (JSON.stringify(words.roles) === JSON.stringify(was.roles)) return undefined;
    const outcome = await roles.send({ userId: user.id, version: at, roles: words.roles });
    return outcome.ok ? undefined : outcome.refusal;
  };
  return { save, setVersion, busy: details.busy || roles.busy };
}

/** Changes an account. What is about access (suspend, link, sessions) acts at once and stands apart. */
export function EditUserDrawer({ user, onSaved, onChanged, onClose }: UserDrawerProps) {
  const { api } = useDesk();
  const say = useToast();
  const maySkill = useMayI('agents.manage');
  const areas = useServiceAreas();
  const form = useForm(wordsOf(user));
  const { save, setVersion, busy } = useSaving(user);
  const [refusal, setRefusal] = useState<CallRefusal>();
  const [newer, setNewer] = useState<UserRecord>();

  const submit = async () => {
    const input = { userId: user.id, version: 1, ...detailsOf(form.values) };
    if (!form.check(operations.update.input, input)) return;
    const refused = await save(form.values);
    setRefusal(refused);
    if (!refused) {
      say({ kind: 'done', message: `${form.values.displayName} saved` });
      return onSaved();
    }
    form.mark(refused);
    if (refused.code !== 'record/changed-meanwhile') return;
    const read = await api.call(operations.read, { userId: user.id });
    if (read.ok) setNewer(read.value);
  };
  const decide = (words: ReturnType<typeof wordsOf>, theirs: UserRecord) => {
    setVersion(theirs.version ?? 1);
    form.reset(words);
    setNewer(undefined);
    setRefusal(undefined);
  };
  return (
    <FormDrawer
      opened
      title={user.displayName ?? 'User'}
      notice={
        newer ? (
          <ConflictNotice
            differences={differencesOf(wordsOf(newer), form.values)}
            onTakeTheirs={() => decide(wordsOf(newer), newer)}
            onKeepMine={() => decide(form.values, newer)}
          />
        ) : (
          <RefusalNotice refusal={refusal} onRetry={() => void submit()} />
        )
      }
      submit="Save"
      busy={busy}
      dirty={form.dirty}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <UserDetailsFields form={form} areas={areas.choices} />
      <RolesField
        value={form.values.roles}
        areas={areas.choices}
        error={form.errorAt('roles')}
        onChange={(roles) => form.set('roles', roles)}
      />
      {maySkill && <AgentSkills userId={user.id} />}
      <AccessActs user={user} onChanged={onChanged} />
    </FormDrawer>
  );
}
