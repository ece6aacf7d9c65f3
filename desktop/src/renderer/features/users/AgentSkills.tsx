import { agentOperations, type HeldSkill } from '@switchboard/shared/agents';
import { queueOperations } from '@switchboard/shared/queues';
import { useState } from 'react';
import { LoadFailure } from '../../app/LoadFailure.tsx';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useQuery } from '../../app/use-query.ts';
import { useServerNow } from '../../app/use-server-now.ts';
import { Button, LoadingLines, NumberField, RowsField, SelectField, TextField, useToast } from '../../ui/index.ts';
import styles from './Users.module.css';

interface SkillWords {
  readonly skillId: string;
  readonly level: number;
  /** A day, or empty: for good. */
  readonly until: string;
}
const dayMs = 86_400_000;
const fresh: SkillWords = { skillId: '', level: 5, until: '' };
/** It is held until the end of the day that is named. */
const wordsOf = ({ skillId, level, expiresAt }: HeldSkill): SkillWords => ({
  skillId,
  level,
  until: expiresAt === null ? '' : new Date(expiresAt - 1).toISOString().slice(0, 10),
});
const expiryOf = (until: string): number | null => (until === '' ? null : Date.parse(until) + dayMs);

interface Named {
  readonly id: string;
  readonly name: string;
}

function SkillsForm({ userId, held, known }: { userId: string; held: readonly HeldSkill[]; known: readonly Named[] }) {
  const say = useToast();
  const now = useServerNow(60_000);
  const [rows, setRows] = useState<readonly SkillWords[]>(() => held.map(wordsOf));
  const [checked, setChecked] = useState(false);
  const { send, busy, refusal } = useCommand(agentOperations.setSkills);
  const isTwice = (row: SkillWords) => rows.filter(({ skillId }) => skillId === row.skillId).length > 1;
  const isWrong = (row: SkillWords) => row.skillId === '' || row.level < 1 || row.level > 10 || isTwice(row);
  const save = async () => {
    setChecked(true);
    if (rows.some(isWrong)) return;
    const skills = rows.map(({ skillId, level, until }) => ({ skillId, level, expiresAt: expiryOf(until) }));
    const outcome = await send({ userId, skills });
    if (outcome.ok) say({ kind: 'done', message: 'Skills saved; they hold at once' });
  };
  const choices = (chosen: string) => [
    ...known.map(({ id, name }) => ({ value: id, label: name })),
    ...(chosen === '' || known.some(({ id }) => id === chosen)
      ? []
      : [{ value: chosen, label: 'A skill no longer in the plan' }]),
  ];
  return (
    <>
      <RefusalNotice refusal={refusal} onRetry={() => void save()} />
      <RowsField
        label="Skills"
        noun="skill"
        tight
        items={rows}
        empty="No skill: offered only what asks for none."
        onAdd={() => fresh}
        onChange={setRows}
      >
        {(row, change) => {
          const expiry = expiryOf(row.until);
          return (
            <div className={styles.skill}>
              <SelectField
                label="Skill"
                searchable
                placeholder="Choose a skill"
                choices={choices(row.skillId)}
                error={
                  checked && row.skillId === ''
                    ? 'Choose one.'
                    : isTwice(row) && row.skillId
                      ? 'Named twice.'
                      : undefined
                }
                value={row.skillId}
                onChange={(skillId) => change({ ...row, skillId })}
              />
              <NumberField
                label="Level"
                unit="of 10"
                error={row.level < 1 || row.level > 10 ? 'Give 1 to 10.' : undefined}
                value={row.level}
                onChange={(level) => change({ ...row, level })}
              />
              <TextField
                label={expiry !== null && expiry <= now ? 'Until (over)' : 'Until'}
                kind="date"
                value={row.until}
                onChange={(until) => change({ ...row, until })}
              />
            </div>
          );
        }}
      </RowsField>
      <div>
        <Button type="button" size="compact" busy={busy} onClick={() => void save()}>
          Save skills
        </Button>
      </div>
    </>
  );
}

/** What an agent can do, how well and until when. It holds at once, for what waits already too. */
export function AgentSkills({ userId, isAlone }: { userId: string; isAlone?: boolean }) {
  const held = useQuery(agentOperations.skills, { userId });
  const known = useQuery(queueOperations.skills, {});
  const refusal = held.refusal ?? known.refusal;
  return (
    <section className={styles.group} aria-label="Skills">
      {/* A drawer that holds nothing else begins here: a field to search in would open its list unasked. */}
      <h3 className={styles.groupTitle} tabIndex={-1} data-autofocus={isAlone || undefined}>
        Skills
      </h3>
      {refusal && (
        <LoadFailure
          what="The skills"
          refusal={refusal}
          onRetry={() => {
            held.reload();
            known.reload();
          }}
        />
      )}
      {!refusal && (!held.value || !known.value) && <LoadingLines label="Loading the skills" />}
      {!refusal && held.value && known.value && (
        <SkillsForm userId={userId} held={held.value.items} known={known.value.items} />
      )}
    </section>
  );
}
