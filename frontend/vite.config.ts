/// <reference types="vitest/config" />
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const server = process.env.CHAPEAU_URL ?? 'http://127.0.0.1:8080';

/** Vite empties dist, but Go embeds it and needs one file there even before the first build. */
function keepEmbedFolder(): Plugin {
  return {
    name: 'keep-embed-folder',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '.gitkeep', source: '' });
    },
  };
}

/** Writes a .gz beside each larger asset, so that the server compresses nothing while it runs. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    async closeBundle() {
      const folder = resolve(import.meta.dirname, 'dist/assets');
      for (const name of await readdir(folder)) {
        const file = join(folder, name);
        if (!/\.(js|css|json|svg)$/.test(name) || (await stat(file)).size < 1400) continue;
        await writeFile(`${file}.gz`, gzipSync(await readFile(file), { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), keepEmbedFolder(), precompress()],
  resolve: { alias: { '@': resolve(import.meta.dirname, 'src') } },
  // The server puts the request's own nonce in its place.
  html: { cspNonce: '__CSP_NONCE__' },
  build: { target: 'es2022', manifest: true, sourcemap: false, modulePreload: { polyfill: false } },
  server: { proxy: { '/api': server } },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test-setup.ts'],
    restoreMocks: true,
  },
});
