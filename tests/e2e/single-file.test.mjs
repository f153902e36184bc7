// The single file from a disk, without any network.
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { launch, open } from './chromium.mjs';
import { journeys } from './journeys.mjs';
import { assertQuiet, go, load, loadSample, PAGES } from './page.mjs';
import { DIST, REPORTS, SINGLE } from './reports.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

journeys(() => open(browser, SINGLE, { offline: true }));

test('nothing but the file itself is ever asked for', async () => {
  const opened = await open(browser, SINGLE);
  await (REPORTS.length > 0 ? load(opened.page, REPORTS) : loadSample(opened.page));
  for (const [address] of PAGES) await go(opened.page, address);
  // The worker's text is an object of the page itself.
  assert.deepEqual(opened.requests.filter((url) => !url.startsWith('blob:')), [SINGLE]);
  assertQuiet(opened);
  await opened.close();
});

test('the policy is enforced, not only declared', async () => {
  const opened = await open(browser, SINGLE);
  const refused = await opened.page.evaluate(() =>
    fetch('https://example.org/').then(() => 'sent', (error) => error.name),
  );
  assert.equal(refused, 'TypeError');
  assert.match(opened.problems.join('\n'), /violates .*connect-src 'none'/, 'and the tests would see it');
  const script = await opened.page.evaluate(() => {
    const element = document.createElement('script');
    element.textContent = 'document.title = "run"';
    document.body.append(element);
    return document.title;
  });
  assert.notEqual(script, 'run');
  await opened.close();
});

// What modules weigh packed is measured where they are packed, which fails above a budget; what is handed out is measured here.
test('the single file keeps to its budget', () => {
  const budget = JSON.parse(readFileSync(new URL('../../scripts/budgets.json', import.meta.url)))['single file'];
  const { size } = statSync(fileURLToPath(SINGLE));
  console.log(`single file: ${size} of ${budget}`);
  assert.ok(size <= budget);
});

test('what is painted first stands first', () => {
  const page = readFileSync(fileURLToPath(SINGLE), 'utf8');
  const order = ['id=boot-loading', 'id="thuoc-do-wasm"', 'id="thuoc-do-reader-wasm"'].map((part) => page.indexOf(part));
  assert.deepEqual(order, order.toSorted((a, b) => a - b));
  assert.ok(order[0] > 0, String(order));
});

test('the modules in the file are those beside it', async () => {
  const beside = (name) => readFileSync(join(DIST, name));
  const inside = async (name) => gunzipSync(await unpacked(`${name}-wasm`));
  const sheets = beside('index.html').toString().match(/[\w-]+\.css/g).slice(2);
  const styles = Buffer.concat(sheets.map(beside));
  const glue = (name) => beside(`${name}.js`);
  for (const [name, section, text] of [
    ['thuoc-do', 'style', styles],
    ['thuoc-do-reader', 'glue', glue('thuoc-do-reader')],
    ['thuoc-do-rows', 'glue', glue('thuoc-do-rows')],
  ]) {
    const [whole, module] = [await inside(name), beside(`${name}_bg.wasm`)];
    assert.ok(whole.subarray(0, module.length).equals(module), name);
    const [held] = WebAssembly.Module.customSections(new WebAssembly.Module(whole), section);
    assert.ok(Buffer.from(held).equals(text), name);
  }
});

/** What `boot.js` makes of a block of data: the script is run with a document that holds little else. */
async function unpacked(id) {
  const page = readFileSync(fileURLToPath(SINGLE), 'utf8');
  const [, length, text] = page.match(new RegExp(`id="${id}" data-bytes="(\\d+)">([^]*?)</script>`));
  const block = { textContent: text, getAttribute: () => length };
  return new Promise((resolve) => {
    const surroundings = {
      Uint8Array, Promise, BigInt, Response: class {}, ResizeObserver: class {}, HTMLDialogElement: class {},
      DecompressionStream: class {},
      window: {},
      document: {
        readyState: 'complete',
        documentElement: { cloneNode() {} },
        body: { cloneNode() {} },
        getElementById: (asked) => (asked === 'thuoc-do-wasm' ? block : null),
        querySelectorAll: () => [],
        adoptedStyleSheets: [],
      },
      wasm_bindgen: () => {},
      WebAssembly: { compileStreaming: () => new Promise(() => {}) },
      ReadableStream: class {
        constructor({ pull }) {
          const slices = [];
          let open = true;
          while (open) pull({ enqueue: (bytes) => slices.push(bytes), close: () => (open = false) });
          resolve(Buffer.concat(slices));
        }
        pipeThrough = () => null;
      },
    };
    runInNewContext(readFileSync(join(DIST, 'boot.js'), 'utf8'), surroundings);
  });
}

test('a browser that keeps nothing is said so once, and the session goes on', async () => {
  const opened = await open(browser, SINGLE, {
    before: () => Object.defineProperty(window, 'indexedDB', { get: () => { throw new DOMException('no', 'SecurityError'); } }),
  });
  const { page } = opened;
  await page.locator('.notice-problem', { hasText: 'Trình duyệt không cho lưu trên máy này' }).waitFor();
  await loadSample(page);
  for (const [address] of PAGES) await go(page, address);
  assert.equal(await page.locator('.notice-problem').count(), 1);
  assertQuiet(opened);
  await opened.close();
});

test('a browser that closes its small storage is worked in all the same', async () => {
  const opened = await open(browser, SINGLE, {
    before: () => Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } }),
  });
  await loadSample(opened.page);
  await go(opened.page, 'phat-hien');
  assertQuiet(opened);
  await opened.close();
});

test('a kept session is brought back when nothing told of it', async () => {
  const opened = await open(browser, SINGLE);
  const { page } = opened;
  await loadSample(page);
  await page.waitForFunction(() => localStorage.getItem('thuoc-do.kept') !== null);
  await page.evaluate(() => localStorage.removeItem('thuoc-do.kept'));
  await page.reload();
  await page.getByText('Đã khôi phục phiên làm việc').first().waitFor();
  await page.locator('nav a').first().waitFor();
  assert.notEqual(await page.evaluate(() => localStorage.getItem('thuoc-do.kept')), null, 'the next start waits for it');
  assertQuiet(opened);
  await opened.close();
});

test('a page is left while it is being drawn', async () => {
  const opened = await open(browser, SINGLE);
  const { page } = opened;
  await (REPORTS.length > 0 ? load(page, REPORTS) : loadSample(page));
  const names = PAGES.map(([address]) => address);
  // Each page is opened and left again after none, one and a few of the steps in which it is drawn.
  for (const name of names) {
    for (const pause of [0, 1, 15, 40]) {
      await page.evaluate(async ([name, pause]) => {
        location.hash = `#/${name}`;
        await new Promise((next) => setTimeout(next, pause));
        location.hash = '#/ra-soat';
        await new Promise((next) => setTimeout(next, 60));
      }, [name, pause]);
    }
  }
  await page.getByRole('heading', { level: 1, name: 'Rà soát' }).waitFor();
  assertQuiet(opened);
  await opened.close();
});
