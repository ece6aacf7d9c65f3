import { identityOperations, type TeamRecord } from '@switchboard/shared/identity';
import { UserMinus } from 'lucide-react';
import { useState } from 'react';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { usePeople } from '../../app/use-directory.ts';
import { IconButton, SelectField, useToast } from '../../ui/index.ts';
import styles from './Teams.module.css';

const { team: operations } = identityOperations;

/** Who is in the team. Each change takes effect at once and can be taken back. */
export function TeamMembers({
  team,
  readOnly,
  onChanged,
}: {
  team: TeamRecord;
  readOnly?: boolean;
  onChanged: () => void;
}) {
  const say = useToast();
  const people = usePeople();
  const [members, setMembers] = useState<readonly string[]>(team.memberIds ?? []);
  const add = useCommand(operations.addMember);
  const remove = useCommand(operations.removeMember);
  const put = async (userId: string) => {
    if (!userId || !(await add.send({ teamId: team.id, userId })).ok) return;
    setMembers((before) => [...before, userId]);
    onChanged();
  };
  const take = async (userId: string) => {
    if (!(await remove.send({ teamId: team.id, userId })).ok) return;
    setMembers((before) => before.filter((id) => id !== userId));
    onChanged();
    say({
      kind: 'done',
      message: `${people.nameOf(userId)} left ${team.name ?? 'the team'}`,
      undo: () => void put(userId),
    });
  };
  return (
    <section className={styles.members} aria-label="Members">
      <h3 className={styles.membersTitle}>
        Members <span className="muted">{members.length}</span>
      </h3>
      <RefusalNotice refusal={add.refusal ?? remove.refusal} />
      {members.length === 0 && <p className="muted small">Nobody yet.</p>}
      <ul>
        {members.map((userId) => (
          <li key={userId} className={styles.member}>
            <span className="truncate">{people.nameOf(userId)}</span>
            {!readOnly && (
              <IconButton
                small
                type="button"
                icon={UserMinus}
                label={`Take ${people.nameOf(userId)} out`}
                onClick={() => void take(userId)}
              />
            )}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <SelectField
          label="Add a colleague"
          searchable
          placeholder="Type a name"
          choices={people.choices.filter(({ value }) => !members.includes(value))}
          value=""
          onChange={(userId) => void put(userId)}
        />
      )}
    </section>
  );
}
