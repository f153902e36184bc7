// How long from an interaction to the next frame, and until all of the page stands, with 150 units × 20 metrics × 24 periods
// loaded from the single file.
//   node tests/e2e/interaction.mjs [PERIODS]   prints a table of medians and worst cases; it is no test
import { launch, open } from './chromium.mjs';
import { drawn, go, pick } from './page.mjs';
import { answers } from './portal.mjs';
import { SINGLE } from './reports.mjs';
import { temporary } from './temporary.mjs';

const RUNS = 15;
const periods = Number(process.argv[2] ?? 24);

const files = answers({ periods }).map(([name, text]) => temporary(name, text));

/** Runs in the page: does something to an element and gives the milliseconds until the next frame is done, and until nothing is
    being drawn any more. */
function timed([selector, index, kind, value]) {
  const element = [...document.querySelectorAll(selector)].filter((e) => e.offsetParent !== null)[index];
  if (!element) return null;
  const set = (text) => Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(element, text);
  return new Promise((done) => {
    const start = performance.now();
    if (kind === 'click') element.click();
    if (kind === 'address') location.hash = value;
    if (kind === 'type') set(value);
    if (kind === 'type') element.dispatchEvent(new InputEvent('input', { bubbles: true }));
    requestAnimationFrame(() => {
      // The task behind the frame: everything drawn by then.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const frame = performance.now() - start;
        const settle = () => {
          if (document.querySelector('main [aria-busy="true"]')) return setTimeout(settle, 5);
          done({ frame, settled: performance.now() - start });
        };
        setTimeout(settle);
      };
      port2.postMessage(null);
    });
  });
}

const press = (name) => (page) => page.getByRole('button', { name, exact: true }).or(page.getByRole('radio', { name, exact: true })).first().click();
const typed = ['t', 'ta', 'tan', 'tan l', ''];
const slide = (run) => ['main input[type=range]', 0, 'type', String(50 + 10 * run)];

/** What is measured: where, what is done before (`first` once, `ready` each time), and the interaction of each run. */
const WORK = [
  { name: 'sort a column of the unit table', on: 'don-vi', first: press('Bảng'), each: (run) => ['main table .sort', 2 + (run % 4), 'click'] },
  { name: 'search in the unit table', on: 'don-vi', first: press('Bảng'), each: (run) => ['main .table-search input', 0, 'type', typed[run % 5]] },
  { name: 'search for a unit', on: 'don-vi', each: (run) => ['#find-unit', 0, 'type', typed[run % 5]] },
  { name: 'choose a unit', on: 'don-vi', ready: (page, run) => page.fill('#find-unit', ['tan', 'phu', 'long'][run % 3]), each: (run) => ['.found', run % 5, 'click'] },
  ...[['bo-chi-so-766', 'tong-quan'], ['don-vi', 'tong-quan'], ['so-sanh-ky', 'tong-quan'], ['kich-ban', 'tong-quan'], ['tong-quan', 'don-vi']].map(
    ([to, from]) => ({ name: `open ${to}`, ready: (page) => go(page, from), each: () => [`nav a[href^="#/${to}"]`, 0, 'click'] }),
  ),
  ...['don-vi', 'tong-quan'].map((on) => ({ name: `change the period on ${on}`, on, each: (run) => ['main', 0, 'address', `#/${on}?ky=2026-${String(1 + (run % 12)).padStart(2, '0')}`] })),
  { name: 'move a slider of a scenario', on: 'kich-ban', each: slide },
];

async function measure(page, { on, first, ready, each }) {
  if (on) await go(page, on);
  await first?.(page);
  await drawn(page);
  await page.waitForTimeout(300);
  const times = [];
  for (let run = 0; run < RUNS; run++) {
    await ready?.(page, run);
    await page.waitForTimeout(50);
    const time = await page.evaluate(timed, each(run));
    if (time === null) return null;
    times.push(time);
  }
  const sorted = (part) => times.map((time) => time[part]).sort((a, b) => a - b);
  const [frame, settled] = [sorted('frame'), sorted('settled')];
  const middle = Math.floor(RUNS / 2);
  return { median: frame[middle], worst: frame[RUNS - 1], settled: settled[middle] };
}

const cell = (ms) => `${ms.toFixed(0).padStart(5)} ms`;

const browser = await launch();
const { page } = await open(browser, SINGLE);
page.setDefaultTimeout(300_000);
const started = Date.now();
await pick(page, files);
await page.getByRole('status').filter({ hasText: 'Đã nạp' }).waitFor();
console.log(`${files.length} answers loaded after ${((Date.now() - started) / 1000).toFixed(1)} s`);
// What is kept on this machine is written after a pause.
await page.waitForTimeout(3_000);
for (const work of WORK) {
  const times = await measure(page, work).catch((error) => String(error.message).split('\n')[0]);
  const shown = typeof times === 'string' ? times : times ? `next frame: median ${cell(times.median)}, worst ${cell(times.worst)}   all drawn: median ${cell(times.settled)}` : 'not on the page';
  console.log(`${work.name.padEnd(36)}${shown}`);
}
await browser.close();
