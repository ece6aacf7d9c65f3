import { sql } from 'kysely';

/**
 * Conditions that partial indexes stand for (migrations.ts), word for word: SQLite takes such an index only when the
 * statement says the same, and a value handed in says nothing while it plans.
 */
export const contactIsOpen = sql<boolean>`contact.state NOT IN ('ended', 'abandoned')`;
export const contactIsOver = sql<boolean>`contact.state IN ('ended', 'abandoned')`;
export const recordIsOpen = sql<boolean>`contact.record = 'open'`;
export const citizenIsLinked = sql<boolean>`contact.citizen_connected = 1 AND contact.needs_link = 1`;
export const partIsOpen = sql<boolean>`interaction.state <> 'completed'`;
