import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const here = import.meta.dirname;

/** electron-vite makes paths relative, for file://; ours are served, and a page below /desk/ must find them too. */
const servedBelowDesk: Plugin = { name: 'served-below-desk', enforce: 'post', config: () => ({ base: '/desk/' }) };

/** The Electron desk in three bundles. Its renderer is the web build's twin, served from app://switchboard/desk/. */
export default defineConfig({
  main: {
    build: {
      // Workspace packages are TypeScript under node_modules: a packaged program could not load them, so they go in.
      externalizeDeps: { exclude: ['@switchboard/shared', 'zod'] },
      rollupOptions: { input: { index: resolve(here, 'src/main/index.ts') } },
    },
  },
  preload: {
    build: {
      // A sandboxed preload is one CommonJS file that requires nothing but Electron.
      externalizeDeps: false,
      rollupOptions: {
        input: { index: resolve(here, 'src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(here, 'src/renderer'),
    build: {
      minify: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: resolve(here, 'src/renderer/index.html') },
    },
    plugins: [react(), servedBelowDesk],
  },
});
