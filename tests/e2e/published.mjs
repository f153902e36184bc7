// The page of a portal with a published file beside it.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '../../scripts/serve.mjs';
import { open } from './chromium.mjs';
import { assertRecord, go, records } from './page.mjs';
import { opened, saved, unfold } from './publish.mjs';
import { kept } from './reading.mjs';
import { own } from './temporary.mjs';

const banner = (page, words) => page.locator('.banner', { hasText: words }).first().waitFor();

/** What is published is shown at once, told when it is another, and shown without a network; `test` is the one it is done in. */
export async function published(test, browser, dist) {
  const folder = mkdtempSync(join(own(), 'cong-'));
  cpSync(dist, folder, { recursive: true });
  const server = await serve(folder, { base: '/cong/thuoc-do/' });
  // However it ends: a process with a server does not.
  test.after(server.close);
  const maker = await open(browser, server.url);
  await opened(maker.page);
  await unfold(maker.page);
  const file = await saved(maker.page, 'Tải số liệu cho cổng (so-lieu.json)');
  await maker.close();
  writeFileSync(join(folder, 'so-lieu.json'), file.bytes.subarray(0, file.bytes.length / 2));
  await broken(browser, server.url);
  writeFileSync(join(folder, 'so-lieu.json'), file.bytes);

  const reader = await open(browser, server.url);
  const { page } = reader;
  await banner(page, 'Trang này kèm số liệu của 2 báo cáo');
  await page.evaluate(() => navigator.serviceWorker.ready);
  writeFileSync(join(folder, 'so-lieu.json'), file.bytes.toString().replace(/"saved_at": "\d{4}/, '"saved_at": "2025'));
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await banner(page, 'Có số liệu mới công bố');
  await page.getByRole('button', { name: 'Tải lại trang' }).click();
  await banner(page, '2025');
  // Going to the page anew calls off what it was fetching ahead.
  assert.deepEqual(reader.problems.filter((problem) => !problem.endsWith('net::ERR_ABORTED')), []);

  await newer(page, folder);
  server.close();
  await page.reload();
  await page.locator('html[data-ready]').waitFor();
  await banner(page, '2025');
  await go(page, 'tiep-nhan-giai-quyet');
  assertRecord(await records(page), ['2.000']);
  await reader.close();
}

/** A published file that cannot be opened is told, and what the user loads then is kept as always. */
async function broken(browser, url) {
  const { page, close } = await open(browser, url);
  await page.locator('.notice', { hasText: 'Không mở được số liệu kèm theo trang' }).waitFor();
  await opened(page);
  await kept(page, 'work', 'thang-4.txt');
  await close();
}

/** A newer version of the page waits, and takes over when the only page there is loaded again. */
async function newer(page, folder) {
  const change = (name, from, to) => {
    const path = join(folder, name);
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
  };
  change('index.html', '<html', '<html data-version="2"');
  change('sw.js', 'var VERSION = "', 'var VERSION = "2');
  await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration()).update()));
  // The worker in charge hears of the one that waits after the page does.
  const [inCharge] = page.context().serviceWorkers();
  const waits = () => inCharge.evaluate(() => Boolean(self.registration.waiting));
  for (const end = Date.now() + 30_000; Date.now() < end && !(await waits()); ) await page.waitForTimeout(50);
  assert.ok(await waits());
  // With a page in the address, as users have it.
  await page.evaluate(() => (location.hash = '#/don-vi'));
  await page.reload();
  await page.locator('html[data-version="2"][data-ready]').waitFor();
}
