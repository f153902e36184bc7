// Rà soát by keys: the text as one stop, reports by name, a period moved, forms left by Esc; and what asks before it is done.
import assert from 'node:assert/strict';
import { drawn, go, loadSample, pick, showTables } from './page.mjs';
import { opened } from './publish.mjs';
import { review } from './reading.mjs';
import { FILES } from './reports.mjs';
import { temporary as file } from './temporary.mjs';

const WEEK = 'TỈNH AN GIANG\n\nBÁO CÁO\nTuần từ ngày 12/9/2026 đến ngày 18/9/2026\n\nTrong tuần tiếp nhận 500 hồ sơ.\n';
const MONTH = 'TỈNH AN GIANG\n\nBÁO CÁO\nTháng 4/2026\n\nTrong tháng tiếp nhận 2.100 hồ sơ.\n';
const WEEKS = {
  one: file('tuan-a.txt', WEEK),
  alike: file('tuan-b.txt', WEEK.replace('500', '520')),
  month: file('thang.txt', MONTH),
  unknown: file('khong-ky.txt', 'Số hồ sơ tiếp nhận là 700 hồ sơ.\n'),
};

/** Registers the journeys. */
export function reviewJourneys(journey) {
  journey('the text of a report is one stop, and arrows lead through its figures', {}, oneStop);
  journey('keys lead to figures that are not drawn yet', {}, farAway);
  journey('reports are chosen by unit and period', {}, named);
  journey('a period that was set is told, and the focus stays', {}, told);
  journey('Esc drops no changes at once, and does one thing at a time', {}, escaped);
  journey('what asks first can be refused', {}, asked);
  journey('the start page begins at its top', {}, top);
  journey('the focus in a table is not hidden behind the names', {}, besideNames);
}

const notice = (page, words) => page.locator('.notice', { hasText: words });
const value = (page) => page.getByLabel('Giá trị');
/** The text of what has the focus, and the first character of the mark it is. */
const focused = (page) => page.evaluate(() => [document.activeElement.textContent.trim(), document.activeElement.dataset.start]);
const starts = (page) => page.locator('.document .mark:not(.mark-passed)').evaluateAll((all) => all.map((mark) => mark.dataset.start));
const inText = (page) => page.evaluate(() => document.activeElement.closest('.document') !== null);

/** Presses a key and waits until the focus is on a mark that is in sight, fractions of a pixel aside, and holds these words. */
async function led(page, key, words) {
  await page.keyboard.press(key);
  await page.waitForFunction((words) => {
    const mark = document.activeElement;
    if (!mark.matches('.document .mark') || !mark.textContent.includes(words)) return false;
    const [own, pane] = [mark, mark.closest('.document')].map((element) => element.getBoundingClientRect());
    return own.top >= pane.top - 1 && own.bottom <= Math.min(pane.bottom, innerHeight) + 1;
  }, words);
}

async function oneStop(page) {
  await review(page);
  await drawn(page);
  const all = await starts(page);
  assert.ok(all.length > 3, String(all));
  const stops = () => page.locator('.document[tabindex="0"], .document [tabindex="0"]').count();
  assert.equal(await stops(), 1);
  await page.getByRole('button', { name: 'Đổi kỳ của cả báo cáo' }).focus();
  await page.keyboard.press('Tab');
  assert.equal((await focused(page))[1], all[0], 'Tab enters at the first figure');
  const keys = page.locator('.mark-keys');
  assert.ok(await keys.isVisible());
  const describing = await page.evaluate(() => {
    const ids = document.activeElement.getAttribute('aria-describedby').split(' ');
    return ids.map((id) => document.getElementById(id).textContent);
  });
  assert.match(describing[0], /hồ sơ/);
  assert.match(describing[1], /Phím mũi tên/);
  for (const [key, at] of [['ArrowRight', 1], ['ArrowDown', 2], ['ArrowLeft', 1], ['ArrowUp', 0], ['ArrowUp', 0], ['End', -1], ['ArrowRight', -1], ['Home', 0], ['ArrowDown', 1]]) {
    await page.keyboard.press(key);
    assert.equal((await focused(page))[1], all.at(at), key);
    assert.equal(await stops(), 1, key);
  }
  assert.equal(await page.locator('.mark-chosen').count(), 0, 'nothing is chosen on the way');
  await page.keyboard.press('Enter');
  await page.locator(`.document .mark-chosen[data-start="${all[1]}"]`).waitFor();
  await page.locator('.entry[aria-current]').waitFor();
  assert.equal((await focused(page))[1], all[1]);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  assert.equal(await inText(page), false, 'Tab leaves');
  assert.equal(await keys.isVisible(), false);
  await page.keyboard.press('Shift+Tab');
  assert.equal((await focused(page))[1], all[2], 'and comes back to where it was');
  await page.keyboard.press('Shift+Tab');
  assert.equal(await inText(page), false);
  // What is chosen in the list is the stop.
  await page.locator('.entry-button').last().click();
  await page.locator('.document .mark-chosen').last().waitFor();
  await page.waitForFunction((last) => document.querySelector('.document [tabindex="0"]')?.dataset.start === last, all.at(-1));
  // Shortcuts of the page go on.
  await page.locator('.document [tabindex="0"]').focus();
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.getByRole('heading', { level: 1, name: 'Phát hiện' }).waitFor();
}

