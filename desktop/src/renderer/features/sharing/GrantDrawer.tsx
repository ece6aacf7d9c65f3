import { fieldRulesOf, identityOperations, type SharingGrantRecord } from '@switchboard/shared/identity';
import { Ban } from 'lucide-react';
import { useState } from 'react';
import { formatMoment } from '../../app/format-time.ts';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useMayI, useMe } from '../../app/use-me.ts';
import { useNow } from '../../app/use-now.ts';
import { Button, ConfirmDialog, Facts, FormDrawer, useToast } from '../../ui/index.ts';
import { GrantStatus } from './GrantStatus.tsx';
import { fieldsInWords, grantStanding, kindWords } from './grant-words.ts';

function EndGrant({ grant, onDone }: { grant: SharingGrantRecord; onDone: () => void }) {
  const say = useToast();
  const [asking, setAsking] = useState(false);
  const { send, busy, refusal } = useCommand(identityOperations.sharingGrant.end);
  const end = async () => {
    if (!(await send({ sharingGrantId: grant.id })).ok) return;
    say({ kind: 'done', message: `Nothing more leaves for ${grant.toOrganisationName} under this grant` });
    onDone();
  };
  return (
    <>
      <Button type="button" look="danger" icon={Ban} onClick={() => setAsking(true)}>
        End sharing
      </Button>
      <ConfirmDialog
        opened={asking}
        title={`Stop sharing with ${grant.toOrganisationName}?`}
        safe="Keep sharing"
        act="Stop now"
        busy={busy}
        onSafe={() => setAsking(false)}
        onAct={() => void end()}
      >
        <p>
          They lose sight of these fields at once, on open screens too. What they wrote down meanwhile stays theirs.
        </p>
        <RefusalNotice refusal={refusal} />
      </ConfirmDialog>
    </>
  );
}

/** One grant in full: a grant is never changed, only ended, so that the past stays true. */
export function GrantDrawer({
  grant,
  onDone,
  onClose,
}: {
  grant: SharingGrantRecord;
  onDone: () => void;
  onClose: () => void;
}) {
  const { organisation } = useMe();
  const mayManage = useMayI('sharing.manage');
  const standing = grantStanding(grant, useNow(60_000));
  const isOurs = grant.fromOrganisationId === organisation.id;
  const mayEnd = isOurs && mayManage && (standing === 'inForce' || standing === 'coming');
  const held = Object.entries(fieldRulesOf(grant.recordKind)).filter(([field]) => !grant.fields.includes(field));
  return (
    <FormDrawer
      opened
      title={isOurs ? `Shared with ${grant.toOrganisationName}` : `From ${grant.fromOrganisationName}`}
      aside={mayEnd && <EndGrant grant={grant} onDone={onDone} />}
      onClose={onClose}
    >
      <Facts
        facts={[
          ['State', <GrantStatus key="state" standing={standing} />],
          ['Records', kindWords[grant.recordKind]],
          ['Fields shared', fieldsInWords(grant.recordKind, grant.fields)],
          ['Not shared', held.map(([, rule]) => rule.title).join(', ')],
          ['From', formatMoment(grant.validFromAt)],
          ['Until', grant.validUntilAt === null ? 'no end date: until it is ended' : formatMoment(grant.validUntilAt)],
          ['Reason', grant.reason],
          ...(grant.endedAt === null ? [] : [['Ended', formatMoment(grant.endedAt)] as const]),
        ]}
      />
      <p className="muted small">A grant is never changed, only ended, so that the record of the past stays true.</p>
    </FormDrawer>
  );
}
