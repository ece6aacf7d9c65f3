import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { childMessage, exitConfiguration } from '@switchboard/shared/launcher';

const longestDelayMs = 30_000;
/** A child that ran this long was well: the next crash starts the back-off anew. */
const wellAfterMs = 60_000;
/** How long the last lines of a stopped child are waited for. */
const lastWordsMs = 1_000;

/**
 * One child process, started again when it dies, later and later while it keeps dying. It is told to end by SIGTERM
 * and killed, with the processes it started, when it does not. Its IPC channel closes with this process, however that
 * dies, and the child stops itself (shared/launcher).
 * @param {{ name: string, main: string }} child
 * @param {{ root: string, firstDelayMs?: number, killAfterMs?: number, print: import('./printer.mjs').Printer,
 *   onReady: (ready: import('@switchboard/shared/launcher').ReadyMessage) => void,
 *   onRefused: (sentences: string[]) => void }} settings
 */
export function keepRunning(child, settings) {
  const { print, onReady, onRefused, firstDelayMs = 500, killAfterMs = 10_000 } = settings;
  let stopping = false;
  let failures = 0;
  let restart;
  let running;

  async function start() {
    const startedAt = performance.now();
    let refusal = [`${child.name} refused its configuration.`];
    running = startProcess(child, settings.root);
    printLines(running.process, child.name, print);
    running.process.on('message', (message) => {
      const told = childMessage.safeParse(message);
      if (told.data?.type === 'ready') onReady(told.data);
      if (told.data?.type === 'refused') refusal = told.data.sentences;
    });
    const { code, how } = await running.ended;
    running = undefined;
    if (stopping) return;
    if (code === exitConfiguration) onRefused(refusal);
    else startLater(performance.now() - startedAt, how);
  }

  function startLater(ranForMs, how) {
    failures = ranForMs >= wellAfterMs ? 0 : failures;
    const delayMs = Math.min(firstDelayMs * 2 ** failures, longestDelayMs);
    failures += 1;
    print.note(`${child.name} ended (${how}); starting it again in ${delayMs / 1000} s`);
    restart = setTimeout(() => void start(), delayMs);
  }

  void start();
  return {
    /** Resolves when the process is gone. */
    async stop() {
      stopping = true;
      clearTimeout(restart);
      if (!running) return;
      const { process: stopped, ended } = running;
      const written = once(stopped, 'close');
      stopped.kill('SIGTERM');
      const kill = setTimeout(() => {
        print.note(`${child.name} did not stop within ${killAfterMs / 1000} s and is killed`);
        killGroup(stopped.pid);
      }, killAfterMs);
      await ended;
      clearTimeout(kill);
      killGroup(stopped.pid);
      await Promise.race([written, delay(lastWordsMs)]);
    },
  };
}

/** In a process group of its own: Ctrl-C in the terminal reaches the launcher alone, which then stops in order. */
function startProcess({ main }, root) {
  const started = spawn(process.execPath, [join(root, main)], {
    cwd: root,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  return { process: started, ended: endOf(started) };
}

/**
 * Not the `close` event: a process the child started may outlive it and hold its output open. The channel's end comes
 * after the child's last message, which may arrive later than its exit.
 */
async function endOf(started) {
  try {
    const [[code, signal]] = await Promise.all([once(started, 'exit'), once(started, 'disconnect')]);
    return { code, how: signal ?? `code ${code}` };
  } catch (error) {
    return { code: null, how: error.message };
  }
}

/** Kills what is left of the child's process group; nothing being left is the usual case. */
function killGroup(pid) {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function printLines({ stdout, stderr }, name, print) {
  for (const stream of [stdout, stderr])
    createInterface({ input: stream }).on('line', (line) => print.line(name, line));
}
