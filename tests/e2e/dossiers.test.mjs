// Lists of dossiers: offered with their columns, counted, looked into, kept as counts; nothing of a person comes out.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import axe from 'axe-core';
import { open } from './chromium.mjs';
import { HEADINGS, list, PERSONAL, spreadsheet } from './dossiers.mjs';
import { assertQuiet, assertRecord, drawn, go, loadedCount, pick, records } from './page.mjs';
import { DIST, SINGLE } from './reports.mjs';
import { served } from './served.mjs';

const at = served();

const importDialog = (page) => page.getByRole('dialog', { name: 'Nhập danh sách hồ sơ' });
const listDialog = (page) => page.getByRole('dialog', { name: 'Danh sách hồ sơ' });

/** Picks lists and agrees to their columns. */
async function count(page, files) {
  await pick(page, files);
  await importDialog(page).getByRole('button', { name: 'Bắt đầu đếm' }).click();
  await page.getByRole('status').filter({ hasText: 'Đã đếm' }).waitFor();
}

async function downloaded(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

function assertNoPerson(text, where) {
  for (const secret of PERSONAL) assert.ok(!text.includes(secret), `${secret} in ${where}`);
}

/** One line for everything axe finds. */
async function violations(page) {
  const found = await page.evaluate(`${axe.source}; axe.run(document, { resultTypes: ['violations'] })`);
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(' | ')}`);
}

test('a list shows its columns, those of persons without content, and can be told otherwise by keys', async () => {
  const opened = await open(at.browser, SINGLE);
  const { page } = opened;
  const headings = HEADINGS.map((heading) => (heading === 'Cơ quan' ? 'Nơi làm' : heading));
  await pick(page, [list('ho-so.csv', 60, headings)]);
  const dialog = importDialog(page);
  await dialog.getByText('2 cột dữ liệu cá nhân không đọc').waitFor();
  assertNoPerson(await dialog.innerText(), 'the dialog');
  assert.equal(await dialog.locator('tbody tr').count(), 49);
  assert.ok(await dialog.getByLabel('Cột «Người nộp» là').isDisabled());
  const level = dialog.getByLabel('Cột «Mức độ» là');
  await level.selectOption('personal');
  await dialog.getByText('3 cột dữ liệu cá nhân không đọc').waitFor();
  await level.selectOption('level');
  await dialog.getByText('2 cột dữ liệu cá nhân không đọc').waitFor();
  const column = dialog.getByLabel('Cột «Nơi làm» là');
  assert.equal(await column.inputValue(), 'ignored');
  await dialog.getByText('«Cơ quan giải quyết»').waitFor();
  await column.focus();
  await page.keyboard.type('Cơ quan giải');
  await page.keyboard.press('Tab');
  assert.equal(await column.inputValue(), 'agency');
  assert.deepEqual(await violations(page), []);
  await dialog.getByRole('button', { name: 'Hủy' }).click();
  await dialog.waitFor({ state: 'hidden' });
  assertQuiet(opened);
  await opened.close();
});

test('the counts feed the pages, every row is accounted for, and the dossiers behind a count are listed', async () => {
  const opened = await open(at.browser, SINGLE);
  const { page } = opened;
  await count(page, [list('ho-so.csv', 330)]);
  assert.equal(await loadedCount(page), 1);
  await go(page, 'tiep-nhan-giai-quyet');
  assertRecord(await records(page), ['330']);
  await go(page, 'bao-cao-da-nap');
  await page.getByText('330 dòng hồ sơ + 1 dòng không tính = 331 dòng trong tệp.').waitFor();
  await drawn(page);
  assert.deepEqual(await violations(page), []);
  await page.getByRole('combobox', { name: /^Xem theo/ }).selectOption('procedure');
  await page.locator('.counted').getByRole('rowheader', { name: /Đăng ký khai sinh/ }).waitFor();
  await page.getByRole('combobox', { name: /^Xem theo/ }).selectOption('agency');
  await page.locator('.counted').getByRole('button', { name: 'Sở Xây dựng' }).click();
  const dialog = listDialog(page);
  await dialog.getByText('110 hồ sơ.').waitFor();
  await drawn(page);
  assert.equal(await dialog.locator('tbody tr').count(), 100);
  await dialog.getByRole('button', { name: 'Trang sau', exact: true }).press('Enter');
  await dialog.getByRole('status').filter({ hasText: '101' }).waitFor();
  assert.equal(await dialog.locator('tbody tr').count(), 10);
  // No page follows: the focus stays beside.
  await page.waitForFunction(() => document.activeElement.closest('.pager'));
  await dialog.getByLabel('Danh sách').selectOption({ label: 'Hồ sơ đang giải quyết quá hạn' });
  await dialog.getByText('11 hồ sơ.').waitFor();
  await drawn(page);
  assert.deepEqual(await violations(page), []);
  const file = await downloaded(page, dialog.getByRole('button', { name: 'Tải CSV' }));
  assert.equal(file.text.trim().split('\r\n').length, 12);
  assert.ok(file.text.includes('H01-10;') || file.text.includes('"H01-10"') || /H01-\d+0;/.test(file.text), file.text);
  assertNoPerson(file.text, file.name);
  assertQuiet(opened);
  await opened.close();
});

/** The same in units of two bytes, as Excel saves «Unicode Text». */
const wide = (file) => ({ ...file, buffer: Buffer.from(`\ufeff${file.buffer.toString().replace('\ufeff', '')}`, 'utf16le') });

test('a spreadsheet gives the figures of the same list as text, in either width, and lists its dossiers', async () => {
  const shown = [];
  for (const file of [list('ho-so.csv', 300), spreadsheet('ho-so.ods', 300), wide(list('ho-so.txt', 300))]) {
    const opened = await open(at.browser, SINGLE);
    const { page } = opened;
    await count(page, [file]);
    await go(page, 'bao-cao-da-nap');
    await page.getByText('300 dòng hồ sơ + 1 dòng không tính = 301 dòng trong tệp.').waitFor();
    await drawn(page);
    const account = await page.locator('main').innerText();
    assertNoPerson(account, file.name);
    await go(page, 'tiep-nhan-giai-quyet');
    const figures = await page.locator('main').innerText();
    await go(page, 'bao-cao-da-nap');
    await page.locator('.counted').getByRole('button', { name: 'Sở Xây dựng' }).click();
    await listDialog(page).getByText('100 hồ sơ.').waitFor();
    const listed = await listDialog(page).innerText();
    shown.push([account, figures, listed].map((text) => text.replaceAll(file.name, 'ho-so')));
    assertQuiet(opened);
    await opened.close();
  }
  assert.deepEqual(shown[1], shown[0]);
  assert.deepEqual(shown[2], shown[0]);
});

test('a figure of the counts leads to its dossiers', async () => {
  const opened = await open(at.browser, SINGLE);
  const { page } = opened;
  await count(page, [list('ho-so.csv', 90)]);
  await go(page, 'bao-cao-da-nap');
  await page.getByRole('row', { name: /Giải quyết quá hạn.*Toàn đơn vị/ }).locator('button.figure').click();
  await page.getByRole('button', { name: /^Xem .* hồ sơ này$/ }).click();
  await listDialog(page).getByText('9 hồ sơ.').waitFor();
  await page.keyboard.press('Escape');
  await listDialog(page).waitFor({ state: 'hidden' });
  const received = page.locator('.counted').getByRole('row', { name: /^Sở Xây dựng/ }).getByTitle('Xem danh sách hồ sơ').first();
  const shown = await received.innerText();
  await received.click();
  await listDialog(page).getByText(`${shown} hồ sơ.`).waitFor();
  await opened.close();
});

test('saved work and saved counts hold no dossier and open again; the list then asks for its file', async () => {
  const opened = await open(at.browser, SINGLE);
  const { page } = opened;
  await count(page, [list('a.csv', 40), list('b.csv', 80)]);
  await go(page, 'bao-cao-da-nap');
  const work = await downloaded(page, page.getByRole('button', { name: 'Lưu phiên ra tệp' }));
  const counts = await downloaded(page, page.getByRole('button', { name: 'Tải tệp số liệu đã đếm' }));
  for (const file of [work, counts]) {
    assertNoPerson(file.text, file.name);
    assert.ok(!file.text.includes('H01-'), `a dossier in ${file.name}`);
  }
  await opened.close();

  const again = await open(at.browser, SINGLE);
  await pick(again.page, [{ name: 'so-dem.json', mimeType: 'application/json', buffer: Buffer.from(counts.text) }]);
  await again.page.getByRole('status').filter({ hasText: 'Đã nạp' }).waitFor();
  await go(again.page, 'bao-cao-da-nap');
  await again.page.getByText('80 dòng hồ sơ').waitFor();
  await again.page.locator('.counted').getByRole('button', { name: 'Sở Tư pháp' }).click();
  await listDialog(again.page).getByText('tệp không còn trong phiên này').waitFor();
  const files = [list('a.csv', 40), list('b.csv', 80)];
  await listDialog(again.page).locator('input[type=file]').setInputFiles(files);
  await listDialog(again.page).getByText('39 hồ sơ.').waitFor();
  await again.close();
});

test('a table of a report stays one', async () => {
  const opened = await open(at.browser, SINGLE);
  const { page } = opened;
  const table = 'STT,Lĩnh vực,Tiếp nhận trong kỳ,Đã giải quyết,Giải quyết quá hạn\r\n1,Hộ tịch,10,9,1\r\n2,Đất đai,8,8,0\r\n';
  await pick(page, [{ name: 'bang.csv', mimeType: 'text/csv', buffer: Buffer.from(table) }]);
  await page.locator('.notices .notice').first().waitFor();
  assert.equal(await importDialog(page).count(), 0);
  await opened.close();
});

/** A worker of lists that offers one and then does this. */
const worker = (does) => `wasm_bindgen = () => {
  self.onmessage = (e) => {
    // The second of two is asked for nothing.
    if (typeof e.data[0] !== 'string') return;
    const { task } = JSON.parse(e.data[0]);
    if (task === 'Warm') return;
    if (task === 'Look') {
      const column = (heading, role) => ({ heading, role });
      const columns = [column('Mã hồ sơ', 'code'), column('Ngày tiếp nhận', 'received')];
      const rows = [[1, ['Mã hồ sơ', 'Ngày tiếp nhận']], [2, ['A', '05/01/2024']]];
      const mapping = { columns, heading_row: 1, month_first: false, words: {} };
      return self.postMessage([JSON.stringify({ Looked: [{ Dossiers: { rows, mapping } }] }), '']);
    }
    ${does}
  };
  self.postMessage(true);
  return Promise.resolve();
};`;

async function withWorker(does) {
  const answer = (route) => route.fulfill({ contentType: 'text/javascript', body: worker(does) });
  return open(at.browser, at.server.url, { prepare: (page) => page.route('**/thuoc-do-rows.js', answer) });
}

test('counting is called off at once, and what was loaded stays', async () => {
  const opened = await withWorker('self.postMessage([1000, 20]);');
  const { page } = opened;
  await pick(page, [list('ho-so.csv', 40)]);
  await importDialog(page).getByRole('button', { name: 'Bắt đầu đếm' }).click();
  await page.getByText('20 dòng, 0,1 MB trên').waitFor();
  await page.locator('.counting').getByRole('button', { name: 'Hủy' }).click();
  await page.getByRole('status').filter({ hasText: 'Đã hủy đếm danh sách hồ sơ.' }).waitFor();
  await page.locator('.counting .reading-card').waitFor({ state: 'detached' });
  await opened.close();
});

/** Lets the worker that counts this file answer late. */
const held = (name) => `(() => {
  const { postMessage } = self;
  let late = false;
  self.addEventListener('message', (e) => {
    if (typeof e.data?.[0] === 'string') late = e.data[0].includes('"Count"') && e.data[0].includes('${name}');
  });
  self.postMessage = (...said) => (late ? setTimeout(() => postMessage.apply(self, said), 3000) : postMessage.apply(self, said));
})();\n`;

test('a count goes on while the dossiers behind another one are looked at', async () => {
  const hold = async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: held('sau.csv') + (await response.text()) });
  };
  const opened = await open(at.browser, at.server.url, { prepare: (page) => page.route('**/thuoc-do-rows.js', hold) });
  const { page } = opened;
  await count(page, [list('truoc.csv', 330)]);
  await go(page, 'bao-cao-da-nap');
  await pick(page, [list('sau.csv', 40)]);
  await importDialog(page).getByRole('button', { name: 'Bắt đầu đếm' }).click();
  await page.locator('.counting .reading-card').waitFor();
  await page.locator('.counted').getByRole('button', { name: 'Sở Xây dựng' }).click();
  await listDialog(page).getByText('110 hồ sơ.').waitFor();
  await page.keyboard.press('Escape');
  await listDialog(page).waitFor({ state: 'hidden' });
  await page.getByRole('status').filter({ hasText: 'Đã đếm 40 hồ sơ của «sau.csv»' }).waitFor();
  await opened.close();
});

test('a worker that crashes costs its files only', async () => {
  const opened = await withWorker('throw new Error("out of memory");');
  const { page } = opened;
  await pick(page, [list('ho-so.csv', 40)]);
  await importDialog(page).getByRole('button', { name: 'Bắt đầu đếm' }).click();
  await page.getByRole('alert').filter({ hasText: 'Bộ đếm hồ sơ phải dừng' }).waitFor();
  await page.getByRole('button', { name: 'Nạp báo cáo mẫu' }).click();
  await page.getByRole('navigation').waitFor();
  await opened.close();
});

/** Says when a worker hands counts to another, and lets the one that is helped go on only once the other has begun. */
const WATCHED = `(() => {
  const { postMessage } = MessagePort.prototype;
  const { read } = ReadableStreamBYOBReader.prototype;
  let begun = null;
  MessagePort.prototype.postMessage = function (message, ...more) {
    if (message instanceof Uint8Array) console.log('handed over ' + message.length);
    else if (typeof message[0] === 'string') begun = new Promise((done) => this.addEventListener('message', done, { once: true }));
    return postMessage.call(this, message, ...more);
  };
  ReadableStreamBYOBReader.prototype.read = async function (view) {
    await begun;
    return read.call(this, view);
  };
})();\n`;

/** The account of a list on a machine with so many cores, and what workers handed to each other. */
async function accountOn(cores, files) {
  const watch = async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: WATCHED + (await response.text()) });
  };
  const opened = await open(at.browser, at.server.url, {
    before: `Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { get: () => ${cores} })`,
    prepare: (page) => page.route('**/thuoc-do-rows.js', watch),
  });
  const { page } = opened;
  const handed = [];
  page.on('console', (message) => handed.push(...(message.text().match(/handed over \d+/) ?? [])));
  await count(page, files);
  await go(page, 'bao-cao-da-nap');
  await page.locator('.counted').first().waitFor();
  await drawn(page);
  const account = await page.locator('main').innerText();
  await opened.close();
  return { account, handed: handed.length };
}

test('a large list is counted by two workers, and its account is that of one', async () => {
  const files = [list('lon.csv', 60_000)];
  const two = await accountOn(2, files);
  const one = await accountOn(1, files);
  assert.deepEqual([two.handed, one.handed], [1, 0]);
  assert.ok(two.account.includes('60.000 dòng hồ sơ + 1 dòng không tính = 60.001 dòng trong tệp.'), two.account);
  assert.equal(two.account, one.account);
});
