// Everybody can use it: axe finds nothing, the keyboard reaches everything, every word can be read at every size.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import axe from 'axe-core';
import { launch, open } from './chromium.mjs';
import { flaws } from './layout.mjs';
import { assertQuiet, drawn, go, load, loadSample, openSource, PAGES, pick, showTables } from './page.mjs';
import { FILES, REPORTS, SINGLE } from './reports.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const fill = (page) => (REPORTS.length > 0 ? load(page, REPORTS) : loadSample(page));

/** One line for everything axe finds on the page as it is. */
async function violations(page, where) {
  const result = await page.evaluate(`${axe.source}; axe.run(document, { resultTypes: ['violations'] })`);
  const examples = (found) => found.nodes.slice(0, 3).map((node) => `\n  ${node.html}`).join('');
  return result.violations.map((found) => `${where}: ${found.id}: ${found.help}${examples(found)}`);
}

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing (${colorScheme})`, async () => {
    const opened = await open(browser, SINGLE, { colorScheme });
    const { page } = opened;
    const found = await violations(page, 'welcome');
    await page.getByRole('button', { name: 'Dán văn bản' }).click();
    found.push(...(await violations(page, 'paste dialog')));
    await page.keyboard.press('Escape');
    await fill(page);
    for (const [address, name] of PAGES) {
      await go(page, address);
      await showTables(page);
      found.push(...(await violations(page, name)));
    }
    await go(page, 'tong-quan');
    await openSource(page, page.locator('button.figure').first());
    found.push(...(await violations(page, 'source drawer')));
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Kỳ', exact: true }).selectOption({ index: 1 });
    await page.getByRole('combobox', { name: 'Đơn vị' }).click();
    await page.locator('[role=option]').first().waitFor();
    await drawn(page);
    found.push(...(await violations(page, 'filters')));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Bỏ lọc' }).click();
    for (const [button, name, shown] of [['Thuật ngữ', 'terms', '.term'], ['Phím tắt', 'keys', 'kbd']]) {
      await page.getByRole('button', { name: 'Hướng dẫn', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: button }).click();
      await page.getByRole('dialog').locator(shown).first().waitFor();
      found.push(...(await violations(page, name)));
      await page.keyboard.press('Escape');
    }
    await go(page, 'ra-soat');
    await page.locator('.entry').first().getByRole('button', { name: /^Sửa/ }).click();
    await page.locator('.figure-form').waitFor();
    await drawn(page);
    found.push(...(await violations(page, 'form')));
    await pick(page, [FILES.unsure]);
    await page.getByRole('dialog', { name: 'Chọn bảng mã' }).waitFor();
    found.push(...(await violations(page, 'encoding dialog')));
    assert.equal(found.join('\n'), '');
    assertQuiet(opened);
    await opened.close();
  });
}

for (const [width, height] of [[390, 844], [820, 1180], [1366, 768], [1920, 1080]]) {
  test(`nothing is cut off, stands over another or scrolls sideways at ${width} pixels`, async () => {
    const opened = await open(browser, SINGLE, { viewport: { width, height } });
    const { page } = opened;
    const found = [];
    const look = async (where) => {
      // What stays in sight while the rest scrolls stands elsewhere at the end of a page.
      for (const end of [false, true]) {
        await page.evaluate((end) => scrollTo(0, end ? document.body.scrollHeight : 0), end);
        found.push(...(await page.evaluate(flaws)).map((flaw) => `${where}: ${flaw}`));
      }
    };
    await look('welcome');
    await fill(page);
    for (const [address, name] of PAGES) {
      await go(page, address);
      await showTables(page);
      await drawn(page);
      await look(name);
    }
    assert.equal(found.join('\n'), '');
    assertQuiet(opened);
    await opened.close();
  });
}

/** Presses Tab until the focus is on what `selector` names. */
async function tabTo(page, selector, limit = 200) {
  for (let i = 0; i < limit; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector)) return;
  }
  assert.fail(`Tab does not reach ${selector}`);
}

test('the keyboard alone is enough', async () => {
  const opened = await open(browser, SINGLE);
  const { page } = opened;
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Chuyển đến nội dung chính');
  await tabTo(page, 'input[type=file]');
  await tabTo(page, '.drop-sample button');
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').waitFor();
  await tabTo(page, 'nav a[href="#/phat-hien"]');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Phát hiện' }).waitFor();
  await drawn(page);
  await tabTo(page, 'button.figure');
  const figure = await page.evaluate(() => document.activeElement.textContent);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').locator('.excerpt').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  assert.equal(await page.evaluate(() => document.activeElement.textContent), figure, 'the focus goes back');
  assertQuiet(opened);
  await opened.close();
});
