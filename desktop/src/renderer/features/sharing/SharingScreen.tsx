import { identityOperations, type SharingGrantRecord } from '@switchboard/shared/identity';
import { ArrowDownLeft, ArrowUpRight, Plus, Share2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { formatDay } from '../../app/format-time.ts';
import { ListScreen } from '../../app/ListScreen.tsx';
import { useMayI, useMe } from '../../app/use-me.ts';
import { useNow } from '../../app/use-now.ts';
import { useOpenRecord } from '../../app/use-open-record.ts';
import { useList } from '../../app/use-query.ts';
import { Button, EmptyState, SelectField, StatusBadge, type TableColumn } from '../../ui/index.ts';
import { GrantDrawer } from './GrantDrawer.tsx';
import { GrantStatus } from './GrantStatus.tsx';
import { fieldsInWords, grantStanding, kindWords } from './grant-words.ts';
import { NewGrantDrawer } from './NewGrantDrawer.tsx';
import styles from './Sharing.module.css';

const directions = [
  { value: 'both', label: 'Given and received' },
  { value: 'given', label: 'Leaves us' },
  { value: 'received', label: 'Reaches us' },
] as const;

function useColumns(): readonly TableColumn<SharingGrantRecord>[] {
  const { organisation } = useMe();
  const now = useNow(60_000);
  return useMemo(
    () => [
      {
        id: 'partner',
        header: 'Organisation',
        value: (grant) =>
          grant.fromOrganisationId === organisation.id ? grant.toOrganisationName : grant.fromOrganisationName,
      },
      {
        id: 'direction',
        header: 'Direction',
        value: (grant) => (grant.fromOrganisationId === organisation.id ? 'Leaves us' : 'Reaches us'),
        cell: (grant) =>
          grant.fromOrganisationId === organisation.id ? (
            <StatusBadge status="notReady" icon={ArrowUpRight}>
              Leaves us
            </StatusBadge>
          ) : (
            <StatusBadge status="contact" icon={ArrowDownLeft}>
              Reaches us
            </StatusBadge>
          ),
      },
      { id: 'kind', header: 'Of', value: ({ recordKind }) => kindWords[recordKind] },
      { id: 'fields', header: 'Fields', value: ({ recordKind, fields }) => fieldsInWords(recordKind, fields) },
      {
        id: 'from',
        header: 'From',
        value: ({ validFromAt }) => validFromAt,
        cell: ({ validFromAt }) => formatDay(validFromAt),
      },
      {
        id: 'until',
        header: 'Until',
        value: ({ validUntilAt }) => validUntilAt ?? Number.MAX_SAFE_INTEGER,
        cell: ({ validUntilAt }) => (validUntilAt === null ? 'no end date' : formatDay(validUntilAt)),
      },
      {
        id: 'state',
        header: 'State',
        value: (grant) => grantStanding(grant, now),
        cell: (grant) => <GrantStatus standing={grantStanding(grant, now)} />,
      },
    ],
    [organisation.id, now],
  );
}

/** Exactly what leaves for other organisations and what reaches us: whose, which fields, until when, and why. */
export function SharingScreen() {
  const mayManage = useMayI('sharing.manage');
  const { openId, open, close } = useOpenRecord();
  const [direction, setDirection] = useState<'both' | 'given' | 'received'>('both');
  const list = useList(identityOperations.sharingGrant.list, { direction });
  const opened = list.rows.find(({ id }) => id === openId);
  const done = () => {
    list.reload();
    close();
  };
  return (
    <ListScreen
      title="Sharing"
      intro="Nothing leaves your organisation unless it is listed here. Each grant names its fields, its reason and its dates."
      actions={
        mayManage && (
          <Button look="primary" icon={Plus} onClick={() => open('new')}>
            Share something
          </Button>
        )
      }
      list={list}
      columns={useColumns()}
      rowId={({ id }) => id}
      noun={['grant', 'grants']}
      searchLabel="Find an organisation or field"
      tools={
        <div className={styles.filter}>
          <SelectField
            label="Direction"
            choices={directions}
            value={direction}
            onChange={(chosen) => setDirection(chosen || 'both')}
          />
        </div>
      }
      empty={
        <EmptyState icon={Share2} title="Nothing is shared">
          Your records are seen inside your organisation only.
        </EmptyState>
      }
      onOpen={({ id }) => open(id)}
      openId={openId}
    >
      {openId === 'new' && mayManage && <NewGrantDrawer onDone={done} onClose={close} />}
      {opened && <GrantDrawer grant={opened} onDone={done} onClose={close} />}
    </ListScreen>
  );
}
