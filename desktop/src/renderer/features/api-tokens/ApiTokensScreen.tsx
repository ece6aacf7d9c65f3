import { identityOperations, type ApiTokenRecord } from '@switchboard/shared/identity';
import { Ban, Check, Clock, KeyRound, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { formatDay, formatDistance } from '../../app/format-time.ts';
import { ListScreen } from '../../app/ListScreen.tsx';
import { useNow } from '../../app/use-now.ts';
import { useOpenRecord } from '../../app/use-open-record.ts';
import { useList } from '../../app/use-query.ts';
import { Button, EmptyState, StatusBadge, SwitchField, type TableColumn } from '../../ui/index.ts';
import { IssueTokenDrawer } from './IssueTokenDrawer.tsx';
import { TokenDrawer } from './TokenDrawer.tsx';

function TokenState({ token, now }: { token: ApiTokenRecord; now: number }) {
  if (token.revokedAt !== null) {
    return (
      <StatusBadge status="offline" icon={Ban}>
        Revoked
      </StatusBadge>
    );
  }
  if (token.expiresAt <= now) {
    return (
      <StatusBadge status="offline" icon={Clock}>
        Expired
      </StatusBadge>
    );
  }
  return (
    <StatusBadge status="ready" icon={Check}>
      Live
    </StatusBadge>
  );
}

function useColumns(): readonly TableColumn<ApiTokenRecord>[] {
  const now = useNow(60_000);
  return useMemo(
    () => [
      { id: 'name', header: 'Program', value: ({ name }) => name },
      {
        id: 'rights',
        header: 'Rights',
        align: 'end',
        value: ({ rights }) => rights.length,
      },
      {
        id: 'issuedAt',
        header: 'Issued',
        value: ({ issuedAt }) => issuedAt,
        cell: ({ issuedAt }) => formatDay(issuedAt),
      },
      {
        id: 'expiresAt',
        header: 'Runs out',
        value: ({ expiresAt }) => expiresAt,
        cell: ({ expiresAt }) => formatDay(expiresAt),
      },
      {
        id: 'lastUsedAt',
        header: 'Last used',
        value: ({ lastUsedAt }) => lastUsedAt ?? 0,
        cell: ({ lastUsedAt }) =>
          lastUsedAt === null ? <span className="muted">never</span> : formatDistance(lastUsedAt, now),
      },
      {
        id: 'state',
        header: 'State',
        value: ({ revokedAt }) => (revokedAt ? 1 : 0),
        cell: (token) => <TokenState token={token} now={now} />,
      },
    ],
    [now],
  );
}

/** What programs may do here. The secret is seen once, by whoever issues the token. */
export function ApiTokensScreen() {
  const { openId, open, close } = useOpenRecord();
  const [past, setPast] = useState(false);
  const list = useList(identityOperations.apiToken.list, { state: past ? 'any' : 'live' });
  const opened = list.rows.find(({ id }) => id === openId);
  return (
    <ListScreen
      title="API tokens"
      intro="A program signs in with a token. It can hold no right its issuer lacks, and it runs out."
      actions={
        <Button look="primary" icon={Plus} onClick={() => open('new')}>
          Issue a token
        </Button>
      }
      list={list}
      columns={useColumns()}
      rowId={({ id }) => id}
      noun={['token', 'tokens']}
      sortedBy={{ id: 'name', desc: false }}
      searchLabel="Find a program"
      tools={<SwitchField label="Show revoked and expired" value={past} onChange={setPast} />}
      empty={
        <EmptyState icon={KeyRound} title="No program has a token">
          Issue one for each program, so that each can be stopped alone.
        </EmptyState>
      }
      onOpen={({ id }) => open(id)}
      openId={openId}
    >
      {openId === 'new' && <IssueTokenDrawer onIssued={list.reload} onClose={close} />}
      {opened && (
        <TokenDrawer
          token={opened}
          onClose={close}
          onRevoked={() => {
            list.reload();
            close();
          }}
        />
      )}
    </ListScreen>
  );
}
