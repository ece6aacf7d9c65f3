import { exitConfiguration } from '@switchboard/shared/launcher';
import { keepRunning } from './child.mjs';
import { makePrinter } from './printer.mjs';
import { readyNotice } from './ready-notice.mjs';

/**
 * Runs the children until somebody asks to stop or one of them refuses its configuration.
 * @param {readonly { name: string, main: string }[]} declared entry files below the root
 * @param {{ root: string, firstDelayMs?: number, killAfterMs?: number }} settings
 * @returns {Promise<number>} the exit code, when no child is left
 */
export async function keepHouse(declared, settings) {
  const print = makePrinter(declared.map(({ name }) => name));
  const ending = Promise.withResolvers();
  const seenReady = new Set();
  const children = declared.map((child) =>
    keepRunning(child, {
      ...settings,
      print,
      onRefused: (sentences) => ending.resolve({ code: exitConfiguration, sentences }),
      onReady: (ready) => {
        if (seenReady.has(child.name)) print.note(`${child.name} serves again`);
        else print.text(readyNotice(ready));
        seenReady.add(child.name);
      },
    }),
  );
  whenAskedToStop(() => ending.resolve({ code: 0, sentences: [] }));

  const { code, sentences } = await ending.promise;
  if (code === 0) print.note('stopping');
  await Promise.all(children.map((child) => child.stop()));
  for (const sentence of sentences) console.error(sentence);
  return code;
}

/** Ctrl-C, the machine's shutdown, a closed terminal; or the process that started us is gone and its channel with it. */
function whenAskedToStop(stop) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  if (process.connected) process.on('disconnect', stop);
}
