import { alertEventTypes, alertFactSchema } from '@switchboard/shared/alerts';
import type { LiveCatalogue } from '../../platform/subscriptions/index.ts';
import { alertsFor } from '../storage/alerts.ts';

const mostInSnapshot = 200;

/** Alerts go to whoever watches the queues there, and to the staff on the contact. */
export function registerLiveAlerts(catalogue: LiveCatalogue): void {
  for (const type of alertEventTypes) {
    catalogue.projection({
      type,
      audience: ['thePersonHerself', 'queues.watch'],
      serviceAreaOf: ({ body }) => alertFactSchema.parse(body).alert.serviceAreaId,
      personOf: ({ body }) => alertFactSchema.parse(body).onContact,
      bodyFor: ({ body }) => body,
    });
  }
  catalogue.snapshot({
    name: 'alerts',
    right: 'contacts.see',
    take: async ({ db, scope, organisationId }) =>
      (await alertsFor(db, scope, { state: 'open', limit: mostInSnapshot })).filter(
        (alert) => alert.organisationId === organisationId,
      ),
  });
}
