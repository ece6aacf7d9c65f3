import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const here = import.meta.dirname;

/** What other people's pages load: one classic script that declares nothing outside itself. */
export default defineConfig({
  root: resolve(here, 'loader'),
  build: {
    outDir: resolve(here, 'out/loader'),
    emptyOutDir: true,
    target: 'es2019',
    lib: { entry: 'loader.ts', formats: ['iife'], name: 'SwitchboardLoader', fileName: () => 'widget.js' },
  },
});
