// What browsers load is the only thing `npm start` builds. Runs on Node 20 without any package.
import { buildIfStale } from './build-stamp.mjs';
import { runNpmScript } from './npm-script.mjs';

const deskSources = [
  'desktop/src',
  'shared/src',
  'desktop/vite.web.config.ts',
  'desktop/package.json',
  'package-lock.json',
];

const widgetSources = [
  'bots/widget/app',
  'bots/widget/loader',
  'bots/widget/direct-line',
  'bots/widget/host-messages.ts',
  'bots/widget/vite.app.config.ts',
  'bots/widget/vite.loader.config.ts',
  'bots/package.json',
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
    sources: deskSources,
    build: () => runBuild(root, 'desktop', 'build:web'),
  });
  const build = () => runBuild(root, 'bots', 'build:widget');
  await buildIfStale(root, { output: 'bots/widget/out', sources: widgetSources, build });
}

async function runBuild(root, workspace, script) {
  console.log(`Building what browsers load of ${workspace} …`);
  const code = await runNpmScript(root, workspace, script);
  if (code !== 0) throw new Error(`${workspace} could not be built (code ${code}). The message above says why.`);
}
