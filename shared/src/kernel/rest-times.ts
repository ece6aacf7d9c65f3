/**
 * Times are integer milliseconds inside and on sockets, and ISO 8601 in REST and exports (design §4). A member is a
 * time when its name ends in `At`; nothing else may be named so.
 */
export function withIsoTimes(value: unknown): unknown {
  return mapped(value, (member) => (typeof member === 'number' ? new Date(member).toISOString() : member));
}

/** The other way round; what is no ISO 8601 instant stays as it is, for the schema to refuse. */
export function withMillisecondTimes(value: unknown): unknown {
  return mapped(value, (member) =>
    typeof member === 'string' && isoInstant.test(member) ? millisecondsOf(member) : member,
  );
}

/** RFC 3339 §5.6, with an offset: a time without one could mean two instants. */
const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function millisecondsOf(text: string): number | string {
  const at = Date.parse(text);
  return Number.isNaN(at) ? text : at;
}

/** Deeper than any of our records; what lies below is left alone, so that hostile nesting costs nothing. */
const deepest = 20;

function mapped(value: unknown, time: (member: unknown) => unknown, depth = 0): unknown {
  if (value === null || typeof value !== 'object' || depth > deepest) return value;
  if (Array.isArray(value)) return value.map((item) => mapped(item, time, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      isTime(name) ? time(member) : mapped(member, time, depth + 1),
    ]),
  );
}

export function isTime(name: string): boolean {
  return /[a-z]At$/.test(name);
}
