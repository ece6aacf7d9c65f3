import { closureOperations } from '@switchboard/shared/hours';
import { supervisionOperations, type WaitingContact } from '@switchboard/shared/supervision';
import { DoorClosed } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { offlineRefusal } from '../../app/call-refusal.ts';
import { LoadFailure } from '../../app/LoadFailure.tsx';
import { useLiveQuery } from '../../app/use-live-query.ts';
import { useDeskSelector } from '../../app/store.ts';
import { useMayI } from '../../app/use-me.ts';
import { useOpenRecord } from '../../app/use-open-record.ts';
import { Button, LoadingLines, PageHeader, Panel } from '../../ui/index.ts';
import { AgentDrawer } from './AgentDrawer.tsx';
import { AgentsPanel } from './AgentsPanel.tsx';
import { AgentTimeDrawer } from './AgentTimeDrawer.tsx';
import { AlertsPanel } from './AlertsPanel.tsx';
import { ClosureDrawer } from './ClosureDrawer.tsx';
import { ClosuresPanel } from './ClosuresPanel.tsx';
import { QueueDrawer } from './QueueDrawer.tsx';
import { QueuesPanel } from './QueuesPanel.tsx';
import { RouterHealth } from './RouterHealth.tsx';
import { SteerDrawer } from './SteerDrawer.tsx';
import type { Steering } from './steering.ts';
import styles from './Supervision.module.css';
import { countsOf } from './supervision-words.ts';
import { WaitingDrawer } from './WaitingDrawer.tsx';
import { WaitingPanel } from './WaitingPanel.tsx';

/** What is looked at beside the page. */
type Looking =
  | { readonly at: 'queue'; readonly id: string; readonly name: string }
  | { readonly at: 'agent'; readonly id: string }
  | { readonly at: 'agentTime' };

const nouns = ['contact', 'agent', 'reservation', 'queue'] as const;

function Figure({ value, label }: { value: number; label: string }) {
  return (
    <li>
      <b>{value}</b> {label}
    </li>
  );
}

/** What is happening now: who waits and for how long, who works, who could. Old figures are never shown as live. */
export function SupervisionScreen() {
  const { value, refusal, reload } = useLiveQuery(supervisionOperations.overview, {}, nouns);
  const lostAt = useDeskSelector(({ link }) => link.lostAt);
  const closures = useLiveQuery(closureOperations.list, {}, ['closure']);
  const mayClose = useMayI('closures.manage');
  const maySteer = useMayI('contacts.steer');
  const { openId, open, close } = useOpenRecord();
  const [steering, setSteering] = useState<{ act: Steering['act']; contacts: readonly WaitingContact[] }>();
  const [isClosing, setIsClosing] = useState(false);
  const [looking, setLooking] = useState<Looking>();
  const header = (
    <PageHeader
      title="Live operations"
      intro="Queues, waiting contacts and agents, as they are this second."
      actions={
        mayClose && (
          <Button icon={DoorClosed} onClick={() => setIsClosing(true)}>
            Close queues
          </Button>
        )
      }
    />
  );
  const isLost = lostAt !== null;
  const wasLost = useRef(false);
  useEffect(() => {
    // What happened behind a lost link is asked for as soon as it is back.
    if (wasLost.current && !isLost) reload();
    wasLost.current = isLost;
  }, [isLost, reload]);
  if (isLost || refusal) {
    return (
      <div className={styles.screen}>
        {header}
        <Panel flush>
          <LoadFailure what="Live operations" refusal={refusal ?? offlineRefusal} onRetry={reload} />
        </Panel>
      </div>
    );
  }
  if (!value) {
    return (
      <div className={styles.screen}>
        {header}
        <Panel>
          <LoadingLines label="Loading live operations" />
        </Panel>
      </div>
    );
  }
  const counts = countsOf(value.agents, value.waiting.length);
  const agent = looking?.at === 'agent' ? value.agents.find(({ id }) => id === looking.id) : undefined;
  const opened = value.waiting.find(({ contactId }) => contactId === openId);
  return (
    <div className={styles.screen}>
      {header}
      <AlertsPanel />
      <RouterHealth agents={value.agents} />
      <ul className={styles.figures} aria-label="In short">
        <Figure value={counts.waiting} label="waiting" />
        <Figure value={value.elsewhere.selfService} label="with the bot" />
        <Figure value={value.elsewhere.parked} label="parked" />
        <Figure value={value.elsewhere.awaitingCallback} label="awaiting a callback" />
        <Figure value={counts.ready} label="ready" />
        <Figure value={counts.onContact} label="on contact" />
        <Figure value={counts.wrapUp} label="in wrap-up" />
        <Figure value={counts.notReady} label="not ready" />
      </ul>
      <ClosuresPanel closures={closures.value?.items ?? []} queues={value.queues} onDone={closures.reload} />
      <QueuesPanel
        queues={value.queues}
        openId={looking?.at === 'queue' ? looking.id : undefined}
        onOpen={({ id, name }) => setLooking({ at: 'queue', id, name })}
      />
      <WaitingPanel
        waiting={value.waiting}
        maySteer={maySteer}
        openId={openId}
        onOpen={open}
        onSteer={(act, contacts) => setSteering({ act, contacts })}
      />
      <AgentsPanel
        agents={value.agents}
        openId={agent?.id}
        onOpen={({ id }) => setLooking({ at: 'agent', id })}
        onTime={() => setLooking({ at: 'agentTime' })}
      />
      {openId && !steering && (
        <WaitingDrawer
          key={openId}
          contactId={openId}
          contact={opened}
          onSteer={maySteer && opened ? (act) => setSteering({ act, contacts: [opened] }) : undefined}
          onClose={close}
        />
      )}
      {steering && (
        <SteerDrawer
          act={steering.act}
          contacts={steering.contacts}
          queues={value.queues}
          agents={value.agents}
          onDone={reload}
          onClose={() => setSteering(undefined)}
        />
      )}
      {looking?.at === 'queue' && (
        <QueueDrawer key={looking.id} queueId={looking.id} name={looking.name} onClose={() => setLooking(undefined)} />
      )}
      {agent && <AgentDrawer key={agent.id} agent={agent} onDone={reload} onClose={() => setLooking(undefined)} />}
      {looking?.at === 'agentTime' && <AgentTimeDrawer onClose={() => setLooking(undefined)} />}
      {isClosing && (
        <ClosureDrawer queues={value.queues} onDone={closures.reload} onClose={() => setIsClosing(false)} />
      )}
    </div>
  );
}
