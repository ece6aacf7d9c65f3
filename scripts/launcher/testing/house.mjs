// A house for the launcher's tests: how long a child may take to stop, then the children by name.
import { keepHouse } from '../house.mjs';

const [killAfterMs, ...names] = process.argv.slice(2);
const children = names.map((name) => ({ name, main: `${name}.mjs` }));
process.exit(
  await keepHouse(children, { root: import.meta.dirname, firstDelayMs: 20, killAfterMs: Number(killAfterMs) }),
);
