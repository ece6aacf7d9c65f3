import type { RoutingPlanSource } from '@switchboard/shared/routing-plan';

/** What the demonstration's organisations listen for while people wait and talk. They err to the alarm. */
export const demoContentRules: RoutingPlanSource['contentRules'] = [
  {
    key: 'weapon',
    name: 'A weapon is spoken of',
    when: {
      any: [
        {
          text: '\\b(has|have|had|got|holding|with|pulled|waving|carrying)\\b.{0,20}\\b(knife|knives|machete|gun|axe)\\b',
        },
      ],
    },
    do: { band: 0, alert: true },
  },
  {
    key: 'life',
    name: 'Somebody’s life may be in danger',
    when: {
      any: [
        {
          text: "\\b(can't breathe|not breathing|kill (myself|himself|herself)|overdose|heart attack|bleeding badly)\\b",
        },
      ],
    },
    do: { band: 0, alert: true },
  },
  {
    key: 'vulnerable-again',
    name: 'Vulnerable, and the third contact in three days',
    when: { all: [{ marker: 'vulnerable' }, { repeat: { contacts: 2, withinHours: 72 } }] },
    do: { band: 3, points: 20 },
  },
];
