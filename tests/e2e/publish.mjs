// Xuất bản: a draft is chosen, read, saved, and what was saved is read back.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { assertRecord, drawn, go, inAddress, pick, records } from './page.mjs';
import { own } from './temporary.mjs';

const MONTHS = ['thang-4.txt', 'thang-3.txt'].map((name) => fileURLToPath(new URL(`../cases/publish/${name}`, import.meta.url)));

/** Registers the journeys. */
export function publishJourneys(journey) {
  journey('a draft is chosen, read, saved and read back', {}, drafted);
  journey('a paragraph is edited and stays linked to its figures', {}, edited);
  journey('the page is saved with its figures, opened, changed and saved again', {}, carried);
  journey('a workbook, open data and a page to publish are saved', {}, others);
}

/** Loads two months and goes to the page. */
export async function opened(page) {
  await pick(page, MONTHS);
  await page.getByRole('status').filter({ hasText: 'Đã nạp' }).first().waitFor();
  await go(page, 'xuat-ban');
}

/** Unfolds what is saved with the session in it. */
export async function unfold(page) {
  await page.locator('.desk-carry > summary').click();
}

/** Presses a button that saves a file; its name and bytes. */
export async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  await page.locator('.desk-said', { hasText: 'Đã lập' }).first().waitFor();
  const path = join(mkdtempSync(join(own(), 'tai-')), download.suggestedFilename());
  await download.saveAs(path);
  return { path, bytes: readFileSync(path) };
}

/** Chooses the report of a month and waits until it is written. */
async function chooseMonthly(page) {
  await page.getByLabel('Loại văn bản').selectOption({ label: 'Báo cáo tháng' });
  await inAddress(page, 'loai=thang');
  await drawn(page);
}

