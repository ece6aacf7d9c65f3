import type { QueuePlan } from '@switchboard/shared/routing-plan';
import { Inbox, Plus } from 'lucide-react';
import { useMemo } from 'react';
import { useOpenRecord } from '../../app/use-open-record.ts';
import { channelWords } from '../../app/words/contact-words.ts';
import { secondsWords, selectorWords } from '../../app/words/plan-words.ts';
import { Button, DataTable, EmptyState, Panel, StatusBadge, type TableColumn } from '../../ui/index.ts';
import { PlanHead, PlanPage } from './PlanPage.tsx';
import { ProblemMark } from './ProblemMark.tsx';
import { QueueForm } from './QueueForm.tsx';
import { type PlanDesk, usePlanDesk, usePlanNames } from './use-plan.ts';

const title = 'Queues';
const intro = 'Where contacts wait, who is looked for, and what happens when it takes too long.';

function useColumns({ findings, plan }: PlanDesk): readonly TableColumn<QueuePlan>[] {
  const names = usePlanNames();
  return useMemo(
    () => [
      {
        id: 'name',
        header: 'Queue',
        value: ({ name }) => name,
        cell: ({ key, name }) => <ProblemMark findings={findings} at={['queues', key]} name={name} />,
      },
      {
        id: 'band',
        header: 'Band',
        value: ({ band }) => band,
        cell: ({ band }) => (band === 0 ? <StatusBadge status="emergency">0 Emergency</StatusBadge> : band),
      },
      {
        id: 'channels',
        header: 'Channels',
        value: ({ channels }) => channels.map((channel) => channelWords[channel]).join(', '),
      },
      { id: 'steps', header: 'Steps', align: 'end', value: ({ steps }) => steps.length },
      { id: 'selector', header: 'Who of several', value: ({ selector }) => selectorWords[selector].label },
      {
        id: 'target',
        header: 'Answer within',
        align: 'end',
        value: ({ targetSeconds }) => targetSeconds,
        cell: ({ targetSeconds }) => secondsWords(targetSeconds),
      },
      {
        id: 'calendar',
        header: 'Open',
        value: ({ calendar }) => (calendar ? names.calendar(calendar) : 'Always'),
      },
      {
        id: 'teams',
        header: 'Teams',
        align: 'end',
        value: ({ key }) => plan.links.filter(({ queue }) => queue === key).length,
        cell: ({ key }) => plan.links.filter(({ queue }) => queue === key).length || 'everybody',
      },
    ],
    [findings, names, plan.links],
  );
}

function QueueList({ open }: { open: (key: string) => void }) {
  const desk = usePlanDesk();
  const { plan, mayChange } = desk;
  return (
    <>
      <PlanHead
        title={title}
        intro={intro}
        actions={
          mayChange && (
            <Button look="primary" icon={Plus} onClick={() => open('new')}>
              New queue
            </Button>
          )
        }
      />
      <Panel flush>
        <DataTable
          label={title}
          columns={useColumns(desk)}
          rows={plan.queues}
          rowId={({ key }) => key}
          noun={['queue', 'queues']}
          sortedBy={{ id: 'band', desc: false }}
          searchLabel="Find a queue"
          onOpen={({ key }) => open(key)}
          empty={
            <EmptyState icon={Inbox} title="No queue yet">
              Contacts need somewhere to wait. Make a queue, then publish the draft.
            </EmptyState>
          }
        />
      </Panel>
    </>
  );
}

function Queues() {
  const { openId, open, close } = useOpenRecord();
  const { plan, mayChange } = usePlanDesk();
  const opened = plan.queues.find(({ key }) => key === openId);
  if (openId === 'new' && mayChange) return <QueueForm key="new" queue={undefined} onClose={close} />;
  if (openId && opened) return <QueueForm key={openId} queue={opened} onClose={close} />;
  return <QueueList open={open} />;
}

/** Every queue of the draft; one of them to change. */
export function QueuesScreen() {
  return (
    <PlanPage title={title} intro={intro}>
      <Queues />
    </PlanPage>
  );
}
