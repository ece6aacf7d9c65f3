/**
 * One line for a guard, and below it what it found.
 * @param {import('./guard.mjs').Verdict} verdict
 */
export function printVerdict({ guard, seen, expected, findings, notes }) {
  const mark = findings.length === 0 ? '✓' : '✗';
  const outcome = findings.length === 0 ? '' : `, ${findings.length} found`;
  console.log(`${mark} ${guard.padEnd(9)} ${seen} of ${expected} files${outcome}${notes ? ` (${notes})` : ''}`);
  for (const { rule, file, message } of findings.slice(0, 40)) console.log(`    ${file}  ${rule}  ${message}`);
  if (findings.length > 40) console.log(`    … and ${findings.length - 40} more`);
}
