// Every figure on every page opens the place it was read from, with the figure there.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { launch, open } from './chromium.mjs';
import { walker } from './journeys.mjs';
import { go, load, PAGES, showTables } from './page.mjs';
import { needsReports, REPORTS, SINGLE } from './reports.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const journey = walker(() => open(browser, SINGLE));

// The list of all figures repeats what the other pages show; a part of it will do.
const AT_MOST = 120;

// No two of these reports can be compared, and a plan's numbers stand in no report.
const NO_FIGURES = ['so-sanh-ky', 'kich-ban'];

// The review shows places by itself.
for (const [address, name] of PAGES.filter(([address]) => address !== 'ra-soat')) {
  journey(`every figure opens its source: ${name}`, needsReports(), async (page) => {
    await load(page, REPORTS);
    await go(page, address);
    await showTables(page);
    const { opened, broken } = await page.evaluate(openFigures, AT_MOST);
    assert.deepEqual(broken, []);
    assert.ok(opened > 0 || NO_FIGURES.includes(address), 'there is no figure to open');
  });
}

/** Runs in the page: opens figures, evenly spread, and reports those whose source does not show them. */
async function openFigures(atMost) {
  const settled = async (done) => {
    const end = performance.now() + 10_000;
    while (!done() && performance.now() < end) await new Promise((next) => setTimeout(next));
  };
  // Reports write 1.762, 6.7 and 04; three digits behind a point are thousands.
  const value = (text) => Number((/^\d{1,3}(\.\d{3})+(,|$)/.test(text) ? text.replaceAll('.', '') : text).replace(',', '.'));
  const values = (text) => (text.match(/\d+(?:[.,]\d+)*/g) ?? []).map(value);

  const all = [...document.querySelectorAll('main button.figure')];
  const figures = all.filter((_, index) => index % Math.ceil(all.length / atMost) === 0);
  const broken = [];
  for (const figure of figures) {
    figure.click();
    await settled(() => document.querySelector('dialog[open] mark'));
    const dialog = document.querySelector('dialog[open]');
    const texts = (selector) => [...(dialog?.querySelectorAll(selector) ?? [])].map((element) => element.textContent.trim());
    const marks = texts('mark');
    const computed = texts('.drawer-formula').length > 0;
    const shown = values(figure.textContent);
    // A maximum («18» of «12,2/18») stands beside what is highlighted.
    const found = [...marks, ...texts('.excerpt')].some((text) => shown.some((number) => values(text).includes(number)));
    const fine = marks.length > 0 && !marks.includes('') && (computed || shown.length === 0 || found);
    if (!fine) broken.push(`${figure.textContent}: ${JSON.stringify(marks)}`);
    dialog?.close();
    await settled(() => !document.querySelector('dialog mark'));
  }
  return { opened: figures.length, broken };
}
