import { BellOff, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useDeskDispatch, useDeskSelector } from '../../app/store.ts';
import { useKey } from '../../app/use-key.ts';
import { offerClosed, type OfferLeft, openOffers, type ShownOffer } from '../../app/desk-work/offers-slice.ts';
import { IconButton } from '../../ui/index.ts';
import { channelWords } from '../../app/words/contact-words.ts';
import { OfferCard } from './OfferCard.tsx';
import styles from './Offers.module.css';
import { soundOffer } from '../../app/offer-sound.ts';
import { useAnswerOffer } from './use-answer-offer.ts';

/** How long the end of an offer is told before it leaves by itself (ms). */
const toldMs = 20_000;

const leftWords: Readonly<Record<OfferLeft, string>> = {
  expired: 'ran out. The contact kept its place and goes on to the next.',
  withdrawn: 'was withdrawn. It is no longer open to you.',
  gone: 'is over: it ran out, or somebody else has the contact.',
};

function Left({ shown: { offer, left } }: { shown: ShownOffer }) {
  const dispatch = useDeskDispatch();
  useEffect(() => {
    const timer = setTimeout(() => dispatch(offerClosed(offer.id)), toldMs);
    return () => clearTimeout(timer);
  }, [dispatch, offer.id]);
  // The banner over the page says it already, with the way back.
  const isToldAbove = useDeskSelector(({ agent }) => agent.me?.reason === 'missedOffer') && left === 'expired';
  if (!left || isToldAbove) return null;
  return (
    <div className={styles.left} role="status">
      <BellOff size={16} aria-hidden="true" />
      <p>
        The offer of <b>{offer.displayName}</b> {leftWords[left]}
      </p>
      <IconButton small icon={X} label="Dismiss" onClick={() => dispatch(offerClosed(offer.id))} />
    </div>
  );
}

/** Says each new offer once: aloud by the reader, and with a short sound if wanted. */
function useAnnouncement(open: readonly ShownOffer[]): string {
  const sound = useDeskSelector(({ preferences }) => preferences.offerSound);
  const known = useRef(new Set<string>());
  const [words, setWords] = useState('');
  useEffect(() => {
    const fresh = open.filter(({ offer }) => !known.current.has(offer.id));
    known.current = new Set(open.map(({ offer }) => offer.id));
    const [first] = fresh;
    if (!first) return;
    const { offer } = first;
    const isEmergency = offer.band === 0;
    if (sound === 'on') soundOffer(isEmergency ? 'emergency' : 'usual');
    const seconds = Math.round((offer.deadlineAt - offer.offeredAt) / 1000);
    const what = [offer.displayName, channelWords[offer.channel], offer.queue, offer.intent].filter(Boolean).join(', ');
    setWords(
      `${isEmergency ? 'Emergency offered' : 'Offered'}: ${what}. ${seconds} seconds. F9 accepts, F10 declines.`,
    );
  }, [open, sound]);
  return words;
}

/** Everything offered to me, over the person column only; the first has the keys. */
export function Offers() {
  const offers = useDeskSelector((state) => state.offers);
  const open = openOffers(offers);
  const words = useAnnouncement(open);
  const { accept, decline, busy, refusal } = useAnswerOffer();
  const [declining, setDeclining] = useState<string>();
  const first = open[0]?.offer;
  const taken = useRef(new Set<string>());
  useKey(first ? 'F9' : undefined, () => first && void accept(first));
  useKey(first ? 'Alt+KeyA' : undefined, () => first && void accept(first));
  useKey(first ? 'F10' : undefined, () => first && setDeclining((now) => (now === first.id ? undefined : first.id)));
  useEffect(() => {
    // Queues may hand their contacts over without asking; the desk says yes for its operator.
    for (const { offer } of open) {
      if (!offer.autoAccept || taken.current.has(offer.id)) continue;
      taken.current.add(offer.id);
      void accept(offer);
    }
  }, [open, accept]);
  return (
    <section className={styles.stack} aria-label="Offers">
      <p role="alert" className="sr-only">
        {words}
      </p>
      {offers.map((shown) =>
        shown.left === null ? (
          <OfferCard
            key={shown.offer.id}
            offer={shown.offer}
            first={shown.offer === first}
            busy={busy === shown.offer.id}
            refusal={refusal?.offerId === shown.offer.id ? refusal.refusal : undefined}
            declining={declining === shown.offer.id}
            onAccept={() => void accept(shown.offer)}
            onDecline={(reason) => {
              setDeclining(undefined);
              void decline(shown.offer, reason);
            }}
            onDeclining={(is) => setDeclining(is ? shown.offer.id : undefined)}
          />
        ) : (
          <Left key={shown.offer.id} shown={shown} />
        ),
      )}
    </section>
  );
}
