// A house for the launcher's tests: the children named on the command line, with short waits.
import { keepHouse } from '../house.mjs';

const children = process.argv.slice(2).map((name) => ({ name, main: `${name}.mjs` }));
process.exit(await keepHouse(children, { root: import.meta.dirname, firstDelayMs: 20, killAfterMs: 300 }));
