// Budgets of what a browser fetches first, in bytes after gzip. `npm run build` fails above them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const budgets = [
  { app: 'till', what: 'initial JS', limit: 110_000 },
  { app: 'till', what: 'CSS', limit: 8_000 },
  { app: 'till', what: 'kernel', limit: 40_000 },
  { app: 'console', what: 'initial JS', limit: 120_000 },
  { app: 'console', what: 'chart', limit: 210_000 },
  { app: 'console', what: 'largest page', limit: 60_000 },
];

const gzipped = (path) => gzipSync(readFileSync(path), { level: 9 }).length;

// What index.html names: entry script, its preloads, and the style sheets.
function namedByHtml(app, pattern) {
  const html = readFileSync(`dist/${app}/index.html`, 'utf8');
  return [...html.matchAll(pattern)].map((match) => `dist/${match[1].replace(/^\//, '')}`);
}

// The scripts that are fetched later, when somebody opens what needs them.
function lazyScripts(app) {
  const first = new Set(namedByHtml(app, /(?:src|href)="([^"]+\.js)"/g));
  return readdirSync(`dist/${app}/assets`)
    .filter((name) => name.endsWith('.js'))
    .map((name) => `dist/${app}/assets/${name}`)
    .filter((path) => !first.has(path));
}

const isChart = (path) => /\/engine-[^/]+$/.test(path);

function filesOf(app, what) {
  switch (what) {
    case 'initial JS':
      return namedByHtml(app, /(?:src|href)="([^"]+\.js)"/g);
    case 'CSS':
      return namedByHtml(app, /href="([^"]+\.css)"/g);
    case 'chart':
      return lazyScripts(app).filter(isChart);
    case 'largest page':
      return lazyScripts(app)
        .filter((path) => !isChart(path))
        .sort((a, b) => gzipped(b) - gzipped(a))
        .slice(0, 1);
    case 'kernel':
      return readdirSync(`dist/${app}/assets`)
        .filter((name) => name.endsWith('.wasm'))
        .map((name) => `dist/${app}/assets/${name}`);
    default:
      throw new Error(`unknown budget ${what}`);
  }
}

export function checkSizes() {
  let over = 0;
  for (const { app, what, limit } of budgets) {
    if (!existsSync(`dist/${app}/index.html`)) continue;
    const size = filesOf(app, what).reduce((sum, path) => sum + gzipped(path), 0);
    const verdict = size <= limit ? 'ok' : 'OVER';
    if (size > limit) over++;
    console.log(`${verdict.padEnd(5)} ${app} ${what}: ${(size / 1000).toFixed(1)} of ${limit / 1000} kB gz`);
  }
  if (over) throw new Error(`${over} of the budgets exceeded`);
}
