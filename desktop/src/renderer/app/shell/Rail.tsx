import type { SignedIn } from '@switchboard/shared/identity';
import { NavLink } from 'react-router';
import { classNames } from '../../ui/index.ts';
import type { Screen } from '../screens.ts';
import { screensFor } from './allowed-screens.ts';
import styles from './Rail.module.css';
import { railItems } from './rail-items.ts';

/** The areas of work, as words under icons; only those that hold something for this person. */
export function Rail({ me, current }: { me: SignedIn; current: Screen | undefined }) {
  return (
    <nav className={styles.rail} aria-label="Areas">
      {railItems.map(({ area, label, icon: Icon }) => {
        const first = screensFor(me, area)[0];
        if (!first) return null;
        const here = current?.area === area;
        return (
          <NavLink
            key={area}
            to={first.path}
            className={classNames(styles.item, here && styles.here)}
            aria-current={here ? 'true' : undefined}
          >
            <Icon size={20} strokeWidth={1.6} aria-hidden="true" />
            {label}
          </NavLink>
        );
      })}
    </nav>
  );
}

/** The screens of the area, when it has several. */
export function AreaMenu({ me, current }: { me: SignedIn; current: Screen }) {
  const screens = screensFor(me, current.area);
  const title = railItems.find(({ area }) => area === current.area)?.label ?? '';
  if (screens.length < 2) return null;
  return (
    <nav className={styles.menu} aria-label={title}>
      <h2 className={styles.menuTitle}>{title}</h2>
      <ul>
        {screens.map((screen) => (
          <li key={screen.id}>
            <NavLink
              to={screen.path}
              className={classNames(styles.entry, screen.id === current.id && styles.entryHere)}
            >
              {screen.title}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
