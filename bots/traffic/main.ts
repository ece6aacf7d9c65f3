/**
 * npm run demo:traffic [-- --seed 1 --citizens 40 --at-once 6 --every 15 --speed 1 --url http://127.0.0.1:8080]
 *
 * Simulated citizens chat with the running demonstration through the public Direct Line protocol, as the widget does.
 * Who comes, why and how patiently follows from the seed. It ends by itself, and at Ctrl-C everybody ends her chat and goes.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { planCitizens } from './planned-citizen.ts';
import { runTraffic } from './run-traffic.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    citizens: { type: 'string', default: '40' },
    'at-once': { type: 'string', default: '6' },
    every: { type: 'string', default: '15' },
    speed: { type: 'string', default: '1' },
    url: { type: 'string', default: process.env['PUBLIC_URL'] ?? `http://127.0.0.1:${process.env['PORT'] ?? 8080}` },
  },
});
const whole = (name: 'seed' | 'citizens' | 'at-once' | 'every' | 'speed'): number => {
  const value = Number(values[name]);
  if (Number.isFinite(value) && value >= 0) return value;
  console.error(`--${name} takes a number, not "${values[name]}".`);
  return process.exit(2);
};

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());

const origin = values.url.replace(/\/$/, '');
const there = await fetch(`${origin}/healthz`).catch(() => undefined);
if (!there?.ok) {
  console.error(`Nobody answers at ${origin}. Start the demonstration with "npm start", or name it with --url.`);
  process.exit(1);
}

const speed = whole('speed') || 1;
const citizens = planCitizens(whole('seed'), whole('citizens'), whole('every') * 1_000);
console.log(`${citizens.length} citizens come to ${origin}/demo, seed ${values.seed}. Ctrl-C ends it.`);
const tally = await runTraffic(citizens, Math.max(1, whole('at-once')), {
  world: {
    origin,
    now: () => new Date().getTime(),
    pause: (ms) => pause(ms / speed, undefined, { signal: stopping.signal }),
  },
  news: {
    came: ({ number, channel, concern }) => console.log(`${number} comes to ${channel}: ${concern.opening}`),
    went: ({ number }, outcome, cause) =>
      console.log(`${number} goes: ${outcome}${cause instanceof Error ? ` (${cause.message})` : ''}`),
  },
});
console.log([...tally].map(([outcome, count]) => `${count} ${outcome}`).join(', ') || 'Nobody came.');
