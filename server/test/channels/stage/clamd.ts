import { execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** The file every scanner takes for a virus (EICAR), put together here so that no scanner takes this file for one. */
export const eicar = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
  'latin1',
);

/** Whether this machine has a clamd; its name gives the reason to skip. */
export const clamdIsThere = isThere();

export interface RunningClamd {
  readonly host: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** A clamd of our own on a free port, with a database that knows one signature: it proves the path, not the detection. */
export async function startClamd(port?: number): Promise<RunningClamd> {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-clamd-'));
  const chosen = port ?? (await freePort());
  writeFileSync(join(folder, 'local.ndb'), `Eicar-Test:0:0:${eicar.toString('hex')}\n`);
  writeFileSync(
    join(folder, 'clamd.conf'),
    [
      `DatabaseDirectory ${folder}`,
      `TCPSocket ${chosen}`,
      'TCPAddr 127.0.0.1',
      'Foreground yes',
      'StreamMaxLength 1M',
      `User ${userInfo().username}`,
      '',
    ].join('\n'),
  );
  const daemon = spawn('clamd', ['--config-file', join(folder, 'clamd.conf')], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((done) => daemon.once('exit', () => done()));
  await new Promise<void>((done, fail) => {
    let said = '';
    const hear = (data: Buffer) => {
      said += data.toString();
      if (said.includes('Listening daemon') || said.includes('Self checking')) done();
    };
    daemon.stdout.on('data', hear);
    daemon.stderr.on('data', hear);
    daemon.once('exit', () => fail(new Error(`clamd ended: ${said}`)));
  });
  return {
    host: '127.0.0.1',
    port: chosen,
    async stop() {
      daemon.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function isThere(): boolean {
  try {
    execFileSync('clamd', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export function freePort(): Promise<number> {
  return new Promise((done) => {
    const trial = createServer().listen(0, '127.0.0.1', () => {
      const address = trial.address();
      trial.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
