import type { Query } from '@switchboard/shared/access';
import type { SignedIn } from '@switchboard/shared/identity';
import { cutOff, grant, hang, refuse, type Stub } from './api-stub.ts';
import { openAs } from './open-screen.ts';
import { seen, type Visits } from './visit.ts';

interface ListScreen {
  readonly me: SignedIn;
  readonly path: string;
  readonly title: string;
  readonly list: Query;
  readonly rows: readonly object[];
  /** Something that is in the rows. */
  readonly row: string;
  readonly empty: string | RegExp;
  readonly besides?: readonly Stub[];
}

/** The five states every list has. */
export function listVisits({ me, path, title, list, rows, row, empty, besides = [] }: ListScreen): Visits {
  const open = (stub: Stub): ((page: Parameters<Visits[string]>[0]) => Promise<void>) => {
    return (page) => openAs(page, me, path, [...besides, stub]);
  };
  const page = (items: readonly object[]) => grant(list, { items, next: null } as never);
  return {
    rows: async (screen) => {
      await open(page(rows))(screen);
      await seen(screen, row);
    },
    empty: async (screen) => {
      await open(page([]))(screen);
      await seen(screen, empty);
    },
    loading: async (screen) => {
      await open(hang(list))(screen);
      // The skeleton comes after 300 ms; its lines are what is looked at.
      await screen.locator('[role="status"] i').first().waitFor();
    },
    error: async (screen) => {
      await open(refuse(list, 'server/failed'))(screen);
      await seen(screen, `${title} did not load`);
    },
    offline: async (screen) => {
      await open(cutOff(list))(screen);
      await seen(screen, `${title} cannot be shown without the link`);
    },
  };
}
