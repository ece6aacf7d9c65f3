import { rights, roles } from '@switchboard/shared/access';
import { formatMoment } from '../../app/format-time.ts';
import { useServiceAreas } from '../../app/use-directory.ts';
import { useMe } from '../../app/use-me.ts';
import { Facts, PageHeader, Panel } from '../../ui/index.ts';
import styles from './Account.module.css';
import { DisplaySettings } from './DisplaySettings.tsx';
import { PasswordPanel } from './PasswordPanel.tsx';

/** Who I am here, what I may do, my password and how the desk looks. */
export function AccountScreen() {
  const me = useMe();
  const areas = useServiceAreas();
  const placeOf = (held: 'all' | readonly string[]) =>
    held === 'all' ? 'whole organisation' : held.map((id) => areas.nameOf(id)).join(', ');
  return (
    <>
      <PageHeader title="Your account" intro="Who you are here, what you may do, and how the desk looks to you." />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Panel title="You">
            <Facts
              facts={[
                ['Name', me.user.displayName],
                ['User name', me.user.userName],
                ['E-mail', me.user.email ?? undefined],
                ['Organisation', me.organisation.name],
                ['Roles', me.roles.map((role) => roles[role].title).join(', ') || 'None'],
                ['Session ends by', formatMoment(me.session.expiresAt)],
                ['When idle', `ends after ${me.policy.idleMinutes} minutes`],
              ]}
            />
          </Panel>
          <PasswordPanel minimum={me.policy.passwordMinimumLength} />
        </div>
        <div className={styles.column}>
          <DisplaySettings />
          <Panel title="What you may do" note={`${me.rights.length}`}>
            {me.rights.length === 0 ? (
              <p className="muted small">Nothing yet. Ask your security administrator for a role.</p>
            ) : (
              <ul>
                {me.rights.map((held) => (
                  <li key={held.right} className={styles.right}>
                    <span>{rights[held.right]}</span>
                    <span className="muted">{placeOf(held.areas)}</span>
                  </li>
                ))}
              </ul>
            )}
          </Panel>
        </div>
      </div>
    </>
  );
}
