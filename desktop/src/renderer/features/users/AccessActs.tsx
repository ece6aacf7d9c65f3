import { identityOperations, type UserRecord } from '@switchboard/shared/identity';
import { Ban, Link2, LogOut, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { formatMoment } from '../../app/format-time.ts';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useMayI } from '../../app/use-me.ts';
import { useNow } from '../../app/use-now.ts';
import { useList } from '../../app/use-query.ts';
import { Button, ConfirmDialog, Facts, SecretBox, TextAreaField, useToast } from '../../ui/index.ts';
import { UserStatus } from './UserStatus.tsx';
import styles from './Users.module.css';
import { standingOf } from './user-words.ts';

const { user: users, session: sessions } = identityOperations;

/** Suspending ends sessions at once, so it is confirmed, with a reason that stays in the audit trail. */
function SuspendAct({ user, onChanged }: { user: UserRecord; onChanged: () => void }) {
  const say = useToast();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const { send, busy, refusal } = useCommand(users.suspend);
  const restore = useCommand(users.restore);
  const suspend = async () => {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    const outcome = await send({ userId: user.id, reason });
    if (!outcome.ok) return;
    setAsking(false);
    onChanged();
    say({
      kind: 'done',
      message: `${user.displayName ?? 'The account'} is suspended`,
      undo: () => void restore.send({ userId: user.id }).then(onChanged),
    });
  };
  return (
    <>
      <Button type="button" look="danger" icon={Ban} onClick={() => setAsking(true)}>
        Suspend
      </Button>
      <ConfirmDialog
        opened={asking}
        title={`Suspend ${user.displayName ?? 'this account'}?`}
        safe="Keep the account"
        act="Suspend now"
        busy={busy}
        onSafe={() => setAsking(false)}
        onAct={() => void suspend()}
      >
        <p>Every session ends at once. Nothing of theirs is lost, and you can restore the account.</p>
        <RefusalNotice refusal={refusal} />
        <div style={{ marginTop: 12 }}>
          <TextAreaField
            label="Reason, kept in the audit trail"
            required
            rows={2}
            error={missing ? 'Say why; whoever reads the trail later will ask.' : undefined}
            value={reason}
            onChange={setReason}
          />
        </div>
      </ConfirmDialog>
    </>
  );
}

function EndSessions({ user, onChanged }: { user: UserRecord; onChanged: () => void }) {
  const say = useToast();
  const list = useList(sessions.list, { userId: user.id });
  const { send, busy, refusal } = useCommand(sessions.revoke);
  const live = list.rows.length;
  const endAll = async () => {
    for (const { id } of list.rows) if (!(await send({ sessionId: id })).ok) return;
    say({ kind: 'done', message: `${live} ${live === 1 ? 'session' : 'sessions'} ended` });
    list.reload();
    onChanged();
  };
  return (
    <>
      <Button type="button" icon={LogOut} busy={busy} disabled={live === 0} onClick={() => void endAll()}>
        {live === 0 ? 'Not signed in' : `End ${live} ${live === 1 ? 'session' : 'sessions'}`}
      </Button>
      <RefusalNotice refusal={refusal} />
    </>
  );
}

/** Whether the person can get in, and the acts on that; each takes effect at once. */
export function AccessActs({ user, onChanged }: { user: UserRecord; onChanged: () => void }) {
  const now = useNow(30_000);
  const mayEnd = useMayI('sessions.manage');
  const link = useCommand(users.issueResetLink);
  const restore = useCommand(users.restore);
  const [issued, setIssued] = useState<{ link: string; expiresAt: number }>();
  const standing = standingOf(user, now);
  const issue = async () => {
    const outcome = await link.send({ userId: user.id });
    if (outcome.ok) setIssued(outcome.value);
  };
  const letBackIn = async () => {
    if ((await restore.send({ userId: user.id })).ok) onChanged();
  };
  return (
    <section className={styles.group} aria-label="Access">
      <h3 className={styles.groupTitle}>Access</h3>
      <Facts
        facts={[
          ['Account', <UserStatus key="standing" standing={standing} />],
          ['User name', user.userName],
          ['Last sign-in', user.lastSignInAt ? formatMoment(user.lastSignInAt) : 'never'],
          ...(standing === 'locked' ? [['Locked until', formatMoment(user.lockedUntilAt ?? now)] as const] : []),
        ]}
      />
      <RefusalNotice refusal={link.refusal ?? restore.refusal} />
      {issued && (
        <SecretBox label="One-use link" secret={issued.link}>
          {`Shown only now; works until ${formatMoment(issued.expiresAt)}. An earlier link no longer works.`}
        </SecretBox>
      )}
      <div className={styles.acts}>
        <Button type="button" icon={Link2} busy={link.busy} onClick={() => void issue()}>
          One-use password link
        </Button>
        {mayEnd && <EndSessions user={user} onChanged={onChanged} />}
        {standing === 'suspended' || standing === 'locked' ? (
          <Button type="button" icon={RotateCcw} busy={restore.busy} onClick={() => void letBackIn()}>
            Let sign in again
          </Button>
        ) : (
          <SuspendAct user={user} onChanged={onChanged} />
        )}
      </div>
    </section>
  );
}
