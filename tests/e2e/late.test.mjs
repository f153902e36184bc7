// What is typed, chosen and clicked while an answer is on its way.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch, open } from './chromium.mjs';
import { walker } from './journeys.mjs';
import { drawn, go, loadSample, pick } from './page.mjs';
import { opened } from './publish.mjs';
import { SINGLE } from './reports.mjs';
import { withheld } from './slow.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const CASE = fileURLToPath(new URL('../cases/index/dak_lak_2026_09_17.json', import.meta.url));
const late = walker(() => open(browser, SINGLE, { before: withheld }));

const hold = (page) => page.evaluate(() => answers.hold());
const give = (page, number) => page.evaluate((number) => answers.give(number), number);
/** Waits until an answer is there that is held back. */
const waiting = (page) => page.waitForFunction(() => answers.waiting() > 0);

late('a field of the head keeps what is typed on', {}, async (page) => {
  await opened(page);
  const field = page.getByLabel('Địa danh');
  await hold(page);
  await field.fill('Long Xuyên');
  await field.press('Tab');
  await waiting(page);
  await field.focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' và Châu Đốc');
  await give(page);
  await page.locator('.paper', { hasText: 'Long Xuyên, ngày' }).waitFor();
  assert.equal(await field.inputValue(), 'Long Xuyên và Châu Đốc');
  await field.press('Tab');
  await page.locator('.paper', { hasText: 'Long Xuyên và Châu Đốc, ngày' }).waitFor();
  assert.equal(await field.inputValue(), 'Long Xuyên và Châu Đốc');
});

late('a list shows the last choice, and a draft no longer chosen is left alone', {}, async (page) => {
  await opened(page);
  const list = page.getByLabel('Loại văn bản');
  const [first, second, third] = await list.locator('option:not(:checked)').evaluateAll((all) => all.map((option) => option.value));
  const inert = page.locator('.desk[inert]');
  await hold(page);
  await list.selectOption(first);
  await waiting(page);
  await inert.waitFor();
  await list.selectOption(second);
  await list.selectOption(third);
  // The answer to the first choice.
  await give(page, 1);
  await waiting(page);
  assert.equal(await list.inputValue(), third);
  await inert.waitFor();
  await give(page);
  await drawn(page);
  assert.equal(await list.inputValue(), third);
  assert.equal(await inert.count(), 0);
});

late('a number field of a scenario keeps what is typed', {}, async (page) => {
  await pick(page, [CASE]);
  await page.getByRole('status').filter({ hasText: 'Đã nạp' }).first().waitFor();
  await go(page, 'kich-ban');
  const fields = page.locator('input.lever-count');
  const values = () => fields.evaluateAll((all) => all.map((field) => field.value));
  const earlier = await values();
  await fields.first().fill('999999999');
  await fields.first().press('Tab');
  await drawn(page);
  const moved = (await values()).findIndex((value, at) => at > 0 && value !== earlier[at]);
  assert.ok(moved > 0, 'another component moves');
  await hold(page);
  await page.locator('.lever').first().getByRole('button', { name: 'Về số hiện nay' }).click();
  await waiting(page);
  await fields.nth(moved).fill('123456');
  await give(page);
  await drawn(page);
  assert.equal(await fields.nth(moved).inputValue(), '123456');
});

late('names and counts, on the screen and on paper, are those of one answer', {}, async (page) => {
  await loadSample(page);
  await drawn(page);
  await page.evaluate(() => (print = () => (window.printed = document.querySelector('.print-head').textContent)));
  const span = page.getByRole('combobox', { name: 'Kỳ', exact: true });
  const state = page.locator('.view-state');
  await span.selectOption({ index: 1 });
  await drawn(page);
  const before = await state.innerText();
  const line = () => page.locator('article.page').evaluate((page) => getComputedStyle(page, '::before').opacity);
  assert.equal(await line(), '0');
  await hold(page);
  await span.selectOption({ index: 2 });
  await waiting(page);
  assert.equal(await state.innerText(), before);
  await page.waitForFunction(() => getComputedStyle(document.querySelector('article.page'), '::before').opacity === '1');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.match(await page.locator('.print-head').textContent(), /Phạm vi: đang cập nhật.+Nguồn: đang cập nhật/);
  await page.getByRole('button', { name: 'In trang này' }).click();
  assert.equal(await page.evaluate(() => window.printed), undefined);
  await give(page);
  await page.waitForFunction(() => window.printed);
  const name = (await span.locator('option:checked').innerText()).replace(/ \([\d.]+ số liệu\)$/, '');
  assert.ok((await page.evaluate(() => window.printed)).includes(`Phạm vi: ${name}`));
  assert.ok((await state.innerText()).includes(name));
  await page.waitForFunction(() => getComputedStyle(document.querySelector('article.page'), '::before').opacity === '0');
});

late('a chart that is drawn anew opens what was clicked', {}, async (page) => {
  await loadSample(page);
  await go(page, 'bo-chi-so-766');
  const frame = page.locator('.chart-block').first().locator('.chart-frame');
  await frame.locator('svg.chart').waitFor();
  await drawn(page);
  await hold(page);
  await page.setViewportSize({ width: 1100, height: 900 });
  await waiting(page);
  await frame.click({ position: { x: 200, y: 14 } });
  assert.equal(await page.getByRole('dialog').count(), 0);
  await give(page);
  await page.getByRole('dialog').waitFor();
});

late('«/» waits for the table of a page just opened', {}, async (page) => {
  await loadSample(page);
  await drawn(page);
  await hold(page);
  await page.locator('nav a[href^="#/bao-cao-da-nap"]').click();
  await page.waitForFunction(() => document.activeElement.matches('h1'));
  await waiting(page);
  await page.keyboard.press('/');
  assert.ok(await page.evaluate(() => document.activeElement.matches('h1')));
  await give(page);
  await page.waitForFunction(() => document.activeElement.matches('main input[type=search]'));
});
