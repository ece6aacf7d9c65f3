import { identityOperations } from '@switchboard/shared/identity';
import { useMemo } from 'react';
import type { Choice } from '../ui/index.ts';
import { useList } from './use-query.ts';

/** Service areas to choose from, and their names by id; closed ones keep their name and are not offered. */
export function useServiceAreas(): { choices: readonly Choice[]; nameOf: (id: string | null | undefined) => string } {
  const { rows } = useList(identityOperations.serviceArea.list, { state: 'any' });
  return useMemo(() => {
    const names = new Map(rows.map(({ id, name }) => [id as string, name]));
    return {
      choices: rows.filter(({ closedAt }) => closedAt === null).map(({ id, name }) => ({ value: id, label: name })),
      nameOf: (id) => (id ? (names.get(id) ?? 'Another area') : 'Whole organisation'),
    };
  }, [rows]);
}

/** Colleagues to choose from, and their names by id; asked for once `wanted`, because it is written in the audit trail. */
export function usePeople(wanted = true): { choices: readonly Choice[]; nameOf: (id: string) => string } {
  const { rows } = useList(identityOperations.user.list, wanted ? {} : undefined);
  return useMemo(() => {
    const names = new Map(rows.map(({ id, displayName }) => [id as string, displayName ?? 'Name not shared']));
    return {
      choices: rows.map(({ id, displayName }) => ({ value: id, label: displayName ?? 'Name not shared' })),
      nameOf: (id) => names.get(id) ?? 'Somebody else',
    };
  }, [rows]);
}
