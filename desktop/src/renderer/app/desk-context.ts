import type { Clock } from '@switchboard/shared/kernel';
import { createContext, useContext } from 'react';
import type { ApiClient } from './api-client.ts';
import type { DeskHost } from './desk-host.ts';
import type { DeskShell } from './desk-shell.ts';
import type { LiveLink } from './live-link.ts';

/** What the screens need from outside themselves, handed in once by main.tsx. */
export interface Desk {
  readonly api: ApiClient;
  readonly clock: Clock;
  readonly host: DeskHost;
  readonly live: LiveLink;
  readonly shell: DeskShell;
}

const DeskContext = createContext<Desk | undefined>(undefined);
export const DeskProvider = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk outside DeskProvider');
  return desk;
}
