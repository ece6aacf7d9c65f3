import { type TeamLink, teamLinkSchema } from '@switchboard/shared/routing-plan';
import { useState } from 'react';
import { secondsWords } from '../../app/words/plan-words.ts';
import { NumberField, SelectField } from '../../ui/index.ts';
import { FieldFindings } from './FieldFindings.tsx';
import { PartDrawer } from './PartDrawer.tsx';
import { linkPart, newLinkPart } from './plan-part.ts';
import styles from './Routing.module.css';
import { usePartForm } from './use-part-form.ts';
import { usePlanDesk, usePlanNames } from './use-plan.ts';

/** One team and one queue: before whom, and after how long. */
export function LinkDrawer({
  link,
  begun,
  onClose,
}: {
  link: TeamLink | undefined;
  begun: Pick<TeamLink, 'team' | 'queue'>;
  onClose: () => void;
}) {
  const { plan, read } = usePlanDesk();
  const names = usePlanNames();
  const [part] = useState(() => (link ? linkPart(link.team, link.queue) : newLinkPart));
  const form = usePartForm(part, teamLinkSchema, link ?? { ...begun, priority: 1, delaySeconds: 0 });
  const { value, set, errorAt } = form;
  const isTaken = !link && plan.links.some(({ team, queue }) => team === value.team && queue === value.queue);
  const name = value.team && value.queue ? `${value.team}, ${names.queue(value.queue)}` : 'The link';
  return (
    <PartDrawer
      form={form}
      title={link ? name : 'New link'}
      name={name}
      isNew={!link}
      blocked={isTaken}
      factsOf={({ priority, delaySeconds }) => [
        ['Priority', `${priority}`],
        ['Helps after', delaySeconds === 0 ? 'at once' : secondsWords(delaySeconds)],
      ]}
      onClose={onClose}
    >
      {!link && (
        <>
          <SelectField
            label="Team"
            required
            searchable
            placeholder="Choose a team"
            choices={read.surroundings.teams.map(({ name: team, members }) => ({
              value: team,
              label: `${team} (${members} ${members === 1 ? 'member' : 'members'})`,
            }))}
            error={errorAt('team') && 'Choose a team.'}
            value={value.team}
            onChange={(team) => set({ team })}
          />
          <SelectField
            label="Queue"
            required
            searchable
            placeholder="Choose a queue"
            choices={plan.queues.map(({ key, name: queue }) => ({ value: key, label: queue }))}
            error={
              isTaken
                ? 'This team has this queue already. Open that link instead.'
                : errorAt('queue') && 'Choose a queue.'
            }
            value={value.queue}
            onChange={(queue) => set({ queue })}
          />
        </>
      )}
      <div data-at="priority">
        <NumberField
          label="Priority"
          hint="1 goes first: for the team’s agents, and for the queue’s contacts. Up to 99."
          error={errorAt('priority')}
          value={value.priority}
          onChange={(priority) => set({ priority })}
        />
      </div>
      <div data-at="delaySeconds">
        <NumberField
          label="Helps after"
          unit="seconds"
          hint="So long a contact waits in the queue before this team may take it. An emergency does not wait."
          error={errorAt('delaySeconds')}
          value={value.delaySeconds}
          onChange={(delaySeconds) => set({ delaySeconds })}
        />
      </div>
      <FieldFindings findings={form.findings} />
      <p className={styles.sentence}>
        {value.delaySeconds === 0
          ? 'The team takes contacts of this queue at once'
          : `The team takes contacts that have waited ${secondsWords(value.delaySeconds)} in this queue`}
        , {value.priority === 1 ? 'before every other work.' : `after work with a priority below ${value.priority}.`}
      </p>
    </PartDrawer>
  );
}