async function drafted(page) {
  await opened(page);
  // What is chosen and what can be saved is found without going past the sheet.
  const top = async (locator) => (await locator.boundingBox()).y;
  const sheet = await top(page.locator('.paper'));
  for (const name of ['Tải Word (.docx)', 'Tải văn bản (.txt)', 'Bảng tính (.xlsx)', 'Dữ liệu mở (.json)', 'Tải trang công bố (.html)']) {
    assert.ok((await top(page.getByRole('button', { name }))) < sheet, `${name} stands above the sheet`);
  }
  await chooseMonthly(page);
  const paper = page.locator('.paper');
  await paper.filter({ hasText: '2.000 hồ sơ' }).waitFor();
  assert.match(await paper.innerText(), /tháng 4\/2026/);
  await page.getByRole('heading', { level: 2, name: /^Còn thiếu \d+ số liệu$/ }).waitFor();
  await page.getByRole('button', { name: /^Đến chỗ thiếu/ }).first().click();
  await page.waitForFunction(() => document.activeElement.matches('mark.gap'));
  await paper.getByRole('button', { name: '2.000 hồ sơ', exact: true }).first().click();
  await page.getByRole('dialog').filter({ hasText: '2.000' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByLabel('Địa danh').fill('Long Xuyên');
  await page.getByLabel('Địa danh').press('Tab');
  await paper.filter({ hasText: 'Long Xuyên, ngày' }).waitFor();

  const word = await saved(page, 'Tải Word (.docx)');
  assert.equal(word.bytes.subarray(0, 2).toString(), 'PK');
  const text = await saved(page, 'Tải văn bản (.txt)');
  assert.match(text.bytes.toString(), /2\.000 hồ sơ/);
  await pick(page, [word.path]);
  await page.locator('.notice', { hasText: 'Đã nạp' }).filter({ hasText: '.docx' }).waitFor();
  await go(page, 'bao-cao-da-nap');
  assertRecord(await records(page), ['2.000']);
}

async function edited(page) {
  await opened(page);
  await chooseMonthly(page);
  const paragraph = page.locator('.paper-line', { hasText: '2.000 hồ sơ' }).first();
  await paragraph.getByRole('button', { name: /^Sửa đoạn/ }).click();
  const field = page.getByLabel('Nội dung đoạn');
  await field.fill((await field.inputValue()).replace(/\.?$/, ', đúng kế hoạch.'));
  await page.getByRole('button', { name: 'Xong' }).click();
  const changed = page.locator('.paper-line', { hasText: 'đúng kế hoạch.' });
  await changed.getByRole('button', { name: '2.000 hồ sơ', exact: true }).waitFor();
  const text = await saved(page, 'Tải văn bản (.txt)');
  assert.match(text.bytes.toString(), /đúng kế hoạch\./);
  await changed.getByRole('button', { name: 'Về câu lập sẵn' }).click();
  await changed.waitFor({ state: 'detached' });
}

/** Opens a saved page as a file; what it shows at once, and what it asked for. */
async function reopened(page, path) {
  const other = await page.context().newPage();
  const requests = [];
  other.on('request', (request) => requests.push(request.url()));
  other.on('pageerror', (error) => assert.fail(String(error)));
  await other.goto(pathToFileURL(path).href);
  await other.locator('html[data-ready]').waitFor();
  await other.locator('.banner', { hasText: 'Trang này kèm số liệu của 2 báo cáo' }).waitFor();
  return { other, requests };
}

async function carried(page) {
  await opened(page);
  await page.getByLabel('Địa danh').fill('Long Xuyên');
  await page.getByLabel('Địa danh').press('Tab');
  await page.locator('.paper', { hasText: 'Long Xuyên, ngày' }).waitFor();
  await unfold(page);
  await page.getByLabel('Nguyên văn báo cáo nguồn').uncheck();
  const first = await saved(page, 'Tải bản chương trình kèm số liệu (.html)');
  assert.doesNotMatch(first.bytes.toString(), /với số tiền 98\.500\.000/);

  const { other, requests } = await reopened(page, first.path);
  await go(other, 'tiep-nhan-giai-quyet');
  assertRecord(await records(other), ['2.000']);
  await go(other, 'xuat-ban');
  await other.locator('.paper', { hasText: 'Long Xuyên, ngày' }).waitFor();
  await other.getByLabel('Địa danh').fill('Châu Đốc');
  await other.getByLabel('Địa danh').press('Tab');
  await other.locator('.paper', { hasText: 'Châu Đốc, ngày' }).waitFor();
  await unfold(other);
  const second = await saved(other, 'Tải bản chương trình kèm số liệu (.html)');
  assert.deepEqual(requests.filter((url) => !/^(blob|data):/.test(url)), [pathToFileURL(first.path).href]);

  const again = (await reopened(page, second.path)).other;
  await go(again, 'xuat-ban');
  await again.locator('.paper', { hasText: 'Châu Đốc, ngày' }).waitFor();
  const word = await saved(again, 'Tải Word (.docx)');
  assert.equal(word.bytes.subarray(0, 2).toString(), 'PK', 'the copy of a copy writes and reads as well');
}

async function others(page) {
  await opened(page);
  const book = await saved(page, 'Bảng tính (.xlsx)');
  assert.equal(book.bytes.subarray(0, 2).toString(), 'PK');
  const data = JSON.parse((await saved(page, 'Dữ liệu mở (.json)')).bytes);
  assert.equal(data.schema, 'thuocdo.open-data/1');
  assert.ok(data.figures.some((figure) => figure.value === 2000 && figure.source.quote.includes('2.000')));
  const table = (await saved(page, 'Dữ liệu mở (.csv)')).bytes.toString();
  assert.match(table, /received_total;[^\r\n]*;2000;/);
  await page.getByLabel('Không nêu số đếm nhỏ hơn').selectOption('10');
  const html = (await saved(page, 'Tải trang công bố (.html)')).bytes.toString();
  assert.match(html, /^<!doctype html>/);
  assert.match(html, /2\.000/);
  assert.doesNotMatch(html, /<script/);
  await page.getByText('Nhúng vào cổng thông tin').click();
  assert.match(await page.getByLabel('Đoạn mã nhúng').inputValue(), /<iframe src="trang-cong-bo\.html"/);
}
