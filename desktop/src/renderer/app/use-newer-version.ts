import type { CallInputOf, OutputOf, Query } from '@switchboard/shared/access';
import { useState } from 'react';
import type { CallRefusal } from './call-refusal.ts';
import { useDesk } from './desk-context.ts';

interface Listed {
  items: { id: string }[];
}

/** After `record/changed-meanwhile`: fetches the record as it is now, for the form to show beside what was typed. */
export function useNewerVersion<Q extends Query>(list: Q, input: CallInputOf<Q>, id: string) {
  type Record = OutputOf<Q> extends { items: (infer Item)[] } ? Item : never;
  const { api } = useDesk();
  const [newer, setNewer] = useState<Record>();
  const look = async (refusal: CallRefusal) => {
    if (refusal.code !== 'record/changed-meanwhile') return;
    const answer = await api.call(list, { ...input, limit: 200 });
    if (!answer.ok) return;
    setNewer((answer.value as Listed).items.find((item) => item.id === id) as Record | undefined);
  };
  return { newer, look, decided: () => setNewer(undefined) };
}
