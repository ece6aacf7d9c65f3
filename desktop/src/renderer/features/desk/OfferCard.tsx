import type { Offer } from '@switchboard/shared/routing';
import { Info, Phone, Siren } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { CallRefusal } from '../../app/call-refusal.ts';
import { useServerNow } from '../../app/use-server-now.ts';
import { Button, classNames, formatClock, Kbd, StatusBadge } from '../../ui/index.ts';
import { CountdownRing } from './CountdownRing.tsx';
import { channelIcons, channelWords } from '../../app/words/contact-words.ts';
import styles from './Offers.module.css';
import type { DeclineReason } from './use-answer-offer.ts';

const declineReasons: readonly (readonly [DeclineReason, string])[] = [
  ['busy', 'Busy right now'],
  ['conflict', 'I know this person'],
  ['notMySkill', 'Not my field'],
  ['other', 'Another reason'],
];
const mostAnswers = 3;
const languages = new Intl.DisplayNames('en-GB', { type: 'language' });

function languageWords(code: string): string {
  try {
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
}

function Facts({ offer, now }: { offer: Offer; now: number }) {
  const { waitingSinceAt, answers, language, handedOver } = offer;
  return (
    <dl className={styles.facts}>
      <dt>Waiting</dt>
      <dd>
        <b>{formatClock(now - waitingSinceAt)}</b>
      </dd>
      {answers.slice(0, mostAnswers).map(({ key, question, answer }) => (
        <div key={key}>
          <dt>{question}</dt>
          <dd>{answer}</dd>
        </div>
      ))}
      {!language.startsWith('en') && (
        <div>
          <dt>Language</dt>
          <dd>{languageWords(language)}</dd>
        </div>
      )}
      {handedOver && (
        <div>
          <dt>From {handedOver.by}</dt>
          <dd>{handedOver.note ?? 'no note'}</dd>
        </div>
      )}
    </dl>
  );
}

function Declining({ onDecline, onBack }: { onDecline: (reason: DeclineReason) => void; onBack: () => void }) {
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    group.current?.querySelector('button')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <div
      ref={group}
      role="group"
      aria-label="Why do you decline?"
      className={styles.reasons}
      onKeyDown={(event) => event.key === 'Escape' && onBack()}
    >
      {declineReasons.map(([reason, words]) => (
        <Button key={reason} size="compact" onClick={() => onDecline(reason)}>
          {words}
        </Button>
      ))}
      <Button look="quiet" size="compact" keys="Esc" onClick={onBack}>
        Back
      </Button>
    </div>
  );
}

/** One contact offered to me: who, why, how long, how dangerous, until when. It never takes the keyboard from me. */
export function OfferCard({
  offer,
  first,
  busy,
  refusal,
  declining,
  onAccept,
  onDecline,
  onDeclining,
}: {
  offer: Offer;
  /** The keys belong to the first. */
  first: boolean;
  busy: boolean;
  refusal: CallRefusal | undefined;
  declining: boolean;
  onAccept: () => void;
  onDecline: (reason: DeclineReason) => void;
  onDeclining: (declining: boolean) => void;
}) {
  const now = useServerNow(500);
  const isEmergency = offer.band === 0;
  const leftMs = Math.max(0, offer.deadlineAt - now);
  const Icon = channelIcons[offer.channel];
  return (
    <article
      className={classNames(styles.offer, isEmergency && styles.emergency)}
      aria-label={`Offer: ${offer.displayName}`}
    >
      <header className={styles.head}>
        {isEmergency ? (
          <StatusBadge status="emergency" icon={Siren} solid>
            Emergency
          </StatusBadge>
        ) : (
          <StatusBadge status="contact" icon={Icon}>
            {channelWords[offer.channel]}
          </StatusBadge>
        )}
        <span>{isEmergency ? `${channelWords[offer.channel]}, ${offer.queue}` : offer.queue}</span>
        <span className={styles.band}>{isEmergency ? '' : `Band ${offer.band}`}</span>
      </header>
      <div className={styles.body}>
        <div className={styles.who}>
          <h2>{offer.displayName}</h2>
          <p>{offer.intent ?? 'No reason given yet'}</p>
        </div>
        <span className={styles.ring} role="timer" aria-label={`${Math.ceil(leftMs / 1000)} seconds left`}>
          <CountdownRing
            share={leftMs / Math.max(1, offer.deadlineAt - offer.offeredAt)}
            size={64}
            tone={isEmergency ? 'emergency' : 'usual'}
          />
          <b aria-hidden="true">{Math.ceil(leftMs / 1000)}</b>
          <small aria-hidden="true">seconds</small>
        </span>
      </div>
      <Facts offer={offer} now={now} />
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal.sentence}
        </p>
      )}
      {declining ? (
        <Declining onDecline={onDecline} onBack={() => onDeclining(false)} />
      ) : (
        <div className={styles.acts}>
          <Button
            look={isEmergency ? 'emergency' : first ? 'primary' : 'default'}
            size="large"
            icon={offer.channel === 'voice' ? Phone : Icon}
            busy={busy}
            {...(first ? { keys: 'F9' } : {})}
            aria-keyshortcuts={first ? 'F9 Alt+A' : undefined}
            onClick={onAccept}
          >
            Accept
          </Button>
          <Button
            size="large"
            {...(first ? { keys: 'F10' } : {})}
            aria-keyshortcuts={first ? 'F10' : undefined}
            onClick={() => onDeclining(true)}
          >
            Decline
          </Button>
        </div>
      )}
      <footer className={styles.foot}>
        <Info size={14} aria-hidden="true" />
        <span>
          What you are writing stays where it is.
          {first && (
            <>
              {' '}
              <Kbd keys="F9" /> accepts, also while you type.
            </>
          )}
        </span>
      </footer>
    </article>
  );
}
