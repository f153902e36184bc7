// What surrounds the pages: filters, keys, sizes, terms, the guided sample, paper.
import assert from 'node:assert/strict';
import { assertRecord, drawn, go, inAddress, load, loadSample, numbers, records } from './page.mjs';
import { REPORTS, needsReports } from './reports.mjs';

/** Registers the journeys. */
export function shellJourneys(journey) {
  journey('a filter narrows every page, stands in the address, and is taken away with one click', {}, filters);
  journey('a unit is found without its marks, by keys alone', {}, unit);
  journey('conditions that exclude each other are no missing data', {}, excluded);
  journey('an address with a filter opens narrowed', {}, address);
  journey('keys lead to pages and can be turned off', {}, keys);
  journey('the type grows, stays grown, and goes back', {}, sizes);
  journey('terms are found with their formulas and sources', {}, terms);
  journey('the guided sample leads over five pages', {}, tour);
  journey('reading aloud says when no voice speaks Vietnamese', {}, voice);
  journey('paper carries scope, sources and day, and no controls', {}, paper);
  journey('five reports at once: results beside each other and what to look at next', needsReports(), overview);
}

const state = (page) => page.locator('.view-state');

/** How many figures are shown, and of how many, as the page says. */
async function shown(page) {
  await drawn(page);
  const [inside, all] = numbers((await state(page).innerText()).match(/có ([\d./]+) số liệu/)[1].replace('/', ' '));
  return [inside, all].map((text) => Number(text.replaceAll('.', '')));
}

async function filters(page) {
  await loadSample(page);
  const span = page.getByRole('combobox', { name: 'Kỳ', exact: true });
  await span.selectOption({ index: 1 });
  const [inside, all] = await shown(page);
  assert.ok(inside > 0 && inside < all, `${inside} of ${all}`);
  await inAddress(page, '?ky=');
  await go(page, 'bao-cao-da-nap');
  assert.deepEqual(await shown(page), [inside, all], 'kept between pages');
  const rows = await page.locator('main tbody tr').count();
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Tổng quan' }).waitFor();
  await page.goBack();
  await page.waitForFunction(() => !location.hash.includes('ky='));
  await drawn(page);
  assert.equal(await state(page).innerText(), '', 'going back takes it away');
  await page.goForward();
  await inAddress(page, '?ky=');
  await page.getByRole('button', { name: 'Bỏ lọc' }).click();
  await page.waitForFunction(() => !location.hash.includes('ky='));
  await go(page, 'bao-cao-da-nap');
  assert.ok((await page.locator('main tbody tr').count()) > rows);
}

async function unit(page) {
  await loadSample(page);
  await go(page, 'truc-tuyen-toan-trinh');
  const field = page.getByRole('combobox', { name: 'Đơn vị' });
  await field.focus();
  await page.keyboard.type('so noi vu');
  await page.getByRole('option', { name: /^Sở Nội vụ/ }).waitFor();
  await page.keyboard.press('Enter');
  await inAddress(page, 'don-vi=');
  await drawn(page);
  assert.equal(await field.inputValue(), 'Sở Nội vụ');
  assert.match(await state(page).innerText(), /^Chỉ hiện: Sở Nội vụ\./);
  const shownRows = await records(page);
  assert.ok(shownRows.every((text) => !text.includes('Sở Y tế')), shownRows.join('\n'));
  await field.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => !location.hash.includes('don-vi='));
  // Names that begin with what is typed come first.
  await field.fill('giao');
  const listed = page.locator('.unit-option');
  const names = await listed.allInnerTexts();
  const folded = (name) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const places = names.map((name) => folded(name).indexOf('giao'));
  assert.ok(places.length > 1 && places.every((at) => at >= 0), names.join('\n'));
  assert.deepEqual(places.map((at) => at > 0), places.map((at) => at > 0).sort(), 'names that begin with it stand first');
  await page.keyboard.press('Escape');
  // Units with figures of the period come first, the others say that they have none.
  const span = page.getByRole('combobox', { name: 'Kỳ', exact: true });
  let parted = 0;
  for (let at = 1; at < (await span.locator('option').count()); at += 1) {
    await span.selectOption({ index: at });
    await drawn(page);
    await field.click();
    const without = (await listed.allInnerTexts()).slice(1).map((name) => name.includes('không có số liệu kỳ này'));
    assert.deepEqual(without, [...without].sort(), 'units with figures first');
    parted += without.includes(true) && without.includes(false) ? 1 : 0;
    await page.keyboard.press('Escape');
  }
  assert.ok(parted > 0, 'some period has figures of some units only');
}

async function excluded(page) {
  await loadSample(page);
  await drawn(page);
  // The last level is that of no whole province.
  const levels = page.getByRole('combobox', { name: 'Cấp', exact: true });
  await levels.selectOption({ index: (await levels.locator('option').count()) - 1 });
  const field = page.getByRole('combobox', { name: 'Đơn vị' });
  await field.click();
  await page.getByRole('option', { name: /toàn bộ/ }).first().click();
  await page.getByText('Số liệu đã nạp vẫn còn nguyên').waitFor();
  await page.locator('.empty').getByRole('button', { name: 'Bỏ lọc' }).click();
  await page.locator('.tile').first().waitFor();
}

