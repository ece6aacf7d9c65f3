import { identityOperations, type TeamRecord } from '@switchboard/shared/identity';
import { useState } from 'react';
import { ConflictNotice } from '../../app/ConflictNotice.tsx';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useServiceAreas } from '../../app/use-directory.ts';
import { useForm } from '../../app/use-form.ts';
import { useMayI, useMe } from '../../app/use-me.ts';
import { useNewerVersion } from '../../app/use-newer-version.ts';
import { Facts, FormDrawer, SelectField, TextField, useToast } from '../../ui/index.ts';
import { CloseTeam } from './CloseTeam.tsx';
import { TeamMembers } from './TeamMembers.tsx';
import { detailsOf, differencesOf, noWords, type TeamWords, wordsOf } from './team-input.ts';

const { team: operations } = identityOperations;

interface TeamDrawerProps {
  readonly team: TeamRecord | undefined;
  readonly onDone: () => void;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** One team: to change for those who may and if it is ours, to look at otherwise. */
export function TeamDrawer(props: TeamDrawerProps) {
  const mayManage = useMayI('teams.manage');
  const { organisation } = useMe();
  const { team, onClose } = props;
  const isOurs = team === undefined || team.organisationId === organisation.id;
  if (mayManage && isOurs && !team?.closedAt) return <EditTeam {...props} />;
  return (
    <FormDrawer
      opened
      title={team?.name ?? 'Team'}
      intro={isOurs ? undefined : 'Another organisation shares this team with yours. You see the fields it shares.'}
      onClose={onClose}
    >
      <Facts
        facts={[
          ['Reference', team?.reference ?? undefined],
          ['Phone', team?.phoneNumber ?? undefined],
        ]}
      />
      {isOurs && team && <TeamMembers team={team} readOnly onChanged={() => undefined} />}
    </FormDrawer>
  );
}

function useSaving({ team, onDone }: TeamDrawerProps) {
  const say = useToast();
  const form = useForm<TeamWords>(team ? wordsOf(team) : noWords);
  const [version, setVersion] = useState(team?.version ?? 1);
  const create = useCommand(operations.create);
  const update = useCommand(operations.update);
  const { newer, look, decided } = useNewerVersion(operations.list, { state: 'any' }, team?.id ?? '');
  const save = async () => {
    const details = detailsOf(form.values);
    if (!form.check(operations.create.input, details)) return;
    const outcome = team ? await update.send({ teamId: team.id, version, ...details }) : await create.send(details);
    if (outcome.ok) {
      say({ kind: 'done', message: `${form.values.name} ${team ? 'saved' : 'created'}` });
      return onDone();
    }
    form.mark(outcome.refusal);
    await look(outcome.refusal);
  };
  const decide = (words: TeamWords, theirs: TeamRecord) => {
    setVersion(theirs.version ?? 1);
    form.reset(words);
    update.forget();
    decided();
  };
  return { form, save, newer, decide, busy: create.busy || update.busy, refusal: create.refusal ?? update.refusal };
}

function EditTeam(props: TeamDrawerProps) {
  const { team, onDone, onChanged, onClose } = props;
  const areas = useServiceAreas();
  const { form, save, newer, decide, busy, refusal } = useSaving(props);
  const { values, set, errorAt } = form;
  return (
    <FormDrawer
      opened
      title={team?.name ?? 'New team'}
      notice={
        newer ? (
          <ConflictNotice
            differences={differencesOf(wordsOf(newer), values)}
            onTakeTheirs={() => decide(wordsOf(newer), newer)}
            onKeepMine={() => decide(values, newer)}
          />
        ) : (
          <RefusalNotice refusal={refusal} onRetry={() => void save()} />
        )
      }
      submit={team ? 'Save' : 'Create team'}
      aside={team && <CloseTeam team={team} onDone={onDone} />}
      busy={busy}
      dirty={form.dirty}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TextField
        label="Name"
        required
        autoFocus
        error={errorAt('name') ?? (refusal?.code === 'team/name-taken' ? 'In use already.' : undefined)}
        value={values.name}
        onChange={(value) => set('name', value)}
      />
      <TextField
        label="Reference"
        error={errorAt('reference')}
        value={values.reference}
        onChange={(value) => set('reference', value)}
      />
      <TextField
        label="Phone"
        kind="tel"
        error={errorAt('phoneNumber')}
        value={values.phoneNumber}
        onChange={(value) => set('phoneNumber', value)}
      />
      <SelectField
        label="Service area"
        clearable
        placeholder="Whole organisation"
        choices={areas.choices}
        value={values.serviceAreaId}
        onChange={(value) => set('serviceAreaId', value)}
      />
      {team && <TeamMembers team={team} onChanged={onChanged} />}
    </FormDrawer>
  );
}
