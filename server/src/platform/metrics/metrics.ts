import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const prefix = 'switchboard_';

interface Described<Label extends string> {
  /** Without the product's prefix, with its unit: `commands_total`, `command_seconds`. */
  readonly name: string;
  readonly help: string;
  /** Few, with few values each: never an id, never personal data. */
  readonly labels?: readonly Label[];
}

type Labels<Label extends string> = Readonly<Record<Label, string>>;

/** Counts one thing that happens in the business: call it once for each. */
export type CountEvent<Label extends string> = (labels: Labels<Label>) => void;
/** Takes down how long something took, in milliseconds; Prometheus gets seconds. */
export type MeasureDuration<Label extends string> = (labels: Labels<Label>, durationMs: number) => void;

const bucketsInSeconds = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The figures of this process. Each feature declares its own business events here, once, when it is put together. */
export interface Metrics {
  countOf<Label extends string = never>(event: Described<Label>): CountEvent<Label>;
  durationOf<Label extends string = never>(deed: Described<Label>): MeasureDuration<Label>;
  /** Asked for when the figures are read. */
  levelOf(level: Described<never>, read: () => number | Promise<number>): void;
  /** The figures as Prometheus reads them. */
  readonly contentType: string;
  text(): Promise<string>;
  close(): void;
}

export function makeMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix });
  const registers = [registry];
  const described = <Label extends string>({ name, help, labels = [] }: Described<Label>) => ({
    name: `${prefix}${name}`,
    help,
    labelNames: [...labels],
    registers,
  });
  return {
    countOf(event) {
      const counter = new Counter(described(event));
      return (labels) => counter.inc(labels);
    },
    durationOf(deed) {
      const histogram = new Histogram({ ...described(deed), buckets: bucketsInSeconds });
      return (labels, durationMs) => histogram.observe(labels, durationMs / 1000);
    },
    levelOf(level, read) {
      new Gauge({
        ...described(level),
        async collect() {
          this.set(await read());
        },
      });
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
    close: () => registry.clear(),
  };
}
