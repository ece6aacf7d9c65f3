// Prints knip's findings as one JSON line, with the number of files it read.
const listed = [
  'files',
  'dependencies',
  'devDependencies',
  'unlisted',
  'unresolved',
  'binaries',
  'exports',
  'duplicates',
];

/** @param {import('knip').ReporterOptions} options */
export default function reportAsJson({ issues, counters }) {
  const findings = listed.flatMap((rule) =>
    Object.values(issues[rule] ?? {}).flatMap((ofFile) =>
      Object.values(ofFile).map((issue) => ({ rule, file: issue.filePath, line: issue.line, symbol: issue.symbol })),
    ),
  );
  process.stdout.write(`${JSON.stringify({ processed: counters.processed, findings })}\n`);
}
