import { identityOperations, type TeamRecord } from '@switchboard/shared/identity';
import { Archive, Building2, Check, Plus, UsersRound } from 'lucide-react';
import { useMemo } from 'react';
import { ListScreen } from '../../app/ListScreen.tsx';
import { useServiceAreas } from '../../app/use-directory.ts';
import { useMayI, useMe } from '../../app/use-me.ts';
import { useOpenRecord } from '../../app/use-open-record.ts';
import { useList } from '../../app/use-query.ts';
import { Button, EmptyState, StatusBadge, type TableColumn } from '../../ui/index.ts';
import { TeamDrawer } from './TeamDrawer.tsx';

function TeamState({ team, ours }: { team: TeamRecord; ours: boolean }) {
  if (!ours) {
    return (
      <StatusBadge status="contact" icon={Building2}>
        Shared with us
      </StatusBadge>
    );
  }
  if (team.closedAt) {
    return (
      <StatusBadge status="offline" icon={Archive}>
        Closed
      </StatusBadge>
    );
  }
  return (
    <StatusBadge status="ready" icon={Check}>
      Open
    </StatusBadge>
  );
}

function useColumns(): readonly TableColumn<TeamRecord>[] {
  const { nameOf } = useServiceAreas();
  const { organisation } = useMe();
  return useMemo(
    () => [
      { id: 'name', header: 'Name', value: ({ name }) => name ?? 'Name not shared' },
      { id: 'reference', header: 'Reference', value: ({ reference }) => reference ?? '' },
      { id: 'phone', header: 'Phone', value: ({ phoneNumber }) => phoneNumber ?? '' },
      {
        id: 'area',
        header: 'Service area',
        value: (team) => (team.organisationId === organisation.id ? nameOf(team.serviceAreaId) : ''),
      },
      {
        id: 'members',
        header: 'Members',
        align: 'end',
        value: ({ memberIds }) => memberIds?.length ?? -1,
        cell: ({ memberIds }) => memberIds?.length ?? <span className="muted">not shared</span>,
      },
      {
        id: 'state',
        header: 'State',
        value: ({ closedAt }) => (closedAt ? 'Closed' : 'Open'),
        cell: (team) => <TeamState team={team} ours={team.organisationId === organisation.id} />,
      },
    ],
    [nameOf, organisation.id],
  );
}

/** Who works together. Teams of other organisations appear with the fields they share. */
export function TeamsScreen() {
  const mayManage = useMayI('teams.manage');
  const { openId, open, close } = useOpenRecord();
  const list = useList(identityOperations.team.list, { state: 'any' });
  const opened = list.rows.find(({ id }) => id === openId);
  const done = () => {
    list.reload();
    close();
  };
  return (
    <ListScreen
      title="Teams"
      intro="Who works together, and how colleagues reach them."
      actions={
        mayManage && (
          <Button look="primary" icon={Plus} onClick={() => open('new')}>
            New team
          </Button>
        )
      }
      list={list}
      columns={useColumns()}
      rowId={({ id }) => id}
      noun={['team', 'teams']}
      sortedBy={{ id: 'name', desc: false }}
      searchLabel="Find by name, reference or phone"
      empty={
        <EmptyState icon={UsersRound} title="No teams yet">
          Create one, then put colleagues into it.
        </EmptyState>
      }
      onOpen={({ id }) => open(id)}
      openId={openId}
    >
      {openId === 'new' && mayManage && (
        <TeamDrawer team={undefined} onDone={done} onChanged={list.reload} onClose={close} />
      )}
      {opened && <TeamDrawer key={opened.id} team={opened} onDone={done} onChanged={list.reload} onClose={close} />}
    </ListScreen>
  );
}
