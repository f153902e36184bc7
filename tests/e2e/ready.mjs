// How long from navigation until the single file can be used, beside an empty page: the median of five each.
//   node tests/e2e/ready.mjs [LIMIT]   fails above LIMIT milliseconds; without one it only measures
import { pathToFileURL } from 'node:url';
import { launch } from './chromium.mjs';
import { SINGLE } from './reports.mjs';
import { temporary } from './temporary.mjs';

const RUNS = 5;
const limit = Number(process.argv[2] ?? Infinity);

const empty = temporary(
  'empty.html',
  '<!doctype html><meta charset=utf-8><title>-</title><script>document.documentElement.dataset.ready = 1</script>',
);

/** Milliseconds from the start of the navigation to `data-ready`, and to the first paint with content. */
async function once(browser, url) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    const note = () => {
      if (document.documentElement?.dataset.ready && !window.readyAt) window.readyAt = performance.now();
    };
    new MutationObserver(note).observe(document, { attributes: true, subtree: true, childList: true });
  });
  await page.goto(url);
  await page.locator('html[data-ready]').waitFor();
  const times = await page.evaluate(() => ({
    ready: window.readyAt,
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  }));
  await context.close();
  return times;
}

async function median(browser, url) {
  const times = [];
  for (let i = 0; i < RUNS; i++) times.push(await once(browser, url));
  const middle = (key) => times.map((t) => t[key]).sort((a, b) => a - b)[Math.floor(RUNS / 2)];
  return { ready: middle('ready'), paint: middle('paint'), all: times.map((t) => Math.round(t.ready)) };
}

const browser = await launch();
const page = await median(browser, SINGLE);
const nothing = await median(browser, pathToFileURL(empty).href);
await browser.close();
console.log(`ready after ${Math.round(page.ready)} ms (runs ${page.all.join(', ')}; first paint ${Math.round(page.paint)} ms)`);
console.log(`an empty page: ${Math.round(nothing.ready)} ms (runs ${nothing.all.join(', ')})`);
if (page.ready > limit) {
  console.error(`above the limit of ${limit} ms`);
  process.exitCode = 1;
}
