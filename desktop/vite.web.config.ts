import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = import.meta.dirname;

/** The desk for browsers, served by the server below /desk/. No inline script, no inlined fonts: the CSP forbids both. */
export default defineConfig({
  root: resolve(here, 'src/renderer'),
  base: '/desk/',
  plugins: [react()],
  build: {
    outDir: resolve(here, 'out/web'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
  },
});
