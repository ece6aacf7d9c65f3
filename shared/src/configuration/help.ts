import type { Variables } from './variable.ts';

const indent = '  ';

/** What `--help` prints: every variable with its default and its meaning. */
export function describeVariables(variables: Variables): string {
  const blocks = Object.entries(variables).map(([name, variable]) => {
    const preset = variable.fallback ?? variable.defaultText ?? 'not set';
    return `${indent}${name}  (default: ${preset})\n${indent}${indent}${variable.meaning}\n`;
  });
  return `Settings are environment variables.\n\n${blocks.join('\n')}`;
}
