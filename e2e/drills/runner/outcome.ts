/** How a fault drill ended: what was done to the house, and what was found afterwards. */
export interface DrillOutcome {
  readonly drill: string;
  readonly passed: boolean;
  /** The facts that make the outcome worth believing: how many kills, where they fell, what was counted. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Prints the outcome as one line of JSON for `npm run drills`; one that failed fails the process. */
export function reportDrill(outcome: DrillOutcome): void {
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
  if (!outcome.passed) process.exitCode = 1;
}
