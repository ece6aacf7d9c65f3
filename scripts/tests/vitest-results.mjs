// Writes what became of each test, with the reason of each skip, to the file TEST_RESULTS names.
import { writeFileSync } from 'node:fs';

/** @typedef {{ title: string, file: string, state: 'passed' | 'failed' | 'skipped', reason?: string }} Outcome */

export default class VitestResults {
  /** @param {ReadonlyArray<import('vitest/node').TestModule>} modules */
  onTestRunEnd(modules, unhandledErrors) {
    const outcomes = modules.flatMap((module) => outcomesOf(module));
    const stray = unhandledErrors.map((error) => ({
      title: `unhandled: ${error.message}`,
      file: '',
      state: 'failed',
    }));
    writeFileSync(process.env.TEST_RESULTS ?? '', JSON.stringify([...outcomes, ...stray]));
  }
}

/** A file or suite that fails outside its tests (import, beforeAll) counts as one failure of its own. */
function outcomesOf(module) {
  const file = module.relativeModuleId;
  const tests = [...module.children.allTests()].map((test) => ({ title: test.fullName, file, ...stateOf(test) }));
  const broken = [module, ...module.children.allSuites()]
    .filter((part) => part.errors().length > 0)
    .map((part) => ({ title: part.fullName ?? file, file, state: 'failed' }));
  return [...tests, ...broken];
}

function stateOf(test) {
  const { state, note } = test.result();
  if (state === 'passed' || state === 'failed') return { state };
  return { state: 'skipped', reason: note ?? /\[(peer:[^\]]+)\]/.exec(test.fullName)?.[1] };
}
