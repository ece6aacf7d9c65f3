import { type RoutingPlan, routingPlanSchema } from './routing-plan.ts';

/**
 * What an organisation begins with, as a draft: one queue for whatever comes, taken by everybody who is ready. It can be
 * published as it is.
 */
export const starterRoutingPlan: RoutingPlan = routingPlanSchema.parse({
  format: 1,
  skills: [],
  calendars: [],
  queues: [
    {
      key: 'enquiries',
      name: 'Enquiries',
      channels: ['webchat'],
      band: 5,
      steps: [{ needs: null, seconds: null }],
      offerSeconds: 20,
      wrapUp: { mode: 'timed', seconds: 90 },
      targetSeconds: 120,
    },
  ],
  links: [],
  contentRules: [],
});
