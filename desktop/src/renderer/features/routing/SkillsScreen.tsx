import { type QueuePlan, skillPlanSchema, skillsNamedIn } from '@switchboard/shared/routing-plan';
import { GraduationCap, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useOpenRecord } from '../../app/use-open-record.ts';
import { Button, DataTable, EmptyState, Facts, Panel, type TableColumn, TextField } from '../../ui/index.ts';
import { FieldFindings } from './FieldFindings.tsx';
import { KeyField } from './KeyField.tsx';
import { PartDrawer } from './PartDrawer.tsx';
import { PlanHead, PlanPage } from './PlanPage.tsx';
import { ProblemMark } from './ProblemMark.tsx';
import { keyOf, newPart, type PlanSkill, skillPart } from './plan-part.ts';
import { usePartForm } from './use-part-form.ts';
import { type PlanDesk, usePlanDesk } from './use-plan.ts';

const title = 'Skills';
const intro = 'What agents can do, as queues ask for it. Who holds which, and how well, stands with each user.';

const asksFor = (skill: string) => (queue: QueuePlan) =>
  queue.steps.some(({ needs }) => skillsNamedIn(needs).includes(skill));

function useColumns({ plan, findings, read }: PlanDesk): readonly TableColumn<PlanSkill>[] {
  return useMemo(
    () => [
      {
        id: 'name',
        header: 'Skill',
        value: ({ name }) => name,
        cell: ({ key, name }) => <ProblemMark findings={findings} at={['skills', key]} name={name} />,
      },
      { id: 'key', header: 'Key', value: ({ key }) => key, cell: ({ key }) => <span className="mono">{key}</span> },
      {
        id: 'queues',
        header: 'Asked for by',
        value: ({ key }) =>
          plan.queues
            .filter(asksFor(key))
            .map(({ name }) => name)
            .join(', '),
        cell: ({ key }) => {
          const names = plan.queues.filter(asksFor(key)).map(({ name }) => name);
          return names.length > 0 ? names.join(', ') : <span className="muted">no queue</span>;
        },
      },
      {
        id: 'held',
        header: 'Highest level held',
        align: 'end',
        value: ({ key }) => read.surroundings.skillsHeld[key] ?? 0,
        cell: ({ key }) => read.surroundings.skillsHeld[key] ?? <span className="muted">nobody has it</span>,
      },
    ],
    [plan.queues, findings, read.surroundings.skillsHeld],
  );
}

function SkillDrawer({ skill, onClose }: { skill: PlanSkill | undefined; onClose: () => void }) {
  const { plan } = usePlanDesk();
  const [part] = useState(() => (skill ? skillPart(skill.key) : newPart<PlanSkill>('skills')));
  const form = usePartForm(part, skillPlanSchema, skill ?? { key: '', name: '' });
  const { value, set, errorAt } = form;
  const taken = plan.skills.map(({ key }) => key);
  const isTaken = !skill && taken.includes(value.key);
  const rename = (name: string) =>
    set({ name, ...(!skill && value.key === keyOf(value.name, taken) ? { key: keyOf(name, taken) } : {}) });
  const users = skill ? plan.queues.filter(asksFor(skill.key)) : [];
  return (
    <PartDrawer
      form={form}
      title={skill?.name ?? 'New skill'}
      name={value.name}
      isNew={!skill}
      blocked={isTaken}
      factsOf={({ name }) => [['Name', name]]}
      onClose={onClose}
    >
      <TextField label="Name" required autoFocus error={errorAt('name')} value={value.name} onChange={rename} />
      <KeyField
        value={value.key}
        isNew={!skill}
        error={
          isTaken
            ? 'Another skill has this key. Choose another one.'
            : errorAt('key') && (value.key === '' ? 'Fill this in.' : errorAt('key'))
        }
        onChange={(key) => set({ key })}
      />
      <FieldFindings findings={form.findings} />
      {skill && <Facts facts={[['Asked for by', users.map(({ name }) => name).join(', ') || 'no queue']]} />}
    </PartDrawer>
  );
}

function Skills() {
  const desk = usePlanDesk();
  const { openId, open, close } = useOpenRecord();
  const opened = desk.plan.skills.find(({ key }) => key === openId);
  return (
    <>
      <PlanHead
        title={title}
        intro={intro}
        actions={
          desk.mayChange && (
            <Button look="primary" icon={Plus} onClick={() => open('new')}>
              New skill
            </Button>
          )
        }
      />
      <Panel flush>
        <DataTable
          label={title}
          columns={useColumns(desk)}
          rows={desk.plan.skills}
          rowId={({ key }) => key}
          noun={['skill', 'skills']}
          sortedBy={{ id: 'name', desc: false }}
          searchLabel="Find a skill"
          onOpen={({ key }) => open(key)}
          openId={openId}
          empty={
            <EmptyState icon={GraduationCap} title="No skill yet">
              Make one for each thing that not everybody can do: a language, a service, a kind of case.
            </EmptyState>
          }
        />
      </Panel>
      {openId === 'new' && desk.mayChange && <SkillDrawer skill={undefined} onClose={close} />}
      {opened && <SkillDrawer key={opened.key} skill={opened} onClose={close} />}
    </>
  );
}

/** The skills that queues may ask for. */
export function SkillsScreen() {
  return (
    <PlanPage title={title} intro={intro}>
      <Skills />
    </PlanPage>
  );
}
