// What a user does on the page, and what stands there afterwards.
import assert from 'node:assert/strict';

/** The pages in menu order: address and name. */
export const PAGES = [
  ['tong-quan', 'Tổng quan'],
  ['bo-chi-so-766', 'Bộ chỉ số'],
  ['tiep-nhan-giai-quyet', 'Tiến độ'],
  ['truc-tuyen-toan-trinh', 'Trực tuyến'],
  ['thanh-toan-truc-tuyen', 'Thanh toán'],
  ['muc-do-hai-long', 'Hài lòng'],
  ['don-vi', 'Đơn vị'],
  ['so-sanh-ky', 'So sánh kỳ'],
  ['kich-ban', 'Kịch bản'],
  ['phat-hien', 'Phát hiện'],
  ['ra-soat', 'Rà soát'],
  ['bao-cao-da-nap', 'Báo cáo đã nạp'],
  ['xuat-ban', 'Xuất bản'],
];

/** Picks files, all at once. */
export async function pick(page, files) {
  await page.locator('input[type=file]:not([data-work], [data-more])').setInputFiles(files);
}

/** Picks reports and waits until all are loaded. */
export async function load(page, files) {
  await pick(page, files);
  await page.getByRole('status').filter({ hasText: `Đã nạp ${files.length} báo cáo` }).waitFor();
}

/** Loads the sample reports. */
export async function loadSample(page) {
  await page.getByRole('button', { name: 'Nạp báo cáo mẫu' }).click();
  await page.getByRole('navigation').waitFor();
}

/** Waits until nothing is asked any more and the whole page is drawn. */
export async function drawn(page) {
  await page.locator('main article.page:not([aria-busy=true])').waitFor();
}

/** Waits until the address has this part. */
export async function inAddress(page, part) {
  await page.waitForFunction((part) => location.hash.includes(part), part);
}

/** Opens the source of a figure and waits until it is told. */
export async function openSource(page, figure) {
  await figure.click();
  const drawer = page.getByRole('dialog');
  await drawer.locator('.excerpt').first().waitFor();
  return drawer;
}

/** Opens a page from the menu. */
export async function go(page, address) {
  const entry = page.locator(`nav a[href^="#/${address}"]`);
  await entry.click();
  await page.locator(`nav a[href^="#/${address}"][aria-current=page]`).waitFor();
  await drawn(page);
}

/** Unfolds the table under every chart. */
export async function showTables(page) {
  const closed = page.getByRole('button', { name: 'Hiện bảng số liệu' });
  while ((await closed.count()) > 0) await closed.first().click();
}

/** The texts that belong together on the page: table rows, key figures, findings, headings. */
export async function records(page) {
  await drawn(page);
  await showTables(page);
  const texts = await page
    .locator('main :is(tbody tr, tfoot tr, .tile, .finding, .block-heading)')
    .evaluateAll((list) => list.map((element) => element.innerText.replace(/\s+/g, ' ').trim()));
  return texts;
}

/** The numbers of a text as written, `63,4%` as `63,4`; blanks around a slash do not count. */
export function numbers(text) {
  return text.match(/[+-]?\d+(?:\.\d{3})*(?:,\d+)?/g) ?? [];
}

/** Asserts that some record has all these numbers and words. */
export function assertRecord(texts, expected) {
  const has = (text) => {
    const present = numbers(text);
    return expected.every((part) => (/^[+-]?\d[\d.,]*$/.test(part) ? present.includes(part) : text.includes(part)));
  };
  assert.ok(texts.some(has), `nothing shows ${JSON.stringify(expected)} in\n${texts.join('\n')}`);
}

/** How many reports the menu says are loaded. */
export async function loadedCount(page) {
  const entry = page.locator('nav a[href="#/bao-cao-da-nap"] .badge');
  return (await entry.count()) === 0 ? 0 : Number(numbers(await entry.innerText())[0]);
}

/** Fails on anything the browser complained about. */
export function assertQuiet(opened) {
  assert.deepEqual(opened.problems, []);
}
