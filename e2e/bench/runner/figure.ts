/** What a benchmark measured, as it is printed and kept. */
export interface Figure {
  readonly bench: string;
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  /** What the value is compared with: measured in the same run, in the same unit. */
  readonly against?: { readonly what: string; readonly value: number };
  /** The aim: on value ÷ against where `against` is set, else on the value. */
  readonly target?: { readonly min: number } | { readonly max: number };
  /** How many measurements stand behind the value. */
  readonly n: number;
  /** What keeps the figure where it is; printed beside a missed aim. */
  readonly limit?: string;
}

/** Prints one figure as one line of JSON for `npm run bench`, with its ratio and whether the aim is met. */
export function reportFigure(figure: Figure): void {
  const ratio = figure.against ? figure.value / figure.against.value : null;
  const judged = ratio ?? figure.value;
  const line = {
    ...figure,
    against: figure.against ?? null,
    ratio,
    target: figure.target ?? null,
    met: isMet(judged, figure.target),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function isMet(judged: number, target: Figure['target']): boolean | null {
  if (!target) return null;
  return 'min' in target ? judged >= target.min : judged <= target.max;
}
