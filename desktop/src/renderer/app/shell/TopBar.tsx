import { UnstyledButton } from '@mantine/core';
import { roles } from '@switchboard/shared/access';
import type { SignedIn } from '@switchboard/shared/identity';
import { Clock, FlaskConical, Search } from 'lucide-react';
import { Kbd, StatusBadge } from '../../ui/index.ts';
import { formatTimeOfDay } from '../format-time.ts';
import { useNow } from '../use-now.ts';
import { Crest } from './Crest.tsx';
import { LinkAge } from './LinkAge.tsx';
import { MeMenu } from './MeMenu.tsx';
import { PresenceControl } from './PresenceControl.tsx';
import styles from './TopBar.module.css';

/** Whose desk it is, the search, how fresh everything is, who works here, and the time of day. */
export function TopBar({ me, onSearch }: { me: SignedIn; onSearch: () => void }) {
  const now = useNow(1_000);
  const role = me.roles[0];
  return (
    <header className={styles.top}>
      <div className={styles.brand}>
        <Crest logo={me.organisation.brand.logo} />
        <span className={styles.brandWords}>
          <b>{me.organisation.name}</b>
          <small>{role ? roles[role].title : 'No role yet'}</small>
        </span>
      </div>
      <UnstyledButton className={styles.search} onClick={onSearch} aria-keyshortcuts="Control+K">
        <Search size={15} aria-hidden="true" />
        <span className={styles.searchWords}>Search screens and people</span>
        <Kbd keys="Ctrl K" />
      </UnstyledButton>
      <div className={styles.right}>
        {me.demo && (
          <span className={styles.demo}>
            <StatusBadge status="plain" icon={FlaskConical}>
              Demonstration
            </StatusBadge>
          </span>
        )}
        <LinkAge />
        <PresenceControl />
        <time className={styles.clock} dateTime={new Date(now).toISOString()}>
          <Clock size={14} aria-hidden="true" />
          {formatTimeOfDay(now)}
        </time>
        <MeMenu name={me.user.displayName} userName={me.user.userName} />
      </div>
    </header>
  );
}
