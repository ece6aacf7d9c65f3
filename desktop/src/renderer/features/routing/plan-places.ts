import type { PlanFinding } from '@switchboard/shared/routing-plan';

const pages: Readonly<Record<string, string>> = {
  queues: '/routing/queues',
  skills: '/routing/skills',
  links: '/routing/team-links',
  calendars: '/routing/calendars',
  capacity: '/routing/capacity',
  contentRules: '/routing/content-rules',
};

/** Where the field stands that a finding is about. */
export function placeOf({ at }: Pick<PlanFinding, 'at'>): string {
  const [section = '', ...rest] = at.map(String);
  const page = pages[section] ?? '/routing/queues';
  if (section === 'capacity') return rest.length > 0 ? `${page}?at=${rest.join('.')}` : page;
  const isLink = section === 'links';
  const open = isLink ? rest.slice(0, 2).join('/') : rest[0];
  if (!open) return page;
  const field = rest.slice(isLink ? 2 : 1).join('.');
  return `${page}?open=${encodeURIComponent(open)}${field ? `&at=${encodeURIComponent(field)}` : ''}`;
}
