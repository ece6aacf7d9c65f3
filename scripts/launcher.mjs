// Starts the processes of one installation, keeps them running, and stops them all (Node 24; see start.mjs).
import { dirname } from 'node:path';
import { describeVariables, readConfiguration, variables } from '@switchboard/shared/configuration';
import { exitConfiguration } from '@switchboard/shared/launcher';
import { keepHouse } from './launcher/house.mjs';
import { buildWebIfStale } from './web-build.mjs';

const root = dirname(import.meta.dirname);

if (process.argv.includes('--help')) {
  console.log(`npm start [-- --help]\n\n${describeVariables(variables)}`);
  process.exit(0);
}

const configuration = readConfiguration(process.env);
if (!configuration.ok) {
  console.error(configuration.refusal.join('\n'));
  process.exit(exitConfiguration);
}

try {
  await buildWebIfStale(root);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

const children = [{ name: 'server', main: 'server/src/main.ts' }];
if (configuration.value.telephony.enabled) children.push({ name: 'telephony', main: 'telephony/src/main.ts' });

process.exit(await keepHouse(children, { root }));
