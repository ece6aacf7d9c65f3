/** How a fault drill ended: what was done to the house, and what was found afterwards. */
export interface DrillOutcome {
  readonly drill: string;
  readonly passed: boolean;
  /** The facts that make the outcome worth believing: how many kills, where they fell, what was counted. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Prints the outcome as one line of JSON for `npm run drills`, and ends the process with it. */
export function reportDrill(outcome: DrillOutcome): void {
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
  process.exitCode = outcome.passed ? 0 : 1;
}
