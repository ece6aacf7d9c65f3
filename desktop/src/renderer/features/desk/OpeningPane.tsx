import type { Offer } from '@switchboard/shared/routing';
import { classNames, LoadingLines } from '../../ui/index.ts';
import styles from './Contact.module.css';
import { channelIcons, channelWords } from '../../app/words/contact-words.ts';
import { HandoverCard } from './HandoverCard.tsx';

/** A contact accepted a moment ago: what the offer told stands there while the rest comes. */
export function OpeningPane({ offer }: { offer: Offer }) {
  const Icon = channelIcons[offer.channel];
  return (
    <section className={styles.contact} aria-label="Contact in hand">
      <header className={styles.head}>
        <span className={classNames(styles.channel, offer.band === 0 && styles.emergency)}>
          <Icon size={20} strokeWidth={1.6} aria-hidden="true" />
        </span>
        <div className={styles.who}>
          <h1 data-page-heading tabIndex={-1}>
            {offer.displayName}
          </h1>
          <p className={styles.facts}>
            <span>{channelWords[offer.channel]}</span>
            <span>{offer.queue}</span>
          </p>
        </div>
      </header>
      <HandoverCard handover={offer} />
      <div className={styles.opening}>
        <LoadingLines label="Opening the contact" rows={5} />
      </div>
    </section>
  );
}
