// The single file from a disk, without any network.
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch, open } from './chromium.mjs';
import { journeys } from './journeys.mjs';
import { assertQuiet, go, load, loadSample, PAGES } from './page.mjs';
import { REPORTS, SINGLE } from './reports.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

journeys(() => open(browser, SINGLE, { offline: true }));

test('nothing but the file itself is ever asked for', async () => {
  const opened = await open(browser, SINGLE);
  await (REPORTS.length > 0 ? load(opened.page, REPORTS) : loadSample(opened.page));
  for (const [address] of PAGES) await go(opened.page, address);
  assert.deepEqual(opened.requests, [SINGLE]);
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

test('the file keeps to its budget', () => {
  const path = fileURLToPath(SINGLE);
  const { size } = statSync(path);
  console.log(`thuoc-do.html: ${size} bytes of 2700000`);
  assert.ok(size <= 2_700_000);
  assert.match(readFileSync(path, 'utf8').slice(0, 400), /Content-Security-Policy/);
});

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