async function farAway(page) {
  await pick(page, [FILES.many]);
  await notice(page, 'Đã nạp «nhieu-dong.txt»').waitFor();
  await go(page, 'ra-soat');
  await page.locator('.document [tabindex="0"]').focus();
  await led(page, 'End', '3499');
  await led(page, 'ArrowUp', '3498');
  await led(page, 'Home', '1000');
  for (const number of [1001, 1002, 1003]) await led(page, 'ArrowDown', number);
  // The focus is not lost where the text is scrolled away, and the next key goes on from there.
  await page.locator('.document').evaluate((pane) => (pane.scrollTop = pane.scrollHeight));
  await page.locator('.document .mark', { hasText: '3499' }).waitFor();
  assert.match((await focused(page))[0], /1003/);
  await led(page, 'ArrowDown', '1004');
  await page.locator('.document').evaluate((pane) => (pane.scrollTop = pane.scrollHeight));
  await page.locator('.document .mark', { hasText: '3499' }).waitFor();
  await led(page, 'End', '3499');
  const lines = await page.locator('.document .line').count();
  assert.ok(lines < 1000, `${lines} of 5000 lines`);
}

async function named(page) {
  await pick(page, [WEEKS.one, WEEKS.month, WEEKS.unknown]);
  await notice(page, 'Đã nạp 3 báo cáo').waitFor();
  await go(page, 'ra-soat');
  const options = () => page.locator('.review-report option').evaluateAll((all) => all.map((option) => [option.text, option.title]));
  const month = ['An Giang · tháng 4/2026', 'thang.txt'];
  assert.deepEqual(await options(), [['An Giang · tuần 12–18/9/2026', 'tuan-a.txt'], month, ['khong-ky.txt', 'khong-ky.txt']]);
  await page.locator('.review-report select').selectOption({ label: month[0] });
  await page.locator('.document .mark', { hasText: '2.100' }).first().waitFor();
  await pick(page, [WEEKS.alike]);
  await notice(page, 'Đã nạp «tuan-b.txt»').waitFor();
  const names = (await options()).map(([name]) => name);
  assert.deepEqual(names.filter((name) => name.includes('tuần')), ['tuan-a.txt', 'tuan-b.txt'].map((name) => `An Giang · tuần 12–18/9/2026 (${name})`));
  assert.equal(await page.locator('.review-report option:checked').innerText(), month[0]);
}

async function told(page) {
  await pick(page, [WEEKS.one, WEEKS.unknown]);
  await notice(page, 'Đã nạp 2 báo cáo').waitFor();
  await go(page, 'ra-soat');
  const move = page.getByRole('button', { name: 'Đổi kỳ của cả báo cáo' });
  await move.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Đổi kỳ số liệu của cả báo cáo' });
  await dialog.locator('option').first().waitFor({ state: 'attached' });
  await dialog.getByLabel('Kỳ mới').fill('12/9/2026 - 18/9/2026');
  await dialog.getByLabel('Kỳ mới').press('Enter');
  await dialog.locator('.field-mistake:not(:empty)').waitFor();
  await dialog.getByLabel('Kỳ mới').fill('tháng 5/2026');
  await dialog.getByLabel('Kỳ mới').press('Enter');
  await notice(page, 'Đã đổi kỳ số liệu của «tuan-a.txt» từ tuần 12–18/9/2026 sang tháng 5/2026').waitFor();
  await page.waitForFunction(() => document.activeElement.textContent.includes('Đổi kỳ của cả báo cáo'));
  await go(page, 'so-sanh-ky');
  const field = page.getByLabel(/khong-ky\.txt/);
  await field.fill('tháng 3/2026');
  await field.press('Enter');
  await notice(page, 'Đã đổi kỳ số liệu của «khong-ky.txt» từ kỳ không nêu sang tháng 3/2026').waitFor();
  await field.waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement.tagName !== 'BODY');
}

