// What stays with a session and what goes with it: steps, forms left open, scenarios tried out; filters, messages.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drawn, go, loadSample, pick } from './page.mjs';
import { kept, review } from './reading.mjs';
import { FILES } from './reports.mjs';

const CASE = fileURLToPath(new URL('../cases/index/dak_lak_2026_09_17.json', import.meta.url));

/** Registers the journeys. */
export function lastingJourneys(journey) {
  journey('what is pressed twice is undone at once, and undoing says what it undid', {}, undone);
  journey('a form left open in a report is there again when the report is', {}, leftOpen);
  journey('a selection with several numbers offers them', {}, selected);
  journey('a threshold that was refused goes with the usual ones', {}, thresholds);
  journey('filters go with the last report', {}, narrowed);
  journey('what was told of a session is gone when another one is opened', {}, restored);
  journey('a scenario tried out is there after a reload', {}, triedOut);
  journey('what was erased on another page is not written back', {}, erased);
}

const notice = (page, words) => page.locator('.notice', { hasText: words });
const button = (page, name) => page.getByRole('button', { name, exact: true });
const value = (page) => page.getByLabel('Giá trị');

async function undone(page) {
  await review(page);
  const entry = page.locator('.entry', { hasText: '98,5%' }).first();
  await entry.getByRole('button', { name: 'Loại khỏi tính toán' }).dblclick();
  await entry.locator('.struck').waitFor();
  await go(page, 'ra-soat');
  await button(page, 'Hoàn tác').click();
  await notice(page, 'Đã hoàn tác: loại khỏi tính toán «').waitFor();
  await entry.locator('.struck').waitFor({ state: 'detached' });
  await button(page, 'Làm lại').press('Enter');
  await notice(page, 'Đã làm lại: loại khỏi tính toán «').waitFor();
  await button(page, 'Hoàn tác').press('Enter');
  await entry.locator('.struck').waitFor({ state: 'detached' });
  // The focus stays with a button that has nothing more to do.
  assert.ok(await button(page, 'Hoàn tác').evaluate((element) => element === document.activeElement && element.ariaDisabled === 'true'));
  await button(page, 'Làm lại').click();
  await notice(page, 'Đã làm lại: loại khỏi tính toán «').waitFor();
  // A value and its remark, elsewhere undone by the keys.
  await entry.getByRole('button', { name: /^Sửa/ }).click();
  await value(page).fill('99,5');
  await page.getByLabel('Ghi chú').fill('đối chiếu bản ký');
  await button(page, 'Lưu thay đổi').click();
  await page.locator('.entry', { hasText: 'đối chiếu bản ký' }).first().waitFor();
  await go(page, 'tong-quan');
  await page.keyboard.press('Control+z');
  await notice(page, 'Đã hoàn tác: sửa giá trị của «').waitFor();
  await go(page, 'ra-soat');
  await entry.waitFor();
  assert.equal(await page.locator('.entry', { hasText: 'đối chiếu bản ký' }).count(), 0);
}

async function leftOpen(page) {
  await pick(page, [FILES.first, FILES.second]);
  await notice(page, 'Đã nạp 2 báo cáo').waitFor();
  await go(page, 'ra-soat');
  const report = async (file) => {
    const option = page.locator(`.review-report option[title="${file}"]`);
    await page.locator('.review-report select').selectOption(await option.getAttribute('value'));
  };
  const edit = (words) => page.locator('.entry', { hasText: words }).first().getByRole('button', { name: /^Sửa/ }).click();
  await report('lan-1.txt');
  await edit('500 hồ sơ');
  await value(page).fill('512x');
  await button(page, 'Lưu thay đổi').click();
  const mistake = page.locator('.field-mistake', { hasText: 'Chưa đúng dạng số' });
  await mistake.waitFor();
  await report('lan-2.txt');
  await page.locator('.entry', { hasText: '520 hồ sơ' }).first().waitFor();
  assert.equal(await value(page).count(), 0, 'a form stands beside its own report only');
  await edit('520 hồ sơ');
  await value(page).fill('521');
  await report('lan-1.txt');
  await page.waitForFunction(() => document.querySelector('#field-value')?.value === '512x');
  assert.equal(await mistake.count(), 0);
  await report('lan-2.txt');
  await page.waitForFunction(() => document.querySelector('#field-value')?.value === '521');
  await button(page, 'Lưu thay đổi').click();
  await page.locator('.entry', { hasText: '521 hồ sơ' }).first().waitFor();
}

