import type { Clock } from '@switchboard/shared/kernel';
import { bridgeChannels } from '../bridge/bridge-channels.ts';
import { answerBridge } from './bridge-handlers.ts';
import { deskScheme, deskUrl } from './desk-origin.ts';
import { deskMenu } from './menu.ts';
import { guardNavigation, mayUse } from './navigation-policy.ts';
import type { DeskWindow, Platform } from './platform.ts';
import { pageServer } from './serve-pages.ts';
import { ServerAddress } from './server-address.ts';
import { SessionKeeper } from './session-keeper.ts';
import { rememberedPlace, rememberPlace } from './window-place.ts';

export interface DeskNeeds {
  readonly platform: Platform;
  readonly clock: Clock;
  /** Folder of the built renderer. */
  readonly pagesFolder: string;
}

/** Opens the one hardened window of this person's desk; a second start only brings it forward. */
export async function startDesk({ platform, clock, pagesFolder }: DeskNeeds): Promise<void> {
  const { program, pages } = platform;
  program.prepare(deskScheme);
  if (!program.isFirst()) return program.quit();
  pages.onContents((contents) => guardNavigation(contents, platform));
  await program.ready();

  const server = new ServerAddress(platform);
  await server.recall(program.givenServer);
  const opened = Promise.withResolvers<DeskWindow>();
  const onEnded = () => void opened.promise.then((window) => window.tell(bridgeChannels.sessionEnded));
  const keeper = new SessionKeeper({ ...platform, server, clock, onEnded });
  await keeper.restore();

  pages.decidePermissions(mayUse);
  pages.serve(deskScheme, pageServer(pagesFolder, server));
  answerBridge({ pages, keeper, server, version: program.version });
  const window = await openDesk(platform, { server, keeper });
  opened.resolve(window);
  await window.load(deskUrl);
}

async function openDesk(platform: Platform, parts: Parts): Promise<DeskWindow> {
  const { program, windows, files } = platform;
  const place = await rememberedPlace(files, windows.screens());
  const window = windows.open(place, (last) => rememberPlace(files, last));
  program.onStartedAgain(() => window.show());
  windows.setMenu(
    deskMenu({ isPackaged: program.isPackaged, onChangeServer: () => void changeServer(platform, parts, window) }),
  );
  return window;
}

interface Parts {
  readonly server: ServerAddress;
  readonly keeper: SessionKeeper;
}

async function changeServer({ windows }: Platform, { server, keeper }: Parts, window: DeskWindow): Promise<void> {
  const isMeant = await windows.confirm(
    'Connect this desk to another server?',
    'You are signed out. Then the desk asks for the address of the other server.',
    'Sign out and change',
  );
  if (!isMeant) return;
  await keeper.signOut();
  await server.forget();
  await window.load(deskUrl);
}
