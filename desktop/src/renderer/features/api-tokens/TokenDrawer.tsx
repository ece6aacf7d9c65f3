import { rights } from '@switchboard/shared/access';
import { identityOperations, type ApiTokenRecord } from '@switchboard/shared/identity';
import { Ban } from 'lucide-react';
import { useState } from 'react';
import { formatMoment } from '../../app/format-time.ts';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { usePeople, useServiceAreas } from '../../app/use-directory.ts';
import { Button, ConfirmDialog, Facts, FormDrawer, useToast } from '../../ui/index.ts';

/** One token: what it may do, who issued it, and the way to stop it. */
export function TokenDrawer({
  token,
  onRevoked,
  onClose,
}: {
  token: ApiTokenRecord;
  onRevoked: () => void;
  onClose: () => void;
}) {
  const say = useToast();
  const areas = useServiceAreas();
  const people = usePeople();
  const [asking, setAsking] = useState(false);
  const { send, busy, refusal } = useCommand(identityOperations.apiToken.revoke);
  const revoke = async () => {
    if (!(await send({ apiTokenId: token.id })).ok) return;
    say({ kind: 'done', message: `${token.name} can do nothing here any more` });
    onRevoked();
  };
  const placeOf = (held: 'all' | readonly string[]) =>
    held === 'all' ? '' : ` (${held.map((id) => areas.nameOf(id)).join(', ')})`;
  return (
    <FormDrawer
      opened
      title={token.name}
      aside={
        token.revokedAt === null && (
          <Button look="danger" icon={Ban} onClick={() => setAsking(true)}>
            Revoke
          </Button>
        )
      }
      onClose={onClose}
    >
      <Facts
        facts={[
          ['Issued', formatMoment(token.issuedAt)],
          ['By', token.issuedBy ? people.nameOf(token.issuedBy) : undefined],
          ['Runs out', formatMoment(token.expiresAt)],
          ['Last used', token.lastUsedAt === null ? 'never' : formatMoment(token.lastUsedAt)],
          ...(token.revokedAt === null ? [] : [['Revoked', formatMoment(token.revokedAt)] as const]),
        ]}
      />
      <section aria-label="It may">
        <h3 className="small">It may</h3>
        <ul>
          {token.rights.map(({ right, areas: held }) => (
            <li
              key={right}
              className="small"
              style={{ padding: '5px 0', borderBottom: '1px solid var(--border-soft)' }}
            >
              {rights[right]}
              {placeOf(held)}
            </li>
          ))}
        </ul>
      </section>
      <ConfirmDialog
        opened={asking}
        title={`Revoke the token of ${token.name}?`}
        safe="Keep it"
        act="Revoke now"
        busy={busy}
        onSafe={() => setAsking(false)}
        onAct={() => void revoke()}
      >
        <p>The program is refused from this moment on. A revoked token cannot be brought back; issue a new one.</p>
        <RefusalNotice refusal={refusal} />
      </ConfirmDialog>
    </FormDrawer>
  );
}
