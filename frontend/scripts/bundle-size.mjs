// Holds the size of what a browser must load: the entry with everything it
// imports at once, and the editor with what its page has not loaded before.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const limits = { main: 200, editor: 80 };

/** The files of a chunk and of all it imports at once. */
function files(key, found = new Set()) {
  if (found.has(key)) return found;
  found.add(key);
  for (const next of manifest[key].imports ?? []) files(next, found);
  return found;
}

function kilobytes(keys) {
  const bytes = [...keys].map(
    (key) => gzipSync(readFileSync(new URL(manifest[key].file, dist)), { level: 9 }).length,
  );
  return bytes.reduce((sum, one) => sum + one, 0) / 1000;
}

const main = files('index.html');
const page = files('src/features/amend/AmendPage.tsx', new Set(main));
const editor = files('src/features/amend/TrackedEditor.tsx');
const sizes = { main: kilobytes(main), editor: kilobytes([...editor].filter((key) => !page.has(key))) };

let isTooLarge = false;
for (const [name, size] of Object.entries(sizes)) {
  const verdict = size > limits[name] ? 'too large' : 'ok';
  isTooLarge ||= size > limits[name];
  process.stdout.write(`${name}: ${size.toFixed(1)} kB gzip, at most ${limits[name]} kB: ${verdict}\n`);
}
process.exit(isTooLarge ? 1 : 0);
