/** The Electron desk's process entry (design §8). */
import { join } from 'node:path';
import { electronPlatform as platform } from './electron-platform.ts';
import { startDesk } from './start-desk.ts';

// Not awaited here: Electron becomes ready only when this file has run through.
startDesk({
  platform,
  clock: () => Date.now(),
  pagesFolder: join(import.meta.dirname, '../renderer'),
}).catch((failure: Error) => platform.program.fail('The desk cannot start', failure.message));
