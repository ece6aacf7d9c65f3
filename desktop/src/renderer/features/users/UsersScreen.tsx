import { identityOperations, type UserRecord } from '@switchboard/shared/identity';
import { UserPlus, UsersRound } from 'lucide-react';
import { useMemo, useState } from 'react';
import { formatDistance, formatMoment } from '../../app/format-time.ts';
import { ListScreen } from '../../app/ListScreen.tsx';
import { useServiceAreas } from '../../app/use-directory.ts';
import { useMayI } from '../../app/use-me.ts';
import { useNow } from '../../app/use-now.ts';
import { useOpenRecord } from '../../app/use-open-record.ts';
import { useList } from '../../app/use-query.ts';
import { Button, EmptyState, SelectField, type TableColumn } from '../../ui/index.ts';
import styles from './Users.module.css';
import { NewUserDrawer } from './NewUserDrawer.tsx';
import { UserDrawer } from './UserDrawer.tsx';
import { UserStatus } from './UserStatus.tsx';
import { roleChoices, rolesInWords, standingOf } from './user-words.ts';

type Status = 'active' | 'invited' | 'suspended';
const statusChoices = [
  { value: 'active', label: 'Active' },
  { value: 'invited', label: 'Invited' },
  { value: 'suspended', label: 'Suspended' },
] as const;

function useColumns(full: boolean): readonly TableColumn<UserRecord>[] {
  const { nameOf } = useServiceAreas();
  const now = useNow(30_000);
  return useMemo(() => {
    const outline: TableColumn<UserRecord>[] = [
      { id: 'displayName', header: 'Name', value: (user) => user.displayName ?? 'Name not shared' },
      { id: 'reference', header: 'Staff number', value: (user) => user.reference ?? '' },
      { id: 'jobTitle', header: 'Job title', value: (user) => user.jobTitle ?? '' },
    ];
    const status: TableColumn<UserRecord> = {
      id: 'status',
      header: 'Status',
      value: (user) => standingOf(user, now) ?? '',
      cell: (user) => <UserStatus standing={standingOf(user, now)} />,
    };
    if (!full) {
      return [
        ...outline,
        { id: 'phoneNumber', header: 'Phone', value: (user) => user.phoneNumber ?? '' },
        { id: 'area', header: 'Service area', value: (user) => nameOf(user.serviceAreaId) },
        status,
      ];
    }
    return [
      ...outline,
      { id: 'userName', header: 'User name', value: (user) => user.userName ?? '' },
      { id: 'roles', header: 'Roles', value: (user) => rolesInWords(user.roles, nameOf) || 'None' },
      status,
      {
        id: 'lastSignIn',
        header: 'Last sign-in',
        align: 'end',
        value: (user) => user.lastSignInAt ?? 0,
        cell: (user) =>
          user.lastSignInAt ? (
            <time title={formatMoment(user.lastSignInAt)}>{formatDistance(user.lastSignInAt, now)}</time>
          ) : (
            <span className="muted">never</span>
          ),
      },
    ];
  }, [full, nameOf, now]);
}

/** Staff accounts: who there is, what they may do, and whether they can get in. */
export function UsersScreen() {
  const mayManage = useMayI('users.manage');
  const seesAll = useMayI('users.read');
  const { openId, open, close } = useOpenRecord();
  const [status, setStatus] = useState<Status | ''>('');
  const [role, setRole] = useState<(typeof roleChoices)[number]['value'] | ''>('');
  const list = useList(identityOperations.user.list, { ...(status ? { status } : {}), ...(role ? { role } : {}) });
  const columns = useColumns(seesAll);
  const opened = list.rows.find(({ id }) => id === openId);
  const done = () => {
    list.reload();
    close();
  };
  return (
    <ListScreen
      title="Users"
      intro="Staff accounts of your organisation. Each field is shown only to those who may see it."
      actions={
        mayManage && (
          <Button look="primary" icon={UserPlus} onClick={() => open('new')}>
            New user
          </Button>
        )
      }
      list={list}
      columns={columns}
      rowId={({ id }) => id}
      noun={['user', 'users']}
      sortedBy={{ id: 'displayName', desc: false }}
      searchLabel="Find by name, number or role"
      tools={
        seesAll && (
          <div className={styles.filters}>
            <SelectField
              label="Status"
              clearable
              placeholder="Any status"
              choices={statusChoices}
              value={status}
              onChange={setStatus}
            />
            <SelectField
              label="Role"
              clearable
              placeholder="Any role"
              choices={roleChoices}
              value={role}
              onChange={setRole}
            />
          </div>
        )
      }
      empty={
        <EmptyState icon={UsersRound} title={status || role ? 'Nobody fits these filters' : 'No accounts yet'}>
          {status || role
            ? 'Clear a filter to see more.'
            : 'Create the first with “New user”. Its person gets a one-use link.'}
        </EmptyState>
      }
      onOpen={({ id }) => open(id)}
      openId={openId}
    >
      {openId === 'new' && mayManage && <NewUserDrawer onCreated={list.reload} onClose={close} />}
      {opened && <UserDrawer key={opened.id} user={opened} onSaved={done} onChanged={list.reload} onClose={close} />}
    </ListScreen>
  );
}
