import {
  type AuditChain,
  type AuditVerification,
  chainFaults,
  readAuditChain,
  verifyAudit,
} from '@switchboard/shared/audit';
import { Anchor, Lock, type LucideIcon, ShieldAlert, ShieldCheck, ShieldQuestionMark } from 'lucide-react';
import { useEffect } from 'react';
import { formatDistance } from '../../app/format-time.ts';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useNow } from '../../app/use-now.ts';
import { useQuery } from '../../app/use-query.ts';
import { Banner, Button, classNames } from '../../ui/index.ts';
import styles from './Audit.module.css';

const count = new Intl.NumberFormat('en-GB');
type Mood = 'well' | 'attention' | 'broken';

function Fact({
  icon: Icon,
  mood = 'well',
  title,
  words,
}: {
  icon: LucideIcon;
  mood?: Mood;
  title: string;
  words: string;
}) {
  return (
    <div className={classNames(styles.chainFact, mood !== 'well' && styles[mood])}>
      <Icon size={18} aria-hidden="true" />
      <span>
        <b>{title}</b>
        <small>{words}</small>
      </span>
    </div>
  );
}

function SealFact({ chain, now }: { chain: AuditChain; now: number }) {
  const { head, unsealed } = chain;
  const oldest = unsealed.oldestRecordedAt ?? now;
  const late = unsealed.count > 0 && now - oldest > 60_000;
  const waiting =
    unsealed.count === 0 ? 'none waiting' : `${unsealed.count} waiting, oldest ${formatDistance(oldest, now)}`;
  return (
    <Fact
      icon={Lock}
      mood={late ? 'attention' : 'well'}
      title={head ? `Sealed to #${head.seq}` : 'Nothing sealed yet'}
      words={head ? `${formatDistance(head.sealedAt, now)}, ${waiting}` : waiting}
    />
  );
}

function AnchorFact({ chain, now }: { chain: AuditChain; now: number }) {
  const { lastAnchor } = chain;
  if (!lastAnchor)
    return (
      <Fact icon={Anchor} mood="attention" title="Not anchored yet" words="the first anchor comes within a minute" />
    );
  const place = {
    notConfigured: 'in a file',
    reached: 'in a file and elsewhere',
    failed: 'in a file; the other place failed',
  };
  return (
    <Fact
      icon={Anchor}
      mood={lastAnchor.remote === 'failed' || now - lastAnchor.anchoredAt > 300_000 ? 'attention' : 'well'}
      title={`Anchored at #${lastAnchor.seq}`}
      words={`${formatDistance(lastAnchor.anchoredAt, now)}, ${place[lastAnchor.remote]}`}
    />
  );
}

function VerifiedFact({ verification, now }: { verification: AuditVerification | null; now: number }) {
  if (!verification)
    return (
      <Fact icon={ShieldQuestionMark} mood="attention" title="Never verified" words="have it verified once a week" />
    );
  if (verification.finishedAt === null) {
    return (
      <Fact
        icon={ShieldQuestionMark}
        title="Being verified"
        words={`asked for ${formatDistance(verification.requestedAt, now)}`}
      />
    );
  }
  const when = formatDistance(verification.finishedAt, now);
  if (verification.intact) {
    return (
      <Fact
        icon={ShieldCheck}
        title="The trail is whole"
        words={`${count.format(verification.sealedEntries)} entries verified ${when}`}
      />
    );
  }
  return (
    <Fact
      icon={ShieldAlert}
      mood="broken"
      title={`${verification.faultCount} faults found`}
      words={`verified ${when}`}
    />
  );
}

function Faults({ verification }: { verification: AuditVerification }) {
  return (
    <div className={styles.faults}>
      <Banner kind="danger" icon={ShieldAlert} title="The audit trail is not whole.">
        Tell your data protection officer, and keep the database and the anchor file as they are.
      </Banner>
      <ul>
        {verification.faults.map((fault) => (
          <li key={`${fault.kind} ${fault.seq} ${fault.entryId}`} className="small">
            {fault.seq === null ? '' : `#${fault.seq}: `}
            {chainFaults[fault.kind]}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** How far the trail is sealed, anchored outside the database, and verified. */
export function ChainPanel() {
  const now = useNow(10_000);
  const { value: chain, reload } = useQuery(readAuditChain, {});
  const { send, busy, refusal } = useCommand(verifyAudit);
  const running = chain?.lastVerification?.finishedAt === null;
  useEffect(() => {
    const timer = setInterval(reload, running ? 2_000 : 30_000);
    return () => clearInterval(timer);
  }, [reload, running]);
  if (!chain) return null;
  const { lastVerification } = chain;
  return (
    <>
      <section className={styles.chain} aria-label="State of the chain">
        <SealFact chain={chain} now={now} />
        <AnchorFact chain={chain} now={now} />
        <VerifiedFact verification={lastVerification} now={now} />
        <span className={styles.chainAct}>
          <Button size="compact" busy={busy || running} onClick={() => void send({}).then(reload)}>
            {running ? 'Verifying' : 'Verify now'}
          </Button>
        </span>
      </section>
      <RefusalNotice refusal={refusal} />
      {lastVerification?.intact === false && <Faults verification={lastVerification} />}
    </>
  );
}
