// Journeys of reading: office files in the worker, files that fail, cancelling, the choice of an encoding; and of
// keeping, correcting and saving what was read.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { drawn, loadedCount, go, loadSample, pick } from './page.mjs';
import { FILES, PASTED } from './reports.mjs';

/** Registers the journeys with `journey(name, options, walk)`. */
export function readingJourneys(journey) {
  journey('a Word file and an Excel file are read', {}, officeFiles);
  journey('a damaged office file costs only itself', {}, damaged);
  journey('a long reading shows its file and can be called off', {}, cancel);
  journey('an encoding that is not sure is chosen by its preview', {}, encoding);
  journey('a reload in the middle of a correction finds it again', {}, reloaded);
  journey('a correction stands beside what the report states, and can be undone', {}, corrected);
  journey('figures are excluded, added from a number and from a selection', {}, excludedAndAdded);
  journey('of rival values the user picks one, and can take it back', {}, rivals);
  journey('of a long report only what is in sight is drawn', {}, longReport);
  journey('a saved session is cleared and opened again', {}, savedAndOpened);
  journey('what is not to be remembered is forgotten', {}, forgotten);
  journey('a figure of another page is shown in the review', {}, shownInReview);
  journey('a whole report gets another period, and back', {}, movedPeriod);
  journey('a session that cannot be opened is kept until the user drops it', {}, unopenable);
  journey('a page never writes over what another page kept since', {}, twoPages);
}

const notice = (page, words) => page.locator('.notice', { hasText: words });

async function officeFiles(page) {
  await pick(page, [FILES.word, FILES.excel]);
  await notice(page, 'Đã nạp 2 báo cáo').waitFor();
  await go(page, 'phat-hien');
  await page.locator('.finding', { hasText: '99,5' }).first().waitFor();
  await go(page, 'bao-cao-da-nap');
  const shown = await page.locator('main').innerText();
  for (const words of ['bao-cao.docx', 'bieu.xlsx']) assert.ok(shown.includes(words), shown);
}

async function damaged(page) {
  await pick(page, [FILES.damaged, FILES.word]);
  await notice(page, 'hong.docx').waitFor();
  await notice(page, 'Đã nạp «bao-cao.docx»').waitFor();
  assert.equal(await loadedCount(page), 1);
}

async function cancel(page) {
  await pick(page, [FILES.long, FILES.text]);
  await page.locator('.reading-card', { hasText: 'dai.xlsx' }).waitFor();
  await page.getByRole('button', { name: 'Hủy đọc «dai.xlsx»' }).click();
  await notice(page, 'Đã nạp «bao-cao.txt»').waitFor();
  await page.locator('.reading-card').waitFor({ state: 'detached' });
  assert.equal(await loadedCount(page), 1);
  await pick(page, [FILES.word]);
  await notice(page, 'Đã nạp «bao-cao.docx»').waitFor();
}

async function encoding(page) {
  await pick(page, [FILES.unsure]);
  const dialog = page.getByRole('dialog', { name: 'Chọn bảng mã' });
  await dialog.filter({ hasText: 'khong-ro.txt' }).waitFor();
  await dialog.locator('label', { hasText: 'Tổng số hồ sơ' }).click();
  await dialog.getByRole('button', { name: 'Đọc theo cách này' }).click();
  await notice(page, 'Đã nạp «khong-ro.txt»').waitFor();
  await dialog.waitFor({ state: 'hidden' });
}

/** Pastes the short report and opens the review. */
export async function review(page) {
  await page.getByRole('button', { name: 'Dán văn bản' }).click();
  await page.getByRole('textbox', { name: 'Nội dung báo cáo' }).fill(PASTED);
  await page.getByRole('button', { name: 'Nạp nội dung đã dán' }).click();
  await page.getByRole('navigation').waitFor();
  await go(page, 'ra-soat');
  await page.locator('.document .mark').first().waitFor();
}

const value = (page) => page.getByLabel('Giá trị');
const entry = (page, words) => page.locator('.entry', { hasText: words });

