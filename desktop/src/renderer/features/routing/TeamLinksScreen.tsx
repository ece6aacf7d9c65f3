import type { TeamLink } from '@switchboard/shared/routing-plan';
import { Grid3x3, List, Plus, Waypoints } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useOpenRecord } from '../../app/use-open-record.ts';
import { secondsWords } from '../../app/words/plan-words.ts';
import { Button, DataTable, EmptyState, Panel, type TableColumn } from '../../ui/index.ts';
import { LinkDrawer } from './LinkDrawer.tsx';
import { LinkTable } from './LinkTable.tsx';
import { PlanHead, PlanPage } from './PlanPage.tsx';
import { ProblemMark } from './ProblemMark.tsx';
import { usePlanDesk, usePlanNames } from './use-plan.ts';

const title = 'Team links';
const intro =
  'Which team takes which queue. The smaller number goes first; a delay lets a team help only when others have not.';

const idOf = ({ team, queue }: Pick<TeamLink, 'team' | 'queue'>): string => `${team}/${queue}`;

function useColumns(): readonly TableColumn<TeamLink>[] {
  const names = usePlanNames();
  const { findings } = usePlanDesk();
  return useMemo(
    () => [
      {
        id: 'team',
        header: 'Team',
        value: ({ team }) => team,
        cell: ({ team, queue }) => <ProblemMark findings={findings} at={['links', team, queue]} name={team} />,
      },
      { id: 'queue', header: 'Queue', value: ({ queue }) => names.queue(queue) },
      { id: 'priority', header: 'Priority', align: 'end', value: ({ priority }) => priority },
      {
        id: 'delay',
        header: 'Helps after',
        align: 'end',
        value: ({ delaySeconds }) => delaySeconds,
        cell: ({ delaySeconds }) => (delaySeconds === 0 ? 'at once' : secondsWords(delaySeconds)),
      },
    ],
    [names, findings],
  );
}

function TeamLinks() {
  const { plan, mayChange } = usePlanDesk();
  const { openId, open, close } = useOpenRecord();
  const columns = useColumns();
  const [asList, setAsList] = useState(false);
  const opened = plan.links.find((link) => idOf(link) === openId);
  const [team = '', queue = ''] = (openId ?? '').split('/');
  const isNew = openId !== undefined && !opened;
  return (
    <>
      <PlanHead
        title={title}
        intro={intro}
        actions={
          <>
            {plan.links.length > 0 && (
              <Button icon={asList ? Grid3x3 : List} onClick={() => setAsList(!asList)}>
                {asList ? 'Show as a table' : 'Show as a list'}
              </Button>
            )}
            {mayChange && (
              <Button look="primary" icon={Plus} onClick={() => open('new')}>
                New link
              </Button>
            )}
          </>
        }
      />
      <Panel flush>
        {plan.links.length === 0 ? (
          <EmptyState icon={Waypoints} title="No team is linked to a queue">
            Every queue is taken by everybody who has the skills it asks for. Link a team to change that.
          </EmptyState>
        ) : asList ? (
          <DataTable
            label={title}
            columns={columns}
            rows={plan.links}
            rowId={idOf}
            noun={['link', 'links']}
            sortedBy={{ id: 'team', desc: false }}
            searchLabel="Find a team or queue"
            onOpen={(link) => open(idOf(link))}
            openId={openId}
            empty={null}
          />
        ) : (
          <LinkTable onOpen={(link) => open(idOf(link))} />
        )}
      </Panel>
      {openId && (opened || (isNew && mayChange)) && (
        <LinkDrawer
          key={openId}
          link={opened}
          begun={openId === 'new' ? { team: '', queue: '' } : { team, queue }}
          onClose={close}
        />
      )}
    </>
  );
}

/** Who takes what. */
export function TeamLinksScreen() {
  return (
    <PlanPage title={title} intro={intro}>
      <TeamLinks />
    </PlanPage>
  );
}
