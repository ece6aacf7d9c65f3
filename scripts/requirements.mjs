// npm run requirements: rewrites docs/evidence/requirements.md from the titles of the tests.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { evidencePage, requirementsFile } from './evidence/requirements.mjs';

const root = resolve(`${import.meta.dirname}/..`);
const file = join(root, requirementsFile);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, await evidencePage(root));
console.log(`Wrote ${requirementsFile}.`);
