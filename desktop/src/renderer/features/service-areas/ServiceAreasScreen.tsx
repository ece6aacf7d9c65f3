import { identityOperations, type ServiceAreaRecord } from '@switchboard/shared/identity';
import { Archive, Check, MapPinned, Plus } from 'lucide-react';
import { ListScreen } from '../../app/ListScreen.tsx';
import { useMayI } from '../../app/use-me.ts';
import { useOpenRecord } from '../../app/use-open-record.ts';
import { useList } from '../../app/use-query.ts';
import { Button, EmptyState, StatusBadge, type TableColumn } from '../../ui/index.ts';
import { EditServiceAreaDrawer, NewServiceAreaDrawer } from './ServiceAreaDrawers.tsx';

const columns: readonly TableColumn<ServiceAreaRecord>[] = [
  { id: 'name', header: 'Name', value: ({ name }) => name },
  { id: 'reference', header: 'Reference', value: ({ reference }) => reference ?? '' },
  {
    id: 'state',
    header: 'State',
    value: ({ closedAt }) => (closedAt ? 'Closed' : 'Open'),
    cell: ({ closedAt }) =>
      closedAt ? (
        <StatusBadge status="offline" icon={Archive}>
          Closed
        </StatusBadge>
      ) : (
        <StatusBadge status="ready" icon={Check}>
          Open
        </StatusBadge>
      ),
  },
];

/** The parts of the organisation that rights, people and teams can be limited to. */
export function ServiceAreasScreen() {
  const mayManage = useMayI('serviceAreas.manage');
  const { openId, open, close } = useOpenRecord();
  const list = useList(identityOperations.serviceArea.list, { state: 'any' });
  const opened = list.rows.find(({ id }) => id === openId);
  const done = () => {
    list.reload();
    close();
  };
  return (
    <ListScreen
      title="Service areas"
      intro="A district, a department, a service. A role can be given for one area only; then nothing else is seen."
      actions={
        mayManage && (
          <Button look="primary" icon={Plus} onClick={() => open('new')}>
            New service area
          </Button>
        )
      }
      list={list}
      columns={columns}
      rowId={({ id }) => id}
      noun={['service area', 'service areas']}
      sortedBy={{ id: 'name', desc: false }}
      searchLabel="Find by name or reference"
      empty={
        <EmptyState icon={MapPinned} title="No service areas yet">
          Without any, every role holds for the whole organisation.
        </EmptyState>
      }
      onOpen={({ id }) => open(id)}
      openId={openId}
    >
      {openId === 'new' && <NewServiceAreaDrawer onDone={done} onClose={close} />}
      {opened && <EditServiceAreaDrawer key={opened.id} area={opened} onDone={done} onClose={close} />}
    </ListScreen>
  );
}
