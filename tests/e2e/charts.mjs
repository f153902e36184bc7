// What is done with charts and tables: walked by keys, opened, saved, copied.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { drawn, go, loadSample } from './page.mjs';

/** Registers the journeys of charts and tables. */
export function chartJourneys(journey) {
  journey('a chart is walked by keys, told, and opens its source', {}, walk);
  journey('a chart says what the pointer is on', {}, hover);
  journey('a chart is saved as a picture', {}, picture);
  journey('no label of a chart is cut at its edge, wide as the letters here are', {}, whole);
  journey('a table is saved as CSV and copied', {}, table);
  journey('a figure is copied with its source', {}, figure);
}

/** The first chart of the index page. */
async function firstChart(page) {
  await loadSample(page);
  await go(page, 'bo-chi-so-766');
  const block = page.locator('.chart-block').first();
  await block.locator('svg.chart').waitFor();
  return block;
}

/** Gives a button's file. */
async function download(page, button) {
  const [saved] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: saved.suggestedFilename(), bytes: await readFile(await saved.path()) };
}

async function walk(page) {
  const block = await firstChart(page);
  const frame = block.locator('.chart-frame');
  const told = block.locator(':scope > [role=status]');
  await frame.focus();
  const first = await told.innerText();
  assert.match(first, /: .* 1\/\d+$/s, 'the first part is told when the chart is reached');
  await page.keyboard.press('ArrowDown');
  assert.match(await told.innerText(), / 2\/\d+$/);
  await page.keyboard.press('End');
  const [, at, all] = (await told.innerText()).match(/(\d+)\/(\d+)$/);
  assert.equal(at, all);
  await page.keyboard.press('Home');
  assert.equal(await told.innerText(), first);
  assert.equal(await block.locator('.chart-ring').count(), 1);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  assert.ok(await frame.evaluate((element) => element === document.activeElement), 'the chart has the focus again');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  assert.equal(await block.locator('.chart-ring').count(), 0, 'Escape lets go');
}

/** Labels that reach over the edges of their chart. */
function cut() {
  const beyond = (chart) => {
    const frame = chart.getBoundingClientRect();
    const over = (text) => {
      const box = text.getBoundingClientRect();
      // Boxes are rounded up to whole pixels.
      return box.left < frame.left - 1.01 || box.right > frame.right + 1.01;
    };
    return [...chart.querySelectorAll('text')].filter(over).map((text) => `${document.title}: ${text.textContent}`);
  };
  return [...document.querySelectorAll('svg.chart')].flatMap(beyond);
}

async function whole(page) {
  await loadSample(page);
  let charts = 0;
  for (const width of [1366, 390]) {
    await page.setViewportSize({ width, height: 800 });
    for (const address of ['tong-quan', 'bo-chi-so-766', 'tiep-nhan-giai-quyet', 'truc-tuyen-toan-trinh', 'muc-do-hai-long', 'so-sanh-ky']) {
      await page.evaluate((address) => (location.hash = `#/${address}`), address);
      await page.locator(`nav a[href^="#/${address}"][aria-current=page]`).waitFor({ state: 'attached' });
      await drawn(page);
      assert.deepEqual(await page.evaluate(cut), [], `${width} pixels`);
      charts += await page.locator('svg.chart').count();
    }
  }
  assert.ok(charts > 6, `${charts} charts`);
}

async function hover(page) {
  const block = await firstChart(page);
  const frame = block.locator('.chart-frame');
  const onFirst = { position: { x: 200, y: 14 } };
  await frame.hover(onFirst);
  const tip = block.locator('.chart-tip');
  await tip.waitFor();
  const words = await tip.innerText();
  await block.getByRole('button', { name: 'Hiện bảng số liệu' }).click();
  await frame.hover(onFirst);
  const row = (await block.locator('tr.marked').innerText()).split(/\s*\t\s*|\n/).filter(Boolean);
  assert.ok(row.every((cell) => words.includes(cell.trim())), `«${words}» is not ${JSON.stringify(row)}`);
  await frame.click(onFirst);
  await page.getByRole('dialog').waitFor();
}

async function picture(page) {
  const block = await firstChart(page);
  await block.locator('.chart-menu summary').click();
  const svg = await download(page, block.getByRole('button', { name: 'Tải ảnh SVG' }));
  const title = await block.locator('.block-title').innerText();
  const text = svg.bytes.toString('utf8');
  assert.ok(svg.name.endsWith('.svg') && text.startsWith('<svg ') && !text.includes('var('));
  assert.ok(title.split(' ').every((word) => text.includes(word)), 'the title stands inside');
  assert.ok(text.includes('Nguồn:'), 'and the source');
  const png = await download(page, block.getByRole('button', { name: 'Tải ảnh PNG' }));
  assert.equal(png.bytes.subarray(1, 4).toString('latin1'), 'PNG');
  assert.equal(png.bytes.readUInt32BE(16), 1920, 'twice as many pixels as the drawing');
}

async function table(page) {
  await firstChart(page);
  const block = page.locator('main .table-block').first();
  const { name, bytes } = await download(page, block.getByRole('button', { name: 'Tải CSV' }));
  const text = bytes.toString('utf8');
  assert.match(name, /^[a-z0-9-]+\.csv$/);
  assert.ok(text.startsWith('\ufeff') && text.endsWith('\r\n'));
  const lines = text.slice(1).trimEnd().split('\r\n');
  assert.equal(lines.length, 1 + (await block.locator('tbody tr, tfoot tr').count()));
  assert.match(lines[0], /tử số;.*mẫu số/);
  assert.ok(lines.slice(1).every((line) => /;\d+(,\d+)?;/.test(line)), 'numbers are plain');
  await block.getByRole('button', { name: 'Sao chép bảng' }).click();
  await block.getByText('Đã sao chép').waitFor();
}

async function figure(page) {
  await firstChart(page);
  await page.locator('main table .figure').first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Sao chép kèm nguồn' }).click();
  await dialog.getByText('Đã sao chép').waitFor();
}
