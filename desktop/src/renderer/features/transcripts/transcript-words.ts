import type { ContactRecord } from '@switchboard/shared/contacts';

const why: Readonly<Record<string, string>> = {
  asked: 'asked for a person',
  stuck: 'the assistant could not help',
  danger: 'words of danger',
  unavailable: 'the assistant was not available',
  flow: 'the flow led to a person',
};
/** Why self-service handed over. */
export const handoverWords = (reason: string | null): string => (reason === null ? '–' : (why[reason] ?? reason));

/** Names of all staff who had a part, in order of their coming, each once. */
export function handlersOf({ interactions }: ContactRecord): string {
  const names = interactions.flatMap(({ agent }) => (agent ? [agent.name] : []));
  return [...new Set(names)].join(', ') || '–';
}
