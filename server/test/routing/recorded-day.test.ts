import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../engines.ts';
import { RandomDay } from './random-day.ts';
import { RoutingStage } from './routing-stage.ts';

const program = resolve(import.meta.dirname, '../../src/routing-replay.ts');
const steps = 60;

interface Ended {
  readonly code: number;
  readonly said: string;
}

function replay(...options: string[]): Promise<Ended> {
  return new Promise((ended) => {
    execFile(process.execPath, [program, ...options], (failure, out, err) => {
      ended({ code: failure ? Number(failure.code) : 0, said: out + err });
    });
  });
}

describe.each(engines)('a recorded day on $name', (engine) => {
  if (!engine.isThere) return it.skip('needs its peer', () => undefined);
  let folder: string;
  let recording: string;
  let lines: string[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'switchboard-recording-'));
    const stage = await RoutingStage.open(engine, { routingRecording: folder });
    const day = new RandomDay(stage, 11);
    for (let count = 0; count < steps; count += 1) await day.step();
    const { organisationId } = stage.world.ids.eastmere;
    await stage.close();
    const [file] = (await readdir(folder)).filter((name) => name.startsWith(organisationId));
    recording = join(folder, file!);
    lines = (await readFile(recording, 'utf8')).split('\n').slice(0, -1);
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** The recording with something done to it. */
  async function doctored(text: string): Promise<string> {
    const file = join(folder, 'doctored.jsonl');
    await writeFile(file, text);
    return file;
  }

  it('replays to the same decisions, many of them offers', async () => {
    const offers = lines.filter((line) => line.includes('"matches":[['));
    expect(offers.length).toBeGreaterThan(3);
    const { code, said } = await replay(recording);
    expect({ code, said }).toEqual({ code: 0, said: expect.stringMatching(/^\d+ decisions, every one the same\.\n$/) });
  });

  it('says where a decision is otherwise', async () => {
    const at = lines.findIndex((line) => line.includes('"matches":[['));
    const other = lines.with(at, lines[at]!.replace(/"matches":\[\[.*?\]\]/, '"matches":[]'));
    const { code, said } = await replay(await doctored(`${other.join('\n')}\n`));
    expect(code).toBe(1);
    expect(said).toContain(`1 of `);
    expect(said).toContain(`at lines ${at + 1}.`);
  });

  it('plays what a machine left behind that went down in the middle of a line', async () => {
    const { code, said } = await replay(await doctored(lines.join('\n').slice(0, -5)));
    expect(code).toBe(0);
    expect(said).toContain('The last line was cut off');
  });

  it('says that it could not tell, of a file that is none', async () => {
    expect(await replay(join(folder, 'none.jsonl'))).toMatchObject({ code: 2 });
    expect(await replay()).toMatchObject({ code: 2 });
  });

  it('holds nothing that anybody is called or said', () => {
    const text = lines.join('\n');
    for (const word of ['Cleo', 'Ann', 'Holt', 'eastmere.example', '07700']) expect(text).not.toContain(word);
  });
});
