import { ArrowRightLeft, UserRound } from 'lucide-react';
import { Fragment, useState } from 'react';
import { formatExact } from '../../app/format-time.ts';
import { Button } from '../../ui/index.ts';
import { DecisionTold } from './DecisionTold.tsx';
import styles from './Explanation.module.css';
import { moveWords, stateOfOffer } from './explanation-words.ts';
import { type Explained, readDecision } from './read-explanation.ts';

type NameOf = (userId: string) => string;
type Offer = Explained['offers'][number];
type Move = Explained['moves'][number];

function OfferTold({ offer, nameOf }: { offer: Offer; nameOf: NameOf }) {
  const [open, setOpen] = useState(false);
  const told = readDecision(offer.explanation);
  return (
    <li className={styles.event}>
      <UserRound size={15} aria-hidden="true" />
      <div>
        <p>
          <b>{offer.agent.name}</b> {stateOfOffer(offer.state)}
          {offer.declineReason && `: ${offer.declineReason}`}
          <time>{formatExact(offer.offeredAt)}</time>
        </p>
        {told && (
          <Button type="button" look="quiet" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? 'Hide why' : `Why ${offer.agent.name}?`}
          </Button>
        )}
        {open && told && <DecisionTold told={told} at={offer.offeredAt} nameOf={nameOf} />}
      </div>
    </li>
  );
}

function MoveTold({ move }: { move: Move }) {
  return (
    <li className={styles.event}>
      <ArrowRightLeft size={15} aria-hidden="true" />
      <p>
        <b>{moveWords(move.kind)}</b>
        {move.by.kind === 'platform'
          ? ''
          : ` by ${move.by.kind === 'rule' ? `the rule “${move.by.name}”` : move.by.name}`}
        {move.reason && `: ${move.reason}`}
        <time>{formatExact(move.at)}</time>
      </p>
    </li>
  );
}

/** Every decision about a contact and every hand that was laid on it, newest first. */
export function HistoryTold({ explained, nameOf }: { explained: Explained; nameOf: NameOf }) {
  const events = [
    ...explained.offers.map((offer) => ({
      at: offer.offeredAt,
      key: offer.reservationId as string,
      row: <OfferTold offer={offer} nameOf={nameOf} />,
    })),
    ...explained.moves.map((move, place) => ({ at: move.at, key: `move ${place}`, row: <MoveTold move={move} /> })),
  ].toSorted((one, other) => other.at - one.at);
  return (
    <section className={styles.part} aria-label="So far">
      <h3>So far</h3>
      {events.length === 0 && <p className="muted">It has not been offered to anybody yet.</p>}
      <ol className={styles.events}>
        {events.map(({ key, row }) => (
          <Fragment key={key}>{row}</Fragment>
        ))}
      </ol>
    </section>
  );
}
