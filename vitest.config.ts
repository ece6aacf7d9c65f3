import { defineConfig } from 'vitest/config';

const never = ['**/node_modules/**', '**/out/**'];
const screens = 'desktop/src/renderer/**/*.test.{ts,tsx}';
const wholeSystem = ['{server,telephony,bots,desktop}/test/**/*.test.ts', 'e2e/**/*.test.ts'];

// Three ways to stand: beside the code, in a browser's document, and as a whole system with its databases.
export default defineConfig({
  test: {
    pool: 'forks',
    // The default leaves one core idle; two forks are what the smallest machine of ours bears.
    maxWorkers: 2,
    // A machine under load answers later, not differently.
    expect: { poll: { timeout: 10_000 } },
    globalSetup: ['server/test/postgres/postgres-for-tests.ts'],
    reporters: process.env.TEST_RESULTS ? ['default', './scripts/tests/vitest-results.mjs'] : ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{shared,server,telephony,bots,desktop,scripts}/**/*.test.ts'],
          exclude: [...never, ...wholeSystem, screens],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: 'screen', include: [screens], exclude: never, environment: 'jsdom', testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: 'system',
          include: wholeSystem,
          exclude: never,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
