import { agentOperations, notReadyReasonOperations, type WantedState } from '@switchboard/shared/agents';
import { steeringOperations } from '@switchboard/shared/contacts';
import type { LiveAgent } from '@switchboard/shared/supervision';
import { PenOff } from 'lucide-react';
import { useState } from 'react';
import { loadWords } from '../../app/agent-words.ts';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useMayI } from '../../app/use-me.ts';
import { useLiveQuery } from '../../app/use-live-query.ts';
import { useServerNow } from '../../app/use-server-now.ts';
import { Button, Facts, FormDrawer, SelectField, StatusBadge, TextAreaField, Timer, useToast } from '../../ui/index.ts';
import { OverLongMark } from './OverLongMark.tsx';
import styles from './Supervision.module.css';
import { overLongWords, reasonWords, standingOf } from './supervision-words.ts';

type Reasons = readonly { readonly id: string; readonly title: string }[];

/** `ready`, `offline`, or the id of a reason for not being ready. */
function wantedOf(choice: string, reasons: Reasons): WantedState | undefined {
  if (choice === 'ready' || choice === 'offline') return { state: choice };
  const reason = reasons.find(({ id }) => id === choice);
  return reason && { state: 'notReady', reasonId: reason.id as never };
}

function factsOf(agent: LiveAgent, now: number) {
  const overLong = overLongWords(agent, now);
  const { status, label, sinceAt } = standingOf(agent);
  return [
    [
      'State',
      <StatusBadge key="state" status={status}>
        {label}
      </StatusBadge>,
    ],
    ['For', <Timer key="since" since={sinceAt} />],
    ...(agent.reason === null ? [] : [['Not ready because', reasonWords(agent.reason)] as const]),
    ...(overLong === null ? [] : [['Over her time', <OverLongMark key="overLong">{overLong}</OverLongMark>] as const]),
    ['In hand', loadWords(agent.load)],
  ] as const;
}

/** One agent: what can be done for her when she cannot do it herself, each with the reason that is kept. */
export function AgentDrawer({ agent, onDone, onClose }: { agent: LiveAgent; onDone: () => void; onClose: () => void }) {
  const say = useToast();
  const mayForce = useMayI('agents.manage') && agent.state !== 'offline';
  const maySteer = useMayI('contacts.steer');
  const reasons =
    useLiveQuery(notReadyReasonOperations.list, mayForce ? {} : undefined, ['notReadyReasons']).value?.items ?? [];
  const now = useServerNow(1_000);
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState<'state' | 'wrapUp'>();
  const force = useCommand(agentOperations.forceState);
  const complete = useCommand(steeringOperations.completeWrapUp);
  const wrapping = maySteer ? agent.handling.filter(({ state }) => state === 'wrapUp') : [];
  const hasNoReason = reason.trim() === '';
  const set = async () => {
    setChecked('state');
    const wanted = wantedOf(to, reasons);
    if (!wanted || hasNoReason) return;
    const outcome = await force.send({ userId: agent.id, wanted, reason });
    onDone();
    if (!outcome.ok) return;
    say({ kind: 'done', message: `${agent.name}: state set` });
    onClose();
  };
  const end = async (contactId: LiveAgent['handling'][number]['contactId']) => {
    setChecked('wrapUp');
    if (hasNoReason) return;
    const outcome = await complete.send({ contactId, userId: agent.id, reason });
    onDone();
    if (!outcome.ok) return;
    say({ kind: 'done', message: `${agent.name}: wrap-up ended; what she owes stays open` });
    onClose();
  };
  return (
    <FormDrawer
      opened
      title={agent.name}
      notice={<RefusalNotice refusal={force.refusal ?? complete.refusal} />}
      {...(mayForce ? { submit: 'Set state' } : {})}
      busy={force.busy || complete.busy}
      dirty={to !== '' || reason !== ''}
      onSubmit={() => void set()}
      onClose={onClose}
    >
      <Facts facts={factsOf(agent, now)} />
      {agent.state === 'offline' && <p className="muted">She is not at her desk: her state is hers to say there.</p>}
      {(mayForce || wrapping.length > 0) && (
        <TextAreaField
          label="Reason"
          required
          hint="Kept in the audit trail."
          rows={2}
          error={checked && hasNoReason ? 'Fill this in.' : undefined}
          value={reason}
          onChange={setReason}
        />
      )}
      {wrapping.map(({ contactId, displayName, sinceAt }) => (
        <section key={contactId} aria-label={`Wrap-up of ${displayName}`} className={styles.stuck}>
          <p>
            Writing up <b>{displayName}</b> for <Timer since={sinceAt} />. Ended from here she is free; a reason or
            outcome that is missing stays hers to give.
          </p>
          <Button type="button" size="compact" icon={PenOff} busy={complete.busy} onClick={() => void end(contactId)}>
            End wrap-up
          </Button>
        </section>
      ))}
      {mayForce && (
        <SelectField
          label="Set her to"
          placeholder="Choose a state"
          hint="What she has in hand stays hers; offline is refused while she has any."
          choices={[
            { value: 'ready', label: 'Ready' },
            ...reasons.map(({ id, title }) => ({ value: id as string, label: `Not ready: ${title}` })),
            { value: 'offline', label: 'Offline' },
          ]}
          error={checked === 'state' && to === '' ? 'Choose a state.' : undefined}
          value={to}
          onChange={setTo}
        />
      )}
    </FormDrawer>
  );
}
