// Weighs what a browser must fetch before the first page stands: the page itself, its script and styles with all they
// import statically, and the heaviest language. Fails when that is more than 350 kB compressed.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const limit = 350_000;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const weight = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 6 }).length;

function files_of(key, seen = new Set()) {
  const chunk = manifest[key];
  seen.add(chunk.file);
  for (const style of chunk.css ?? []) { seen.add(style); }
  for (const other of chunk.imports ?? []) { if (!seen.has(manifest[other].file)) { files_of(other, seen); } }
  return seen;
}

const first = files_of('index.html');
const languages = Object.keys(manifest).filter((key) => key.startsWith('src/shell/languages/'));
const extra = (key) => [...files_of(key)].filter((file) => !first.has(file)).reduce((sum, file) => sum + weight(file), 0);
const total = weight('index.html') + [...first].reduce((sum, file) => sum + weight(file), 0) + Math.max(...languages.map(extra));

console.log(`first load: ${(total / 1000).toFixed(1)} kB compressed (limit ${limit / 1000} kB)`);
if (languages.length < 3 || total > limit) { process.exit(1); }
