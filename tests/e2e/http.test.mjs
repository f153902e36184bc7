// The multi-file page below a path of a web server, as on a portal.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './chromium.mjs';
import { journeys } from './journeys.mjs';
import { published } from './published.mjs';
import { kept } from './reading.mjs';
import { assertQuiet, loadSample, loadedCount, pick } from './page.mjs';
import { DIST, FILES } from './reports.mjs';
import { served } from './served.mjs';

const at = served();

journeys(() => open(at.browser, at.server.url));

test('below its own path, the page asks for nothing else', async () => {
  const opened = await open(at.browser, at.server.url);
  await loadSample(opened.page);
  assert.ok(opened.requests.length > 2);
  const own = (url) => url.startsWith(at.server.url) || url.startsWith(`blob:${new URL(at.server.url).origin}/`);
  for (const url of opened.requests) assert.ok(own(url), url);
  assertQuiet(opened);
  await opened.close();
});

test('what is published is shown at once, told when it is another, and shown without a network', (test) => published(test, at.browser, DIST));

test('an address with a page opens that page once reports are in', async () => {
  const opened = await open(at.browser, `${at.server.url}#/phat-hien`);
  await loadSample(opened.page);
  await opened.page.getByRole('heading', { level: 1, name: 'Phát hiện' }).waitFor();
  assertQuiet(opened);
  await opened.close();
});

test('the reader is fetched once, behind everything the page itself needs', async () => {
  const opened = await open(at.browser, at.server.url);
  await loadSample(opened.page);
  await pick(opened.page, [FILES.word]);
  await opened.page.locator('.notice', { hasText: 'Đã nạp «bao-cao.docx»' }).waitFor();
  const reader = ['.js', '_bg.wasm'].map((end) => `${at.server.url}thuoc-do-reader${end}`);
  const page = `${at.server.url}thuoc-do_bg.wasm`;
  assert.deepEqual(opened.requests.filter((url) => reader.includes(url)).sort(), reader);
  assert.ok(reader.every((url) => opened.requests.indexOf(url) > opened.requests.indexOf(page)), String(opened.requests));
  assertQuiet(opened);
  await opened.close();
});

/** Glue whose program, once started, does this with its job. */
const glue = (work) =>
  `function wasm_bindgen() { self.onmessage = function () { ${work} }; self.postMessage(true); return Promise.resolve(); }`;

/** The reader, but with a Word file it does this: what is asked of it is packed, in hexadecimal. */
const spoiled = (work) => `;{
  const start = wasm_bindgen;
  wasm_bindgen = (module) => start(module).then(() => {
    const read = self.onmessage;
    self.onmessage = (event) => { if (String(event.data[0]).includes('${Buffer.from('.docx').toString('hex')}')) { ${work} } else read(event); };
  });
}`;

/** A page whose reader is another one. */
function withReader(answer) {
  return open(at.browser, at.server.url, { prepare: (page) => page.route('**/thuoc-do-reader.js', answer) });
}

for (const [name, work, words] of [
  ['stops', 'throw new RangeError("no memory")', 'Bộ đọc phải dừng'],
  ['stops with rubbish', 'self.postMessage("{}")', 'Bộ đọc phải dừng'],
  ['cannot have the bytes', 'self.postMessage(false)', 'Trình duyệt không đọc được'],
]) {
  test(`a reader that ${name} costs only its file`, async () => {
    const opened = await withReader(async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()) + spoiled(work) });
    });
    await pick(opened.page, [FILES.word, FILES.text]);
    await opened.page.locator('.notice-problem', { hasText: words }).waitFor();
    await opened.page.locator('.notice', { hasText: 'Đã nạp «bao-cao.txt»' }).waitFor();
    assert.equal(await loadedCount(opened.page), 1);
    await opened.close();
  });
}

test('a reader that hangs is called off, and with it what waits', async () => {
  const hang = glue('self.postMessage(300); for (;;) {}');
  const opened = await withReader((route) => route.fulfill({ contentType: 'text/javascript', body: hang }));
  await pick(opened.page, [FILES.word, FILES.text]);
  const card = opened.page.locator('.reading-card');
  await card.filter({ hasText: '30%' }).waitFor();
  assert.match(await card.innerText(), /bao-cao\.docx[^]*Còn 1 tệp/);
  await card.getByRole('button', { name: 'Hủy tất cả' }).click();
  await opened.page.locator('.notice', { hasText: 'Đã hủy đọc «bao-cao.docx»' }).waitFor();
  await card.waitFor({ state: 'detached' });
  await opened.page.getByRole('button', { name: 'Nạp báo cáo mẫu' }).waitFor();
  assertQuiet(opened);
  await opened.close();
});

/** The worker in which the session lives, but a report with this word breaks it. */
const fragile = `;{
  const start = wasm_bindgen;
  wasm_bindgen = (module) => start(module).then(() => {
    const answer = self.onmessage;
    self.onmessage = (event) => {
      const beside = typeof event.data[0] === 'number' ? event.data.slice(2) : [];
      if (beside.some((text) => String(text).includes('MONG MANH'))) throw new RangeError('no memory');
      answer(event);
    };
  });
}`;

test('a session whose worker breaks is said to be gone, and what was kept of it comes back', async () => {
  const opened = await withReader(async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()) + fragile });
  });
  const { page } = opened;
  await loadSample(page);
  const before = await loadedCount(page);
  await kept(page, 'work', 'thuocdo');
  await page.getByRole('button', { name: 'Dán văn bản' }).click();
  await page.getByRole('textbox', { name: 'Nội dung báo cáo' }).fill('Tổng số hồ sơ tiếp nhận trong kỳ là 12 hồ sơ. MONG MANH.');
  await page.getByRole('button', { name: 'Nạp nội dung đã dán' }).click();
  await page.locator('.notice-problem', { hasText: 'Phần tính toán của trang đã dừng' }).waitFor();
  // Whatever is done now, nothing is written over what was kept.
  await page.locator('nav a[href^="#/phat-hien"]').click();
  await page.getByRole('heading', { level: 1, name: 'Phát hiện' }).waitFor();
  await page.reload();
  await page.locator('html[data-ready]').waitFor();
  await page.locator('.notice', { hasText: 'Đã khôi phục phiên làm việc' }).waitFor();
  assert.equal(await loadedCount(page), before);
  await opened.close();
});

test('a reader that cannot be fetched is asked for again at the next file', async () => {
  // Refused ahead of the first file and when it comes, whichever asks first.
  let refused = true;
  const opened = await withReader((route) => (refused ? route.abort() : route.continue()));
  await pick(opened.page, [FILES.word]);
  await opened.page.locator('.notice-problem', { hasText: 'Không mở được bộ đọc' }).waitFor();
  refused = false;
  await pick(opened.page, [FILES.word]);
  await opened.page.locator('.notice', { hasText: 'Đã nạp «bao-cao.docx»' }).waitFor();
  await opened.close();
});
