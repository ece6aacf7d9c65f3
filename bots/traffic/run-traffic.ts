import type { PlannedCitizen } from './planned-citizen.ts';
import { type CitizenOutcome, liveCitizen, type TrafficWorld } from './simulated-citizen.ts';

export interface TrafficNews {
  readonly came: (citizen: PlannedCitizen) => void;
  readonly went: (citizen: PlannedCitizen, outcome: CitizenOutcome, cause?: unknown) => void;
}

/**
 * Lets the citizens come one after the other, at most so many at once, and ends when the last one has gone or the world
 * is stopped: then nobody new comes, and those who talk end their chats.
 */
export async function runTraffic(
  citizens: readonly PlannedCitizen[],
  mostAtOnce: number,
  { world, news }: { readonly world: TrafficWorld; readonly news: TrafficNews },
): Promise<ReadonlyMap<CitizenOutcome, number>> {
  const outcomes = new Map<CitizenOutcome, number>();
  const talking = new Set<Promise<void>>();
  const live = async (citizen: PlannedCitizen) => {
    let outcome: CitizenOutcome = 'failed';
    try {
      outcome = await liveCitizen(citizen, world);
      news.went(citizen, outcome);
    } catch (cause) {
      news.went(citizen, outcome, cause);
    }
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  };
  for (const citizen of citizens) {
    if (talking.size >= mostAtOnce) await Promise.race(talking);
    if (!(await comesInTime(citizen, world))) break;
    news.came(citizen);
    const life: Promise<void> = live(citizen).finally(() => talking.delete(life));
    talking.add(life);
  }
  await Promise.all(talking);
  return outcomes;
}

async function comesInTime({ comesAfterMs }: PlannedCitizen, { pause }: TrafficWorld): Promise<boolean> {
  try {
    await pause(comesAfterMs);
    return true;
  } catch {
    return false;
  }
}
