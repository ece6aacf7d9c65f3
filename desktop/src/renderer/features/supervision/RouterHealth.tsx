import type { OutputOf } from '@switchboard/shared/access';
import { type Fault, healthOperations } from '@switchboard/shared/routing';
import type { LiveAgent } from '@switchboard/shared/supervision';
import { CircleAlert, CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatExact } from '../../app/format-time.ts';
import { useLiveQuery } from '../../app/use-live-query.ts';
import { useMayI } from '../../app/use-me.ts';
import { useServerNow } from '../../app/use-server-now.ts';
import { secondsWords } from '../../app/words/plan-words.ts';
import { Banner, Button, classNames, FormDrawer } from '../../ui/index.ts';
import { useAskEvery } from './ask-every.ts';
import { faultWords, isStanding, silentAfterMs, subjectOf } from './fault-words.ts';
import styles from './Supervision.module.css';

type RoutersHealth = OutputOf<typeof healthOperations.health>;

function endOf({ repairedAt, overAt }: Fault): string {
  if (repairedAt !== null) return `Repaired ${formatExact(repairedAt)}.`;
  return overAt === null ? 'Not repaired: it still stands.' : `Gone by itself ${formatExact(overAt)}.`;
}

/** Which contact, offer or agent it is about; a contact can be read by whoever may. */
function Subject({ fault, agents }: { fault: Fault; agents: readonly LiveAgent[] }) {
  const mayRead = useMayI('contacts.read');
  const { subjectId } = fault;
  const kind = subjectOf(fault);
  if (kind === 'agent') return <>Agent: {agents.find(({ id }) => id === subjectId)?.name ?? 'not known'}</>;
  if (kind === 'offer') return <>Offer {subjectId.slice(-6)}</>;
  const short = `contact …${subjectId.slice(-6)}`;
  return mayRead ? <Link to={`/transcripts?open=${subjectId}`}>Open {short}</Link> : <>{short}</>;
}

function Faults({ faults, agents }: { faults: readonly Fault[]; agents: readonly LiveAgent[] }) {
  return (
    <ul className={styles.faults}>
      {faults.map((fault) => {
        const stands = isStanding(fault);
        const Icon = stands ? CircleAlert : CircleCheck;
        return (
          <li key={`${fault.kind} ${fault.subjectId} ${fault.seenAt}`}>
            <Icon size={16} className={stands ? styles.late : styles.onTarget} aria-hidden="true" />
            <div>
              <p>
                <b>{faultWords[fault.kind]}</b>
              </p>
              <p className="muted">
                Seen {formatExact(fault.seenAt)}. {endOf(fault)}
              </p>
              <p>
                <Subject fault={fault} agents={agents} />
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

const signs = {
  well: { icon: CircleCheck, look: styles.onTarget },
  silent: { icon: TriangleAlert, look: styles.near },
  unknown: { icon: CircleDashed, look: styles.idle },
} as const;

/** How sure it is that all is well: when the router looked last. */
function signOf(health: RoutersHealth | undefined, now: number): readonly [keyof typeof signs, string] {
  if (!health) return ['unknown', 'Router: not known yet'];
  if (health.lookedAt === null) return ['unknown', 'Router: has not looked for faults yet'];
  const ageMs = Math.max(0, now - health.lookedAt);
  const age = secondsWords(Math.round(ageMs / 1_000));
  return ageMs > silentAfterMs
    ? ['silent', `Router: has not looked for faults for ${age}`]
    : ['well', `Router: all is well, looked ${age} ago`];
}

/** Whether the router is well, with the age of that word; an alarm while something stands as nothing may. */
export function RouterHealth({ agents }: { agents: readonly LiveAgent[] }) {
  const asked = useLiveQuery(healthOperations.health, {}, ['routing']);
  useAskEvery(asked, 10_000);
  const now = useServerNow(1_000);
  const [open, setOpen] = useState(false);
  const health = asked.refusal ? undefined : asked.value;
  const [worst] = (health?.faults ?? []).filter(isStanding);
  const standing = health?.standing ?? 0;
  const [sign, words] = signOf(health, now);
  const { icon: Icon, look } = signs[sign];
  const faults = health?.faults ?? [];
  return (
    <>
      {standing > 0 ? (
        <Banner
          kind="danger"
          title={standing === 1 ? 'A fault stands in the router.' : `${standing} faults stand in the router.`}
          actions={
            <Button size="compact" onClick={() => setOpen(true)}>
              Show
            </Button>
          }
        >
          {worst && `${faultWords[worst.kind]} Seen ${formatExact(worst.seenAt)}. ${endOf(worst)}`}
        </Banner>
      ) : (
        <section className={styles.router} aria-label="Router">
          <span className={classNames(styles.health, look)}>
            <Icon size={14} aria-hidden="true" />
            {words}
          </span>
          <Button look="quiet" size="compact" onClick={() => setOpen(true)}>
            {faults.length === 0 ? 'No fault in seven days' : `${faults.length} in seven days`}
          </Button>
        </section>
      )}
      {open && (
        <FormDrawer
          opened
          title="Faults of the router"
          intro="What must never be so is looked for all the time, told when seen twice, and put right where that is safe. The last seven days, the newest first."
          onClose={() => setOpen(false)}
        >
          {faults.length === 0 ? (
            <p className="muted">{health ? 'None was found.' : 'It is not known: the server did not say.'}</p>
          ) : (
            <Faults faults={faults} agents={agents} />
          )}
        </FormDrawer>
      )}
    </>
  );
}
