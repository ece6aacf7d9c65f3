import { afterEach, it } from 'vitest';
import { engines } from '../engines.ts';
import { RandomDay } from './random-day.ts';
import { RoutingStage } from './routing-stage.ts';

const seeds = process.env['ROUTING_SEED'] ? [Number(process.env['ROUTING_SEED'])] : [11, 12];
const steps = Number(process.env['ROUTING_STEPS'] ?? 40);

let stage: RoutingStage;
afterEach(() => stage.close());

it.each(seeds)(
  '[C-11 part] nothing is lost, doubled or given beyond capacity on a day of chance (seed %i)',
  async (seed) => {
    stage = await RoutingStage.open(engines[0]!);
    await lives(new RandomDay(stage, seed), seed);
  },
);

it.each(seeds)(
  '[C-11 part] so it is on a day on which plans, skills, capacities and queues change, and people decide over the router (seed %i)',
  async (seed) => {
    stage = await RoutingStage.open(engines[0]!);
    await lives(new RandomDay(stage, seed, { isChanging: true }), seed);
  },
);

async function lives(day: RandomDay, seed: number): Promise<void> {
  const deeds: string[] = [];
  for (let count = 0; count < steps; count += 1) {
    const failed = (failure: unknown) => {
      throw new Error(`Seed ${seed}, after ${deeds.join(', ')}`, { cause: failure });
    };
    deeds.push(await day.step().catch(failed));
    await day.law().catch(failed);
  }
}
