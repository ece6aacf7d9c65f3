import { contactOperations } from '@switchboard/shared/contacts';
import { PauseCircle, RotateCcw, UserRoundX } from 'lucide-react';
import { useState } from 'react';
import { formatTimeOfDay } from '../../app/format-time.ts';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useDeskSelector } from '../../app/store.ts';
import { useCommand } from '../../app/use-command.ts';
import { useKey } from '../../app/use-key.ts';
import { useMe } from '../../app/use-me.ts';
import { partOf, standingOf } from '../../app/desk-work/contact-standing.ts';
import type { ContactInHand } from '../../app/desk-work/contacts-slice.ts';
import { Banner, Button } from '../../ui/index.ts';
import { Composer } from './Composer.tsx';
import styles from './Contact.module.css';
import { type ContactAct, ContactHeader } from './ContactHeader.tsx';
import { EndDialog, useEnding, useWhatIsCutOff } from './EndDialog.tsx';
import { HandoverCard } from './HandoverCard.tsx';
import { ParkDrawer } from './ParkDrawer.tsx';
import { Thread } from './Thread.tsx';
import { TransferDrawer } from './TransferDrawer.tsx';
import type { Queues } from './use-queues.ts';

function ParkedBar({ contact: { outline } }: { contact: ContactInHand }) {
  const { send, busy, refusal } = useCommand(contactOperations.resume);
  const isLost = useDeskSelector(({ link }) => link.lostAt !== null);
  const resume = () => void send({ contactId: outline.id });
  useKey(isLost ? undefined : 'Alt+KeyR', resume);
  return (
    <div className={styles.bar}>
      <p>
        <b>Parked till {outline.parked && formatTimeOfDay(outline.parked.untilAt)}.</b> It comes back then, or as soon
        as {outline.displayName} writes.
      </p>
      {refusal && <RefusalNotice refusal={refusal} />}
      <Button icon={RotateCcw} keys="Alt R" busy={busy} disabled={isLost} onClick={resume}>
        Take back now
      </Button>
    </div>
  );
}

/** The contact in hand: who, what was learnt, what was said, and where to answer. */
export function ContactPane({ contact, queues }: { contact: ContactInHand; queues: Queues }) {
  const { outline, details } = contact;
  const me = useMe();
  const isLost = useDeskSelector(({ link }) => link.lostAt !== null);
  const standing = standingOf(outline, me.user.id);
  const [open, setOpen] = useState<'transfer' | 'park'>();
  const [asking, setAsking] = useState<string>();
  const cutOff = useWhatIsCutOff(outline.id);
  const ending = useEnding(outline);
  const act = (wanted: ContactAct) => {
    if (isLost || standing !== 'connected') return;
    if (wanted !== 'end') return setOpen(wanted);
    const because = cutOff();
    if (because) setAsking(because);
    else void ending.end();
  };
  useKey('Alt+KeyT', () => act('transfer'));
  useKey('Alt+KeyP', () => act('park'));
  useKey('Alt+KeyE', () => act('end'));
  const close = () => setOpen(undefined);
  const heldSinceAt = standing === 'connected' ? partOf(outline, me.user.id)?.heldSinceAt : undefined;
  const isAway = standing === 'connected' && outline.channel === 'webchat' && !outline.citizenConnected;
  return (
    <section className={styles.contact} aria-label="Contact in hand">
      <ContactHeader outline={outline} details={details} standing={standing} isLost={isLost} onAct={act} />
      {details?.handover && <HandoverCard handover={details.handover} />}
      {typeof heldSinceAt === 'number' && (
        <div className={styles.notice}>
          <Banner
            kind="info"
            icon={PauseCircle}
            title={`Held since ${formatTimeOfDay(heldSinceAt)} for something urgent.`}
          >
            {outline.displayName} knows. You may write here; it goes on when the urgent contact is out of your hands.
          </Banner>
        </div>
      )}
      {isAway && (
        <div className={styles.notice}>
          <Banner kind="info" icon={UserRoundX} title={`${outline.displayName} has closed the chat page.`}>
            What you write is kept and shown when the page is opened again. After two minutes the contact is parked.
          </Banner>
        </div>
      )}
      {ending.refusal && (
        <div className={styles.notice}>
          <RefusalNotice refusal={ending.refusal} onRetry={() => void ending.end()} />
        </div>
      )}
      <Thread contactId={outline.id} citizen={outline.displayName} />
      {standing === 'connected' && (
        <Composer
          contactId={outline.id}
          name={outline.displayName}
          citizenKnownAs={outline.customerId === null && outline.displayName === 'Visitor' ? null : outline.displayName}
        />
      )}
      {standing === 'parked' && <ParkedBar contact={contact} />}
      {open === 'transfer' && <TransferDrawer outline={outline} queues={queues} onClose={close} />}
      {open === 'park' && <ParkDrawer outline={outline} onClose={close} />}
      {asking && (
        <EndDialog
          name={outline.displayName}
          because={asking}
          busy={ending.busy}
          onStay={() => setAsking(undefined)}
          onEnd={() => {
            setAsking(undefined);
            void ending.end();
          }}
        />
      )}
    </section>
  );
}
