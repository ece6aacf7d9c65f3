import { identityOperations, type OrganisationRecord } from '@switchboard/shared/identity';
import { Building2, Plus } from 'lucide-react';
import { formatDay, formatMoment } from '../../app/format-time.ts';
import { ListScreen } from '../../app/ListScreen.tsx';
import { Crest } from '../../app/shell/Crest.tsx';
import { useOpenRecord } from '../../app/use-open-record.ts';
import { useList } from '../../app/use-query.ts';
import { Button, EmptyState, Facts, FormDrawer, type TableColumn } from '../../ui/index.ts';
import { NewOrganisationDrawer } from './NewOrganisationDrawer.tsx';
import styles from './Organisations.module.css';

const columns: readonly TableColumn<OrganisationRecord>[] = [
  { id: 'name', header: 'Name', value: ({ name }) => name },
  {
    id: 'colour',
    header: 'Colour',
    value: ({ brand }) => brand.colour,
    cell: ({ brand }) => (
      <span className={styles.colour}>
        <i style={{ background: brand.colour }} aria-hidden="true" />
        <span className="mono">{brand.colour}</span>
      </span>
    ),
  },
  { id: 'logo', header: 'Logo', value: ({ brand }) => (brand.logo ? 'Own' : 'Plain shield') },
  {
    id: 'createdAt',
    header: 'Since',
    value: ({ createdAt }) => createdAt,
    cell: ({ createdAt }) => formatDay(createdAt),
  },
];

/** The bodies that work on this installation. Whoever runs the server sees that they exist, and none of their records. */
export function OrganisationsScreen() {
  const { openId, open, close } = useOpenRecord();
  const list = useList(identityOperations.organisation.list, {});
  const opened = list.rows.find(({ id }) => id === openId);
  return (
    <ListScreen
      title="Organisations"
      intro="The bodies that work on this installation. You see that they exist, and none of their records."
      actions={
        <Button look="primary" icon={Plus} onClick={() => open('new')}>
          New organisation
        </Button>
      }
      list={list}
      columns={columns}
      rowId={({ id }) => id}
      noun={['organisation', 'organisations']}
      sortedBy={{ id: 'name', desc: false }}
      searchLabel="Find by name"
      empty={
        <EmptyState icon={Building2} title="No organisations yet">
          Create one to get the link for its first security administrator.
        </EmptyState>
      }
      onOpen={({ id }) => open(id)}
      openId={openId}
    >
      {openId === 'new' && <NewOrganisationDrawer onCreated={list.reload} onClose={close} />}
      {opened && (
        <FormDrawer opened title={opened.name} onClose={close}>
          <Crest logo={opened.brand.logo} large />
          <Facts
            facts={[
              ['Name', opened.name],
              ['Colour', opened.brand.colour],
              ['Since', formatMoment(opened.createdAt)],
              [
                'Id',
                <span key="id" className="mono">
                  {opened.id}
                </span>,
              ],
            ]}
          />
          <p className="muted small">Name and brand are changed by the organisation itself, under Setup, Brand.</p>
        </FormDrawer>
      )}
    </ListScreen>
  );
}
