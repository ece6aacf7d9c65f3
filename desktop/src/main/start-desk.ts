import type { Clock } from '@switchboard/shared/kernel';
import { newsChannels } from '../bridge/bridge-channels.ts';
import { answerBridge } from './bridge-handlers.ts';
import { type DeskFront, deskFront } from './desk-front.ts';
import { deskScheme, deskUrl } from './desk-origin.ts';
import { linkIn } from './link-opening.ts';
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

/** Opens the one hardened window of this person's desk; a second start only brings it forward and hands over its link. */
export async function startDesk({ platform, clock, pagesFolder }: DeskNeeds): Promise<void> {
  const { program, pages } = platform;
  program.prepare(deskScheme);
  const link = linkIn(program.arguments);
  if (!program.isFirst(link)) return program.quit();
  const opened = Promise.withResolvers<DeskWindow>();
  const front = deskFront(platform, opened.promise);
  followLinks(platform, front);
  await program.ready();

  const server = new ServerAddress(platform);
  await server.recall(program.givenServer);
  const keeper = new SessionKeeper({ ...platform, server, clock, onEnded: () => endWork(front, opened.promise) });
  await keeper.restore();

  pages.decidePermissions(mayUse);
  pages.serve(deskScheme, pageServer(pagesFolder, server));
  answerBridge({ pages, keeper, server, front, version: program.version });
  front.tray.show(null);
  const window = await openDesk(platform, { server, keeper, front });
  opened.resolve(window);
  if (link) front.followLink(link);
  await window.load(deskUrl);
}

/** Links of other programs, of our own pages, and of a second start of this program. */
function followLinks({ program, pages, openExternal }: Platform, front: DeskFront): void {
  program.onLink((link) => front.followLink(link));
  program.onStartedAgain((link) => {
    front.show();
    if (link !== undefined) front.followLink(link);
  });
  pages.onContents((contents) =>
    guardNavigation(contents, { openExternal, onDeskLink: (link) => front.followLink(link) }),
  );
}

function endWork(front: DeskFront, opened: Promise<DeskWindow>): void {
  front.leave();
  void opened.then((window) => window.tell(newsChannels.sessionEnded));
}

interface Parts {
  readonly server: ServerAddress;
  readonly keeper: SessionKeeper;
  readonly front: DeskFront;
}

async function openDesk(platform: Platform, parts: Parts): Promise<DeskWindow> {
  const { program, windows, files } = platform;
  const place = await rememberedPlace(files, windows.screens());
  const window = windows.open(place, (last) => rememberPlace(files, last));
  // A developer's run would leave links pointing at a folder that goes away.
  if (program.isPackaged) program.setOpensLinks('switchboard', true);
  windows.setMenu(
    deskMenu({
      isPackaged: program.isPackaged,
      opensNumbers: program.opensLinks('tel'),
      onOpensNumbers: () => program.setOpensLinks('tel', !program.opensLinks('tel')),
      onChangeServer: () => void changeServer(platform, parts, window),
    }),
  );
  return window;
}

async function changeServer(
  { windows }: Platform,
  { server, keeper, front }: Parts,
  window: DeskWindow,
): Promise<void> {
  const isMeant = await windows.confirm(
    'Connect this desk to another server?',
    'You are signed out. Then the desk asks for the address of the other server.',
    'Sign out and change',
  );
  if (!isMeant) return;
  front.leave();
  await keeper.signOut();
  await server.forget();
  await window.load(deskUrl);
}