async function escaped(page) {
  await review(page);
  await pick(page, [FILES.damaged]);
  const message = page.locator('.notice-problem', { hasText: 'hong.docx' });
  await message.waitFor();
  const edit = page.locator('.entry', { hasText: '98,5%' }).first().getByRole('button', { name: /^Sửa/ });
  const again = notice(page, 'Bấm Esc lần nữa để bỏ thay đổi');
  const shut = () => value(page).waitFor({ state: 'detached' });
  await edit.click();
  await page.getByRole('button', { name: 'Hủy', exact: true }).focus();
  await page.locator('.figure-stated').waitFor();
  await page.keyboard.press('Escape');
  await shut();
  assert.ok(await message.isVisible(), 'the form alone answers');
  await edit.click();
  await value(page).fill('97');
  await page.keyboard.press('Escape');
  await again.waitFor();
  assert.equal(await value(page).inputValue(), '97');
  // Whoever types on begins anew.
  await page.keyboard.press('End');
  await page.keyboard.type('1');
  await page.keyboard.press('Escape');
  assert.equal(await value(page).inputValue(), '971');
  await page.keyboard.press('Escape');
  await shut();
  await again.waitFor({ state: 'detached' });
  assert.ok(await message.isVisible());
  // A form that was left and found again knows that it was changed.
  await edit.click();
  await value(page).fill('96');
  await go(page, 'phat-hien');
  await go(page, 'ra-soat');
  await value(page).focus();
  await page.keyboard.press('Escape');
  await again.waitFor();
  await page.getByRole('button', { name: 'Hủy', exact: true }).click();
  await shut();
  await page.keyboard.press('Escape');
  await again.waitFor({ state: 'detached' });

  await opened(page);
  await page.getByLabel('Loại văn bản').selectOption({ label: 'Báo cáo tháng' });
  const paragraph = page.locator('.paper-line', { hasText: '2.000 hồ sơ' }).first();
  await paragraph.getByRole('button', { name: /^Sửa đoạn/ }).click();
  const field = page.getByLabel('Nội dung đoạn');
  await field.press('Escape');
  await field.waitFor({ state: 'detached' });
  await paragraph.getByRole('button', { name: /^Sửa đoạn/ }).click();
  await field.press('End');
  await page.keyboard.type(' thêm');
  await page.keyboard.press('Escape');
  await again.waitFor();
  assert.match(await field.inputValue(), / thêm$/);
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
  assert.ok(!(await page.locator('.paper').innerText()).includes(' thêm'));
}

async function asked(page) {
  await loadSample(page);
  await go(page, 'bao-cao-da-nap');
  const before = await page.getByRole('button', { name: /^Xóa «/ }).count();
  const remove = page.getByRole('button', { name: /^Xóa «/ }).first();
  const dialog = page.getByRole('dialog', { name: 'Xóa báo cáo này?' });
  for (const refuse of ['Enter', 'Escape']) {
    await remove.click();
    await dialog.filter({ hasText: '.txt' }).waitFor();
    const away = dialog.getByRole('button', { name: 'Hủy' });
    await (refuse === 'Enter' ? away.press('Enter') : page.keyboard.press('Escape'));
    await dialog.waitFor({ state: 'hidden' });
  }
  assert.equal(await page.getByRole('button', { name: /^Xóa «/ }).count(), before);
  await remove.click();
  await dialog.getByRole('button', { name: 'Xóa', exact: true }).click();
  await notice(page, 'Đã xóa «').waitFor();
  assert.equal(await page.getByRole('button', { name: /^Xóa «/ }).count(), before - 1);
}

async function top(page) {
  await page.setViewportSize({ width: 1000, height: 420 });
  await loadSample(page);
  await go(page, 'bao-cao-da-nap');
  await page.getByRole('button', { name: 'Xóa tất cả' }).last().press('Enter');
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.getByRole('dialog').getByRole('button', { name: 'Xóa tất cả' }).press('Enter');
  await page.getByRole('button', { name: 'Nạp báo cáo mẫu' }).waitFor();
  await page.waitForFunction(() => document.documentElement.scrollHeight > innerHeight && scrollY === 0);
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => scrollY), 0, 'and stays there');
}

async function besideNames(page) {
  await page.setViewportSize({ width: 640, height: 700 });
  await loadSample(page);
  for (const address of ['tiep-nhan-giai-quyet', 'bo-chi-so-766', 'don-vi']) {
    await go(page, address);
    await showTables(page);
    const hidden = await page.evaluate(() => {
      const frames = [...document.querySelectorAll('.table-frame:has(tbody .naming)')].filter((frame) => frame.scrollWidth > frame.clientWidth);
      const behind = [];
      for (const frame of frames) {
        for (const cell of frame.querySelectorAll('tbody td :is(button, a)')) {
          frame.scrollLeft = frame.scrollWidth;
          cell.focus();
          const names = cell.closest('tr').querySelector('.naming').getBoundingClientRect();
          if (cell.getBoundingClientRect().left < names.right - 1) behind.push(cell.textContent);
        }
      }
      return [frames.length, behind];
    });
    assert.deepEqual(hidden[1], [], `${address}: ${hidden[0]} tables`);
  }
}
