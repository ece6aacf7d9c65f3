/** The server without the limits of one address. */
import { runHouse } from './run-house.ts';

await runHouse();