async function reloaded(page) {
  await review(page);
  await page.locator('.entry', { hasText: '98,5%' }).getByRole('button', { name: /^Sửa/ }).click();
  await value(page).fill('99,5');
  await page.getByLabel('Ghi chú').fill('đối chiếu bản ký');
  // What is typed is kept in hexadecimal.
  await kept(page, 'draft', Buffer.from('bản ký').toString('hex'));
  await page.reload();
  await page.locator('html[data-ready]').waitFor();
  await notice(page, 'Đã khôi phục phiên làm việc').waitFor();
  await value(page).waitFor();
  assert.equal(await value(page).inputValue(), '99,5');
  assert.equal(await page.getByLabel('Ghi chú').inputValue(), 'đối chiếu bản ký');
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
  await entry(page, '99,5%').first().waitFor();
  await kept(page, 'work', 'bản ký');
  await page.reload();
  await page.locator('html[data-ready]').waitFor();
  await entry(page, '99,5%').first().waitFor();
  await page.getByRole('button', { name: 'Bỏ phiên này' }).click();
  const asked = page.getByRole('dialog', { name: 'Xóa tất cả báo cáo đã nạp?' });
  await asked.getByRole('button', { name: 'Hủy' }).click();
  await entry(page, '99,5%').first().waitFor();
  await page.getByRole('button', { name: 'Bỏ phiên này' }).click();
  await asked.getByRole('button', { name: 'Xóa tất cả' }).click();
  await page.getByRole('button', { name: 'Nạp báo cáo mẫu' }).waitFor();
  await kept(page, 'work', null);
}

/** Waits until the browser keeps (or, for null, no longer keeps) a text with these words under a key; in either browser. */
export async function kept(page, key, words) {
  const read = (key) =>
    new Promise((done) => {
      const opening = indexedDB.open('thuoc-do');
      opening.onerror = () => done(null);
      opening.onsuccess = () => {
        const database = opening.result;
        const request = database.transaction('thuoc-do.session').objectStore('thuoc-do.session').get(key);
        request.onsuccess = () => (database.close(), done(request.result ?? null));
      };
    });
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    const text = await page.evaluate(read, key);
    if (words === null ? text === null : text?.includes(words)) return;
    await new Promise((next) => setTimeout(next, 50));
  }
  assert.fail(`${key} does not keep ${words}`);
}

async function corrected(page) {
  await review(page);
  const wrong = entry(page, '98,5%');
  await wrong.getByRole('button', { name: /^Sửa/ }).click();
  await value(page).fill('99,x');
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
  await page.locator('.field-mistake', { hasText: 'Chưa đúng dạng số' }).waitFor();
  await value(page).fill('99,5');
  await page.getByLabel('Người sửa').fill('Lê Văn Bình');
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
  const now = entry(page, '99,5%').filter({ hasText: 'Đã sửa' }).first();
  // The form is of what counts now, however soon it is opened again.
  await entry(page, '98,5%').first().getByRole('button', { name: /^Sửa/ }).click();
  await page.waitForFunction(() => document.activeElement.id === 'field-value' && document.activeElement.value.includes('99,5'));
  const stays = () => page.waitForFunction(() => document.activeElement.closest('.entry')?.textContent.includes('Đã sửa'));
  await page.getByRole('button', { name: 'Hủy' }).press('Enter');
  await stays();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await value(page).press('Enter');
  await now.waitFor();
  await stays();
  const shown = await now.innerText();
  for (const words of ['98,5%', '99,5%', 'Lê Văn Bình', 'Đã sửa']) assert.ok(shown.includes(words), shown);
  await go(page, 'bao-cao-da-nap');
  assert.ok((await page.locator('main .corrected').count()) > 0, 'the mark stands on other pages');
  await go(page, 'ra-soat');
  await entry(page, 'Lê Văn Bình').first().waitFor();
  await page.locator('.document').focus();
  await page.keyboard.press('Control+z');
  await entry(page, 'Lê Văn Bình').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Shift+z');
  await entry(page, 'Lê Văn Bình').first().waitFor();
}

async function excludedAndAdded(page) {
  await review(page);
  const figures = async () => Number(await page.locator('.filter', { hasText: 'Tất cả' }).locator('.filter-count').innerText());
  const before = await figures();
  await entry(page, '1.000 hồ sơ').first().getByRole('button', { name: 'Loại khỏi tính toán' }).press('Enter');
  // The button that was pressed is gone: the focus stays with its entry.
  await page.waitForFunction(() => document.activeElement.closest('.entry')?.textContent.includes('Đã loại'));
  await page.locator('.filter', { hasText: 'Đã loại' }).click();
  await entry(page, '1.000 hồ sơ').getByRole('button', { name: 'Khôi phục' }).click();
  await page.locator('.review-list .empty').waitFor();
  await page.locator('.filter', { hasText: 'Tất cả' }).click();
  await drawn(page);
  // A selection in the text.
  await page.evaluate(() => {
    const piece = document.querySelector('.document [data-start]').firstChild;
    const range = document.createRange();
    range.setStart(piece, 0);
    range.setEnd(piece, 3);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  });
  await page.getByRole('button', { name: 'Thêm từ đoạn đang chọn' }).click();
  await value(page).fill('7');
  await page.getByLabel('Chỉ tiêu').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
  await entry(page, 'Người dùng nhập').first().waitFor();
  assert.equal(await figures(), before + 1);
}