async function selected(page) {
  await review(page);
  await page.evaluate(() => {
    const range = document.createRange();
    const pieces = [...document.querySelectorAll('.document [data-start]')].map((piece) => piece.firstChild);
    range.setStart(pieces[0], 0);
    range.setEnd(pieces.at(-1), pieces.at(-1).length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  });
  await button(page, 'Thêm từ đoạn đang chọn').click();
  await page.locator('.figure-stated', { hasText: 'con số: hãy chọn hoặc nhập con số cần lấy' }).waitFor();
  assert.equal(await value(page).inputValue(), '');
  const offered = await page.locator('#values option').evaluateAll((list) => list.map((option) => option.value));
  assert.deepEqual(offered, ['1.000', '995', '98,5', '05', '0,5']);
}

async function thresholds(page) {
  await loadSample(page);
  await go(page, 'truc-tuyen-toan-trinh');
  const field = page.getByRole('textbox', { name: 'Sở, ban, ngành' });
  const usual = await field.inputValue();
  const wrong = page.locator('.setting-error:not(:empty)');
  const said = () => page.locator('.tile').allInnerTexts();
  const before = await said();
  // What is typed on the way to a number counts for nothing.
  await field.press('Control+a');
  await field.pressSequentially('150');
  await field.press('Enter');
  await wrong.waitFor();
  await drawn(page);
  assert.deepEqual(await said(), before);
  await button(page, 'Về ngưỡng mặc định').click();
  await wrong.waitFor({ state: 'detached' });
  assert.equal(await field.inputValue(), usual);
}

async function narrowed(page) {
  await loadSample(page);
  // A message that is closed leaves the focus with the next one or the page, not with the link that skips to it.
  await notice(page, 'Đã nạp').getByRole('button').last().press('Enter');
  await notice(page, 'Đã nạp').waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement.id === 'page-title' || document.activeElement.closest('.notice'));
  await page.getByRole('combobox', { name: 'Kỳ', exact: true }).selectOption({ index: 1 });
  await page.waitForFunction(() => location.hash.includes('?ky='));
  await button(page, 'Bỏ lọc').press('Enter');
  await page.waitForFunction(() => document.activeElement.closest('.view-filters'));
  await page.getByRole('combobox', { name: 'Kỳ', exact: true }).selectOption({ index: 1 });
  await page.waitForFunction(() => location.hash.includes('?ky='));
  await go(page, 'bao-cao-da-nap');
  await button(page, 'Xóa tất cả').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Xóa tất cả' }).press('Enter');
  await button(page, 'Nạp báo cáo mẫu').waitFor();
  await page.waitForFunction(() => document.activeElement.closest('main'));
  await page.waitForFunction(() => !location.hash.includes('ky='));
  await loadSample(page);
  await drawn(page);
  assert.equal(await page.locator('.view-state').innerText(), '');
}

async function restored(page) {
  await pick(page, [FILES.first]);
  await kept(page, 'work', 'lan-1.txt');
  await go(page, 'bao-cao-da-nap');
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Lưu phiên ra tệp').click()]);
  const buffer = readFileSync(await download.path());
  const again = async () => {
    await page.reload();
    await page.locator('html[data-ready]').waitFor();
    await notice(page, 'Đã khôi phục phiên làm việc').waitFor();
  };
  await again();
  await page.locator('input[type=file]').first().setInputFiles({ name: 'phien.thuocdo.json', mimeType: 'application/json', buffer });
  await button(page, 'Mở phiên trong tệp').click();
  await notice(page, 'Đã mở phiên «phien.thuocdo.json»').waitFor();
  await notice(page, 'Đã khôi phục phiên làm việc').waitFor({ state: 'detached' });
  await again();
  await go(page, 'bao-cao-da-nap');
  await page.getByRole('button', { name: /lan-1\.txt/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Xóa' }).click();
  await button(page, 'Nạp báo cáo mẫu').waitFor();
  await notice(page, 'Đã khôi phục phiên làm việc').waitFor({ state: 'detached' });
}

async function triedOut(page) {
  await pick(page, [CASE]);
  await notice(page, 'Đã nạp').waitFor();
  await go(page, 'kich-ban');
  const field = page.getByRole('textbox', { name: /Tử số: Tỷ lệ hồ sơ có cấp kết quả điện tử/ });
  await field.fill('300000');
  await field.press('Tab');
  await kept(page, 'work', '300000}');
  await page.reload();
  await page.locator('html[data-ready]').waitFor();
  await field.waitFor();
  await page.locator('.lever', { hasText: 'cấp kết quả điện tử' }).getByRole('button', { name: 'Về số hiện nay' }).waitFor();
  assert.equal(await field.inputValue(), '300.000');
}

async function erased(page) {
  await pick(page, [FILES.first]);
  await kept(page, 'work', 'lan-1.txt');
  const other = await page.context().newPage();
  await other.goto(page.url());
  await notice(other, 'Đã khôi phục phiên làm việc').waitFor();
  await go(other, 'bao-cao-da-nap');
  await button(other, 'Xóa tất cả').click();
  await other.getByRole('dialog').getByRole('button', { name: 'Xóa tất cả' }).click();
  await kept(other, 'work', null);
  await pick(page, [FILES.second]);
  await notice(page, 'Một thẻ khác của trình duyệt này vừa ghi nhớ hoặc xóa').waitFor();
  await kept(page, 'work', null);
  // Keeping is turned off there, and this page knows it at its next change.
  await pick(other, [FILES.text]);
  await kept(other, 'work', 'bao-cao.txt');
  await page.reload();
  await notice(page, 'Đã khôi phục phiên làm việc').waitFor();
  await go(other, 'bao-cao-da-nap');
  const remember = (page) => page.getByRole('switch', { name: /Ghi nhớ phiên làm việc/ });
  await remember(other).uncheck();
  await kept(other, 'work', null);
  await pick(page, [FILES.first]);
  await notice(page, 'Việc ghi nhớ đã được tắt ở một thẻ khác').waitFor();
  await kept(page, 'work', null);
  await go(page, 'bao-cao-da-nap');
  assert.ok(!(await remember(page).isChecked()));
  // What is there all the same goes at the next start.
  await remember(page).check();
  await kept(page, 'work', 'lan-1.txt');
  await page.evaluate(() => localStorage.setItem('thuoc-do.remember', '"off"'));
  await other.reload();
  await kept(other, 'work', null);
  await other.close();
}