async function address(page) {
  await page.evaluate(() => (location.hash = '#/phat-hien?cap=so&la=1&ky=khong-co'));
  await loadSample(page);
  await page.getByRole('heading', { level: 1, name: 'Phát hiện' }).waitFor();
  await drawn(page);
  assert.match(await state(page).innerText(), /^Chỉ hiện: Sở, ban, ngành\./);
}

async function keys(page) {
  await loadSample(page);
  await page.locator('main').focus();
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.getByRole('heading', { level: 1, name: 'Phát hiện' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  await page.getByRole('heading', { level: 1, name: 'Báo cáo đã nạp' }).waitFor();
  await drawn(page);
  await page.keyboard.press('/');
  await page.waitForFunction(() => document.activeElement.matches('main input[type=search]'));
  await page.keyboard.type('g?p');
  assert.equal(await page.evaluate(() => document.activeElement.value), 'g?p', 'typing is typing');
  await page.keyboard.press('Tab');
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Phím tắt' });
  await sheet.waitFor();
  await sheet.getByRole('switch', { name: /Dùng phím tắt một chữ/ }).uncheck();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await page.getByRole('heading', { level: 1, name: 'Báo cáo đã nạp' }).waitFor();
  assert.ok(await page.evaluate(() => location.hash.includes('bao-cao-da-nap')), 'turned off');
}

async function sizes(page) {
  const root = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  const usual = await root();
  for (let i = 0; i < 3; i++) await page.getByRole('button', { name: 'Tăng cỡ chữ' }).click();
  assert.ok(Math.abs((await root()) / usual - 1.3) < 0.02);
  await page.setViewportSize({ width: 390, height: 844 });
  await loadSample(page);
  for (const at of ['tong-quan', 'phat-hien', 'bao-cao-da-nap']) {
    await go(page, at);
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(content <= window, `${at}: ${content} > ${window}`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.reload();
  await page.locator('html[data-ready]').waitFor();
  assert.ok((await root()) > usual * 1.2, 'remembered');
  await page.getByRole('button', { name: 'Cỡ chữ bình thường' }).click();
  assert.equal(await root(), usual);
}

async function terms(page) {
  await page.getByRole('button', { name: 'Hướng dẫn', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Thuật ngữ' }).click();
  const sheet = page.getByRole('dialog', { name: 'Thuật ngữ' });
  await sheet.getByRole('searchbox', { name: 'Tìm thuật ngữ' }).fill('ty le dung han');
  // The list there was stays until the answer is there.
  await sheet.locator('.term', { hasNotText: 'Cách tính:' }).first().waitFor({ state: 'detached' });
  await sheet.locator('.term').first().waitFor();
  const found = await sheet.locator('.term').allInnerTexts();
  assert.ok(found.length >= 2 && found.every((text) => /Cách tính: .+/.test(text) && /Nguồn: .+/.test(text)), found.join('\n'));
  await sheet.getByRole('searchbox').fill('qqq');
  await sheet.getByText('Không có thuật ngữ nào khớp.').waitFor();
}

async function tour(page) {
  await page.getByRole('button', { name: 'Xem hướng dẫn với số liệu mẫu' }).click();
  for (const number of [1, 2, 3, 4, 5]) {
    await page.locator('.tour', { hasText: `Bước ${number}/5` }).waitFor();
    await page.locator('main [data-pointed]').waitFor();
    await page.locator('.tour').getByRole('button', { name: number < 5 ? 'Bước tiếp' : 'Kết thúc' }).click();
  }
  await page.locator('.tour').waitFor({ state: 'detached' });
  await drawn(page);
  assert.equal(await page.locator('[data-pointed]').count(), 0);
  assert.ok(numbers(await page.locator('main').innerText()).length > 3);
}

async function voice(page) {
  await page.evaluate(() => (speechSynthesis.getVoices = () => []));
  await page.getByRole('button', { name: 'Đọc nội dung' }).click();
  await page.getByRole('alert').getByText('Máy này chưa có giọng đọc tiếng Việt').waitFor();
}

async function paper(page) {
  await loadSample(page);
  await drawn(page);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  const head = await page.locator('.print-head').innerText();
  assert.match(head, /Phạm vi: .+[^]*Nguồn: .+[^]*In ngày: \d\d\/\d\d\/\d{4}/);
  for (const control of ['nav', '.header', '.view-fields']) assert.ok(!(await page.locator(control).isVisible()), control);
  await page.emulateMedia({ media: 'screen' });
  assert.ok(!(await page.locator('.print-head').isVisible()));
}

async function overview(page) {
  await load(page, REPORTS);
  const table = await records(page);
  assertRecord(table, ['5.479', '99,62', '99,29']);
  await page.getByRole('link', { name: /18 chỗ không khớp/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Phát hiện' }).waitFor();
}
