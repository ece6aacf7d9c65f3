import type { Page } from '@playwright/test';
import { auditOperations } from '@switchboard/shared/audit';
import { identityOperations, type SignedIn } from '@switchboard/shared/identity';
import { grant, refuse, type Stub, stubApi } from './api-stub.ts';
import { playLiveStream } from './live-stub.ts';
import { now } from './moments.ts';
import { areas, teams, users } from './records.ts';

const { session, serviceArea, user, team } = identityOperations;
const navigation = auditOperations.find(({ name }) => name === 'navigation.record');

/** What every signed-in screen asks for besides its own list. */
function atWork(me: SignedIn): readonly Stub[] {
  return [
    grant(session.read, me),
    grant(session.claimDesk, { epoch: 1 }),
    grant(session.deskKey, { key: 'q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=' }),
    grant(serviceArea.list, { items: areas, next: null }),
    grant(user.list, { items: users, next: null }),
    grant(team.list, { items: teams, next: null }),
    ...(navigation?.kind === 'command' ? [grant(navigation, {})] : []),
  ];
}

/** Opens a screen as somebody, with the server's part played by stubs; later stubs go before earlier ones. */
export async function openAs(page: Page, me: SignedIn, path: string, stubs: readonly Stub[] = []): Promise<void> {
  await page.clock.setFixedTime(now);
  await playLiveStream(page, me.organisation.id);
  await stubApi(page, [...atWork(me), ...stubs]);
  await page.goto(`/desk${path}`);
}

/** Opens a screen with nobody signed in. */
export async function openAsNobody(page: Page, path: string, stubs: readonly Stub[] = []): Promise<void> {
  await page.clock.setFixedTime(now);
  await stubApi(page, [refuse(session.read, 'access/not-signed-in'), ...stubs]);
  await page.goto(`/desk${path}`);
}
