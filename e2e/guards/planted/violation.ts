/** One planted fault: the files that commit it, and the rule that must name it. */
export interface Violation {
  readonly rule: string;
  readonly files: Readonly<Record<string, string>>;
}

/** A file that does nothing wrong by itself. */
export const harmless = 'export const here = true;\n';

/** A file that imports another one for its value. */
export const importing = (from: string) => `import { here } from '${from}';\n\nexport const there = here;\n`;
