import type { ContactOutline } from '@switchboard/shared/contacts';
import { ArrowRightLeft, CircleCheck, type LucideIcon, Pause, PencilLine, Siren, Unplug } from 'lucide-react';
import { useMe } from '../../app/use-me.ts';
import { partOf, type Standing } from '../../app/desk-work/contact-standing.ts';
import type { ContactDetails } from '../../app/desk-work/contacts-slice.ts';
import { Button, classNames, StatusBadge, Timer } from '../../ui/index.ts';
import styles from './Contact.module.css';
import { channelIcons, channelWords, stateWords } from '../../app/words/contact-words.ts';

export type ContactAct = 'transfer' | 'park' | 'end';

/** An underlined letter means Alt and that letter. */
const acts: readonly { act: ContactAct; icon: LucideIcon; letter: string; rest: string }[] = [
  { act: 'transfer', icon: ArrowRightLeft, letter: 'T', rest: 'ransfer' },
  { act: 'park', icon: Pause, letter: 'P', rest: 'ark' },
  { act: 'end', icon: CircleCheck, letter: 'E', rest: 'nd' },
];

/** The page she wrote from, without the parts that say nothing. */
function pageWords(page: string | null): string | null {
  if (!page) return null;
  try {
    const { host, pathname } = new URL(page);
    return pathname === '/' ? host : `${host}${pathname}`;
  } catch {
    return page;
  }
}

function Marks({ outline, standing }: { outline: ContactOutline; standing: Standing }) {
  return (
    <>
      {outline.band === 0 && (
        <StatusBadge status="emergency" icon={Siren}>
          Emergency
        </StatusBadge>
      )}
      {standing === 'parked' && (
        <StatusBadge status="offline" icon={Pause}>
          Parked
        </StatusBadge>
      )}
      {standing === 'wrapUp' && (
        <StatusBadge status="wrap" icon={PencilLine}>
          Wrap-up
        </StatusBadge>
      )}
      {standing === 'connected' && !outline.citizenConnected && outline.channel === 'webchat' && (
        <StatusBadge status="offline" icon={Unplug}>
          Page closed
        </StatusBadge>
      )}
    </>
  );
}

/** Who is in hand, by which way, since when, with whom; and what can be done with the contact. Never moves. */
export function ContactHeader({
  outline,
  details,
  standing,
  isLost,
  onAct,
}: {
  outline: ContactOutline;
  details: ContactDetails | null;
  standing: Standing;
  isLost: boolean;
  onAct: (act: ContactAct) => void;
}) {
  const me = useMe();
  const Icon = channelIcons[outline.channel];
  const part = partOf(outline, me.user.id);
  const others = (details?.participants ?? [])
    .filter(({ kind, userId, leftAt }) => leftAt === null && kind !== 'citizen' && userId !== me.user.id)
    .map(({ name }) => name);
  const facts = [
    channelWords[outline.channel],
    outline.queue?.name,
    standing === 'wrapUp' ? stateWords[outline.state] : null,
    others.length > 0 ? `with ${others.join(', ')}` : null,
    pageWords(details?.page ?? null),
  ].filter((fact): fact is string => Boolean(fact));
  const waitedUntil = part?.startedAt;
  return (
    <header className={styles.head}>
      <span className={classNames(styles.channel, outline.band === 0 && styles.emergency)}>
        <Icon size={20} strokeWidth={1.6} aria-hidden="true" />
      </span>
      <div className={styles.who}>
        <h1 data-page-heading tabIndex={-1}>
          {outline.displayName}
        </h1>
        <p className={styles.facts}>
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      </div>
      <Marks outline={outline} standing={standing} />
      {waitedUntil !== undefined && standing === 'connected' && (
        <p className={styles.time}>
          <b>
            <Timer since={waitedUntil} />
          </b>
          <small>in hand</small>
        </p>
      )}
      {standing === 'connected' && (
        <div className={styles.acts}>
          {acts.map(({ act, icon, letter, rest }) => (
            <Button
              key={act}
              icon={icon}
              disabled={isLost}
              aria-keyshortcuts={`Alt+${letter}`}
              onClick={() => onAct(act)}
            >
              <span>
                <u>{letter}</u>
                {rest}
              </span>
            </Button>
          ))}
        </div>
      )}
    </header>
  );
}
