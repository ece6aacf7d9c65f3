import type { Alert } from '@switchboard/shared/alerts';
import { Check, ExternalLink, Siren, TriangleAlert } from 'lucide-react';
import { aboutAlert, reasonsOf, urgencyOf } from '../../app/alerts/alert-words.ts';
import { useAlertActs } from '../../app/alerts/use-alert-acts.ts';
import { useOpenAlerts } from '../../app/alerts/use-open-alerts.ts';
import { Button, StatusBadge, Timer } from '../../ui/index.ts';
import styles from './AlertsPanel.module.css';

function AlertLine({ alert }: { alert: Alert }) {
  const { wayTo, acknowledge, busy, refusal } = useAlertActs();
  const open = wayTo(alert);
  const isEmergency = alert.band === 0;
  return (
    <li className={styles.line}>
      <span className={styles.urgency}>
        <StatusBadge status={isEmergency ? 'emergency' : 'notReady'} icon={isEmergency ? Siren : TriangleAlert} solid>
          {urgencyOf(alert)}
        </StatusBadge>
      </span>
      <p className={styles.words}>
        <strong>{alert.rule.name}</strong>
        <span>{aboutAlert(alert)}</span>
        <small>Because of {reasonsOf(alert)}</small>
        {refusal && <span role="alert">{refusal.sentence}</span>}
      </p>
      <span className={styles.time}>
        <b>
          <Timer since={alert.raisedAt} />
        </b>
        <small>since the alert</small>
      </span>
      <span className={styles.acts}>
        {open && (
          <Button icon={ExternalLink} onClick={open} aria-label={`Open contact: ${alert.displayName}`}>
            Open contact
          </Button>
        )}
        {acknowledge && (
          <Button
            icon={Check}
            busy={busy}
            onClick={() => acknowledge(alert)}
            aria-label={`Acknowledge: ${alert.rule.name}, ${alert.displayName}`}
          >
            Acknowledge
          </Button>
        )}
      </span>
    </li>
  );
}

/** Every alert that nobody has acknowledged, over everything else on the live screen; nothing when there is none. */
export function AlertsPanel() {
  const alerts = useOpenAlerts();
  const [first] = alerts;
  return (
    <>
      <p role="alert" className="sr-only">
        {first && `Alert: ${first.rule.name}. ${aboutAlert(first)}.`}
      </p>
      {first && (
        <section className={styles.panel} aria-label="Alerts">
          <header className={styles.head}>
            <Siren size={18} aria-hidden="true" />
            <h2>Alerts</h2>
            <span>{alerts.length} not acknowledged, most urgent first</span>
          </header>
          <ul className={styles.list}>
            {alerts.map((alert) => (
              <AlertLine key={alert.id} alert={alert} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
