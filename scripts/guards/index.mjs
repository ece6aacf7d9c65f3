import { deadCode } from './dead-code.mjs';
import { evidence } from './evidence.mjs';
import { format } from './format.mjs';
import { layers } from './layers.mjs';
import { lint } from './lint.mjs';
import { types } from './types.mjs';

export { judge, projectFiles } from './guard.mjs';

/** The guards in the order they are printed; the quick ones, which fail most often, first. */
export const guards = [format, types, lint, layers, deadCode, evidence];
