// What browsers load is the only thing `npm start` builds. Runs on Node 20 without any package.
import { buildIfStale } from './build-stamp.mjs';
import { runNpmScript } from './npm-script.mjs';

const sources = [
  'desktop/src',
  'shared/src',
  'desktop/vite.web.config.ts',
  'desktop/package.json',
  'package-lock.json',
];

/**
 * Builds the web parts unless their sources are those of the last build.
 * @param {string} root
 * @throws when the build fails; the bundler's message is on the screen by then
 */
export async function buildWebIfStale(root) {
  await buildIfStale(root, {
    output: 'desktop/out/web',
    sources,
    async build() {
      console.log('Building the web parts …');
      const code = await runNpmScript(root, 'desktop', 'build:web');
      if (code !== 0) throw new Error(`The web parts could not be built (code ${code}). The message above says why.`);
    },
  });
}
