import type { Alert } from '@switchboard/shared/alerts';
import { idOf } from './ids.ts';
import { minutesAgo } from './moments.ts';
import { eastmere } from './people.ts';

const alert = (number: number, more: Partial<Alert> = {}): Alert => ({
  id: idOf('alert', number),
  organisationId: eastmere.id,
  serviceAreaId: null,
  contactId: idOf('contact', number),
  state: 'queued',
  displayName: 'Visitor',
  channel: 'webchat',
  queue: '101 enquiries',
  rule: { key: 'weapon', name: 'A weapon is spoken of' },
  matched: ['text'],
  band: 0,
  raisedAt: minutesAgo(1),
  acknowledgedAt: null,
  acknowledgedBy: null,
  ...more,
});

/** An emergency in line, one in conversation, and one that is only near. */
export const alerts: Alert[] = [
  alert(1),
  alert(3, {
    displayName: 'Cleo Marsh',
    state: 'connected',
    rule: { key: 'suicide', name: 'Somebody may harm herself' },
    raisedAt: minutesAgo(4),
  }),
  alert(2, {
    displayName: 'Omar Field',
    rule: { key: 'again', name: 'Third contact in a day, and vulnerable' },
    matched: ['repeat', 'marker vulnerable'],
    band: 2,
    raisedAt: minutesAgo(2),
  }),
];
