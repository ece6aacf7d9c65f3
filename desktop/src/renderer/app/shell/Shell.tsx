import { recordNavigation } from '@switchboard/shared/audit';
import type { SignedIn } from '@switchboard/shared/identity';
import { newId } from '@switchboard/shared/kernel';
import { Suspense, useEffect, useRef, useState } from 'react';
import { Outlet, useLocation } from 'react-router';
import { Button, classNames, LoadingLines } from '../../ui/index.ts';
import { useOpenAlerts } from '../alerts/use-open-alerts.ts';
import { useDesk } from '../desk-context.ts';
import { type Screen, screens } from '../screens.ts';
import { AlertNotice } from './AlertNotice.tsx';
import { GlobalSearch } from './GlobalSearch.tsx';
import { LinkBanner } from './LinkBanner.tsx';
import { OfferLayer } from './OfferLayer.tsx';
import { AreaMenu, Rail } from './Rail.tsx';
import styles from './Shell.module.css';
import { TopBar } from './TopBar.tsx';
import { useDeskShell } from './use-desk-shell.ts';
import { useOpenings } from './use-openings.ts';
import { useWork } from './use-work.ts';
import { WorkNotices } from './WorkNotices.tsx';

/** Ctrl K opens the search from anywhere, also while typing. */
function useSearchKey(onSearch: () => void): void {
  useEffect(() => {
    const byKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      onSearch();
    };
    addEventListener('keydown', byKey);
    return () => removeEventListener('keydown', byKey);
  }, [onSearch]);
}

/** A new screen: its name in the title bar, the focus on its heading, its opening in the audit trail. */
function useArrival(screen: Screen | undefined, organisation: string): void {
  const { api, clock } = useDesk();
  const arrived = useRef<string>(undefined);
  useEffect(() => {
    document.title = `${screen?.title ?? 'Page not found'} – ${organisation}`;
    if (!screen || arrived.current === screen.id) return;
    const isFirst = arrived.current === undefined;
    arrived.current = screen.id;
    void api.call(recordNavigation, { screen: screen.path.slice(1) || screen.id }, newId(clock()));
    if (!isFirst) document.querySelector<HTMLElement>('[data-page-heading]')?.focus({ preventScroll: true });
  }, [api, clock, screen, organisation]);
}

export function Shell({ me }: { me: SignedIn }) {
  const { pathname } = useLocation();
  const current = screens.find(({ path }) => path === pathname);
  /** The words the search begins with; undefined while it is closed. */
  const [searching, setSearching] = useState<string>();
  useSearchKey(() => setSearching(''));
  const alerts = useOpenAlerts();
  useOpenings(setSearching, alerts);
  useWork(me);
  useDeskShell();
  useArrival(current, me.organisation.name);
  return (
    <div className={styles.app}>
      <div className={styles.skip}>
        <Button onClick={() => document.querySelector<HTMLElement>('main')?.focus()}>Skip to content</Button>
      </div>
      <TopBar me={me} onSearch={() => setSearching('')} />
      <Rail me={me} current={current} />
      <div className={styles.body}>
        <LinkBanner />
        <AlertNotice alerts={alerts} />
        <WorkNotices />
        <div className={styles.columns}>
          <OfferLayer />
          {current && <AreaMenu me={me} current={current} />}
          <main className={classNames(styles.main, current?.id === 'desk' && styles.fill)} tabIndex={-1}>
            <Suspense fallback={<LoadingLines label="Opening" />}>
              <Outlet />
            </Suspense>
          </main>
        </div>
      </div>
      <GlobalSearch me={me} words={searching} onClose={() => setSearching(undefined)} />
    </div>
  );
}
