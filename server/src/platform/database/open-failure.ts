const sentences: Readonly<Record<string, string>> = {
  SQLITE_NOTADB:
    'The database file is not a database, or it is damaged: restore it from a backup, or name another one.',
  SQLITE_CORRUPT: 'The database file is damaged: restore it from a backup.',
  SQLITE_CANTOPEN:
    'The database file cannot be opened: give this account the right to its folder, or name another one.',
  SQLITE_READONLY: 'The database file cannot be written: give this account the right to it, or name another one.',
  SQLITE_FULL: 'The disk of the database is full: make room and start again.',
  SQLITE_BUSY: 'Another program holds the database file: stop it first.',
  ECONNREFUSED: 'Nothing answers at DATABASE_URL: start PostgreSQL there, or correct the address.',
  ENOTFOUND: 'The host in DATABASE_URL is not known: correct the address.',
  ETIMEDOUT: 'The host in DATABASE_URL does not answer: correct the address, or open the way to it.',
  '28P01': 'PostgreSQL refuses the user or password in DATABASE_URL: correct them.',
  '28000': 'PostgreSQL refuses the user in DATABASE_URL: correct it, or allow it in pg_hba.conf.',
  '3D000': 'The database named in DATABASE_URL does not exist: create it, or correct the name.',
  '42501': 'The user in DATABASE_URL may not create tables: give it that right in its own database.',
};

/** The sentence for a database that cannot be opened or migrated; undefined when the failure is not one of these. */
export function openFailure(failure: unknown): string | undefined {
  const code = failure instanceof Error && 'code' in failure ? String(failure.code) : '';
  return sentences[code];
}
