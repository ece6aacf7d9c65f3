import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{shared,server,telephony,bots}/**/*.test.ts', 'scripts/**/*.test.ts', 'desktop/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/out/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
