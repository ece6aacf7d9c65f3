import type { Alert } from '@switchboard/shared/alerts';
import { Check, ExternalLink, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { aboutAlert } from '../alerts/alert-words.ts';
import { useAlertActs } from '../alerts/use-alert-acts.ts';
import { useAlertSignals } from '../alerts/use-alert-signals.ts';
import { type Screen, screens } from '../screens.ts';
import { Banner, Button } from '../../ui/index.ts';

const live = (screens as readonly Screen[]).find(({ id }) => id === 'supervision')!.path;

/**
 * A rule over content has held: what, who and where, over whatever screen is open, with the way to the contact. It is
 * said by readers at once and takes the keyboard from nobody. The live screen lists all of them itself.
 */
export function AlertNotice({ alerts }: { alerts: readonly Alert[] }) {
  useAlertSignals(alerts);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const { pathname } = useLocation();
  const shown = alerts.filter(({ id }) => !hidden.has(id));
  const [first, ...others] = shown;
  if (!first || pathname === live) return null;
  return <Notice alert={first} others={others.length} onHide={() => setHidden(new Set([...hidden, first.id]))} />;
}

function Notice({ alert, others, onHide }: { alert: Alert; others: number; onHide: () => void }) {
  const { wayTo, acknowledge, busy, refusal } = useAlertActs();
  const open = wayTo(alert);
  return (
    <Banner
      edge
      kind="danger"
      title={`Alert: ${alert.rule.name}.`}
      actions={
        <>
          {open && (
            <Button size="compact" icon={ExternalLink} onClick={open}>
              Open contact
            </Button>
          )}
          {acknowledge ? (
            <Button size="compact" icon={Check} busy={busy} onClick={() => acknowledge(alert)}>
              Acknowledge
            </Button>
          ) : (
            <Button size="compact" look="quiet" icon={EyeOff} onClick={onHide}>
              Hide
            </Button>
          )}
        </>
      }
    >
      {aboutAlert(alert)}.{others > 0 && ` ${others} more ${others === 1 ? 'alert' : 'alerts'}.`}
      {refusal && ` ${refusal.sentence}`}
    </Banner>
  );
}