async function savedAndOpened(page) {
  await loadSample(page);
  const before = await loadedCount(page);
  await go(page, 'bao-cao-da-nap');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Lưu phiên ra tệp' }).click()]);
  assert.match(download.suggestedFilename(), /^phien-lam-viec-\d{4}-\d\d-\d\d\.thuocdo\.json$/);
  const buffer = readFileSync(await download.path());
  await page.getByRole('button', { name: 'Xóa tất cả' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Xóa tất cả' }).click();
  await page.getByRole('button', { name: 'Nạp báo cáo mẫu' }).waitFor();
  await kept(page, 'work', null);
  await page.locator('input[type=file]').first().setInputFiles({ name: 'phien.thuocdo.json', mimeType: 'application/json', buffer });
  await notice(page, 'Đã mở phiên «phien.thuocdo.json»').waitFor();
  assert.equal(await loadedCount(page), before);
}

async function forgotten(page) {
  await loadSample(page);
  await kept(page, 'work', 'thuocdo');
  await go(page, 'bao-cao-da-nap');
  await page.getByRole('switch', { name: /Ghi nhớ phiên làm việc/ }).uncheck();
  await kept(page, 'work', null);
  await page.reload();
  await page.locator('html[data-ready]').waitFor();
  await page.getByRole('button', { name: 'Nạp báo cáo mẫu' }).waitFor();
}

async function shownInReview(page) {
  await loadSample(page);
  await go(page, 'tiep-nhan-giai-quyet');
  const figure = page.locator('button.figure').first();
  await figure.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Xem trong Rà soát' }).click();
  await page.locator('.document .mark-chosen').first().waitFor();
  await page.locator('.entry[aria-current]').first().waitFor();
  await inPane(page);
  await drawn(page);
  // What is pressed in the text stays where it is; the line below says what it is.
  const own = await page.evaluate(() => {
    const pane = document.querySelector('.document').getBoundingClientRect();
    const inside = ({ top, bottom }) => top > pane.top && bottom < Math.min(pane.bottom, innerHeight);
    const marks = [...document.querySelectorAll('.document .mark:not(.mark-chosen, .mark-passed)')];
    return marks.find((mark) => inside(mark.getBoundingClientRect()))?.dataset.start;
  });
  assert.ok(own, 'another figure is in sight');
  const other = page.locator(`.document .mark[data-start="${own}"]`);
  const before = await other.boundingBox();
  await other.click();
  const chosen = page.locator(`.document .mark-chosen[data-start="${own}"]`);
  await chosen.waitFor();
  await page.locator('.entry[aria-current]').first().waitFor();
  await drawn(page);
  assert.ok(Math.abs((await chosen.boundingBox()).y - before.y) < 2, 'the text does not jump');
  await page.locator('.entry-button').last().click();
  const told = await page.locator('.entry[aria-current] .entry-name').first().innerText();
  await page.locator('.mark-hint', { hasText: told }).waitFor();
}

/** Waits until the text shows what is chosen. */
async function inPane(page) {
  await page.waitForFunction(() => {
    const mark = document.querySelector('.document .mark-chosen');
    if (!mark) return false;
    const [own, pane] = [mark.getBoundingClientRect(), mark.closest('.document').getBoundingClientRect()];
    return own.top >= pane.top && own.bottom <= pane.bottom && own.top < innerHeight && own.bottom > 0;
  });
}

async function rivals(page) {
  await pick(page, [FILES.first, FILES.second]);
  await notice(page, 'Đã nạp 2 báo cáo').waitFor();
  await page.locator('.tile', { hasText: 'Các báo cáo nêu khác nhau' }).waitFor();
  await go(page, 'phat-hien');
  await page.getByRole('button', { name: 'Chọn giá trị dùng để tính' }).click();
  await page.locator('nav a[href="#/ra-soat"][aria-current=page]').waitFor();
  const values = page.locator('.rival-values > li');
  await values.filter({ hasText: 'lan-2.txt' }).waitFor();
  assert.match((await values.allInnerTexts()).join('\n'), /500 hồ sơ[^]*lan-1\.txt[^]*520 hồ sơ[^]*\+20 hồ sơ[^]*lan-2\.txt/);
  await page.getByRole('button', { name: 'Chọn số này: 520 hồ sơ' }).click();
  await values.filter({ hasText: '520' }).getByText('Đang dùng số này').waitFor();
  await entry(page, 'Theo giá trị được chọn').waitFor();
  await page.getByRole('button', { name: 'Bỏ chọn' }).click();
  await page.getByText('Đang dùng số này').waitFor({ state: 'detached' });
  // Nothing goes without being asked about.
  await go(page, 'bao-cao-da-nap');
  await page.getByRole('button', { name: 'Xóa «lan-1.txt»' }).click();
  await page.getByRole('dialog', { name: 'Xóa báo cáo này?' }).getByRole('button', { name: 'Xóa', exact: true }).click();
  await notice(page, 'Đã xóa «lan-1.txt»').waitFor();
  assert.equal(await loadedCount(page), 1);
}

async function movedPeriod(page) {
  await review(page);
  await page.getByRole('button', { name: 'Đổi kỳ của cả báo cáo' }).click();
  const dialog = page.getByRole('dialog', { name: 'Đổi kỳ số liệu của cả báo cáo' });
  await dialog.getByLabel('Kỳ mới').fill('tháng này');
  await dialog.getByRole('button', { name: 'Đổi kỳ' }).click();
  await dialog.locator('.field-mistake', { hasText: 'Chưa rõ kỳ số liệu' }).waitFor();
  await dialog.getByLabel('Kỳ mới').fill('tháng 5/2026');
  await dialog.getByRole('button', { name: 'Đổi kỳ' }).click();
  await entry(page, 'Tháng 5/2026').first().waitFor();
  await dialog.waitFor({ state: 'hidden' });
  await page.locator('.document').focus();
  await page.keyboard.press('Control+z');
  await entry(page, 'Tháng 5/2026').first().waitFor({ state: 'detached' });
}

/** Puts a text where the browser keeps the session. */
const put = (page, text) =>
  page.evaluate(
    (text) =>
      new Promise((done) => {
        const opening = indexedDB.open('thuoc-do');
        opening.onsuccess = () => {
          const database = opening.result;
          const transaction = database.transaction('thuoc-do.session', 'readwrite');
          transaction.objectStore('thuoc-do.session').put(text, 'work');
          transaction.oncomplete = () => (database.close(), done());
        };
      }),
    text,
  );

async function unopenable(page) {
  await loadSample(page);
  await kept(page, 'work', 'thuocdo');
  await put(page, '{"format":"thuocdo","version":9999}');
  await page.reload();
  await page.locator('html[data-ready]').waitFor();
  await notice(page, 'Không khôi phục được phiên làm việc trước').waitFor();
  await kept(page, 'aside', '9999');
  await pick(page, [FILES.first]);
  await kept(page, 'work', 'lan-1.txt');
  await kept(page, 'aside', '9999');
  await page.reload();
  await page.locator('html[data-ready]').waitFor();
  await notice(page, 'Đã khôi phục phiên làm việc').waitFor();
  await page.getByRole('button', { name: 'Xóa nội dung đó' }).click();
  await kept(page, 'aside', null);
  await kept(page, 'work', 'lan-1.txt');
}

async function twoPages(page) {
  await pick(page, [FILES.first]);
  await kept(page, 'work', 'lan-1.txt');
  const other = await page.context().newPage();
  await other.goto(page.url());
  await notice(other, 'Đã khôi phục phiên làm việc').waitFor();
  await pick(other, [FILES.second]);
  await kept(other, 'work', 'lan-2.txt');
  await pick(page, [FILES.text]);
  await notice(page, 'Một thẻ khác của trình duyệt này').waitFor();
  await kept(page, 'work', 'lan-2.txt');
  const foreign = notice(page, 'Một thẻ khác của trình duyệt này');
  await foreign.getByRole('button', { name: 'Lưu phiên ra tệp' }).waitFor();
  await foreign.getByRole('button', { name: 'Tải lại trang' }).click();
  await notice(page, 'Đã khôi phục phiên làm việc').waitFor();
  await go(page, 'bao-cao-da-nap');
  await page.locator('main', { hasText: 'lan-2.txt' }).waitFor();
  await other.close();
}

async function longReport(page) {
  await pick(page, [FILES.many]);
  await notice(page, 'Đã nạp «nhieu-dong.txt»').waitFor();
  await go(page, 'ra-soat');
  await page.locator('.document .mark').first().waitFor();
  const lines = async () => page.locator('.document .line').count();
  await drawn(page);
  assert.ok((await lines()) < 1000, `${await lines()} of 5000 lines`);
  await page.locator('.review-list').evaluate((list) => (list.scrollTop = list.scrollHeight));
  const last = page.locator('.entry', { hasText: '3.499 hồ sơ' }).locator('.entry-button');
  await last.click();
  await page.locator('.document .mark-chosen', { hasText: '3499' }).waitFor();
  await inPane(page);
  await drawn(page);
  assert.ok((await lines()) < 1000, `${await lines()} of 5000 lines`);
}
