// What an official does, on whichever form of the page `open` opens.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertQuiet, assertRecord, drawn, go, load, loadSample, loadedCount, numbers, PAGES, pick, records, showTables } from './page.mjs';
import { chartJourneys } from './charts.mjs';
import { lastingJourneys } from './lasting.mjs';
import { readingJourneys } from './reading.mjs';
import { PASTED, REFUSED, REPORTS, needsReports } from './reports.mjs';
import { reviewJourneys } from './review.mjs';
import { shellJourneys } from './shell.mjs';
import { comparedJourneys } from './compared.mjs';
import { publishJourneys } from './publish.mjs';

/** Registers a test that walks a fresh page and ends without a complaint of the browser. */
export function walker(open) {
  return (name, options, walk) =>
    test(name, options, async () => {
      const opened = await open();
      try {
        await walk(opened.page, opened);
        assertQuiet(opened);
      } finally {
        await opened.close();
      }
    });
}

/** Registers the journeys. */
export function journeys(open) {
  const journey = walker(open);
  journey('the first screen says what it is and what to do', {}, firstScreen);
  journey('the sample fills every page', {}, sample);
  journey('pasted text is read', {}, paste);
  journey('a file that is no report is named and nothing loaded is lost', {}, refusals);
  readingJourneys(journey);
  reviewJourneys(journey);
  lastingJourneys(journey);
  shellJourneys(journey);
  chartJourneys(journey);

  const real = needsReports();
  journey('five reports at once: index', real, index);
  journey('five reports at once: processing', real, processing);
  journey('five reports at once: full-online services by agency', real, fullOnline);
  journey('five reports at once: online payment', real, payment);
  journey('five reports at once: satisfaction', real, satisfaction);
  journey('five reports at once: findings', real, findings);
  comparedJourneys(journey);
  publishJourneys(journey);
}

async function firstScreen(page) {
  await page.getByRole('heading', { level: 1 }).waitFor();
  assert.match(await page.title(), /Thước đo/);
  assert.equal(await page.getAttribute('html', 'lang'), 'vi');
  for (const words of ['Thả báo cáo vào đây', 'Chọn tệp', 'dữ liệu không rời khỏi máy']) {
    await page.getByText(words).first().waitFor();
  }
  assert.ok(await page.getByRole('button', { name: 'Nạp báo cáo mẫu' }).isVisible());
  assert.equal(await page.getByRole('navigation').count(), 0, 'no menu while there is nothing to show');
}

async function sample(page) {
  await loadSample(page);
  assert.ok((await loadedCount(page)) >= 1);
  for (const [address, name] of PAGES) {
    await go(page, address);
    const shown = await page.locator('main').innerText();
    assert.ok(numbers(shown).length > 3, `${name} shows no figures:\n${shown}`);
    assert.match(await page.title(), / – Thước đo$/);
  }
}

async function paste(page) {
  await page.getByRole('button', { name: 'Dán văn bản' }).click();
  await page.getByRole('textbox', { name: 'Nội dung báo cáo' }).fill(PASTED);
  await page.getByRole('button', { name: 'Nạp nội dung đã dán' }).click();
  await page.getByRole('navigation').waitFor();
  await go(page, 'phat-hien');
  assertRecord(await records(page), ['98,5', '99,50']);
}

async function refusals(page) {
  await loadSample(page);
  const before = await loadedCount(page);
  for (const { path, name, says } of REFUSED) {
    await pick(page, [path]);
    const message = page.getByRole('alert').locator('.notice', { hasText: name });
    await message.waitFor();
    assert.match(await message.innerText(), says);
    assert.match(await message.innerText(), /Các báo cáo đã nạp được giữ nguyên/);
    await message.getByRole('button', { name: 'Đóng thông báo' }).click();
    await message.waitFor({ state: 'detached' });
    assert.equal(await loadedCount(page), before);
  }
}

/** Loads the five reports and opens a page; gives what stands there. */
async function recordsOf(page, address) {
  await load(page, REPORTS);
  await go(page, address);
  return records(page);
}

async function index(page) {
  const shown = await recordsOf(page, 'bo-chi-so-766');
  // Points, maximum, points lost.
  const groups = [
    ['12,20', '18', '5,80'], ['18,30', '20', '1,70'], ['7,60', '12', '4,40'], ['2,40', '10', '7,60'], ['18,00', '18', '0,00'], ['6,70', '22', '15,30'],
    ['17,00', '18', '1,00'], ['18,80', '20', '1,20'], ['17,00', '22', '5,00'], ['16,50', '22', '5,50'], ['18,00', '18', '0,00'],
  ];
  const facts = [['65,20', '100'], ['80', '90'], ['4/63 → 8/63 → 10/63'], ['82,50', '100'], ['87,30', '100'], ['1/63']];
  for (const fact of [...groups, ...facts]) assertRecord(shown, fact);
}

async function processing(page) {
  const shown = await recordsOf(page, 'tiep-nhan-giai-quyet');
  const facts = [
    // Week and year to date, each on its own.
    ['Tổng số hồ sơ tiếp nhận', '2.919'], ['Đã giải quyết', '2.193'], ['số hóa', '1.675'], ['4 tại chỗ', '597'],
    ['Tổng số hồ sơ tiếp nhận', '54.496'], ['Đã giải quyết', '55.831'], ['số hóa', '25.648'], ['4 tại chỗ', '11.771'],
    // By channel.
    ['trực tuyến', '645', '36,82'], ['trực tiếp', '1.062', '60,62'], ['bưu chính', '45', '2,56', '2,57'], ['chuyển sang', '952'],
    // Early, on time, late; in term and overdue.
    ['trước hạn', '966', '54,70'], ['đúng hạn', '796', '45,07'], ['quá hạn', '4', '0,23'], ['trong hạn', '697'], ['quá hạn', '21'],
    // Both on-time rates under their names.
    ['Tỷ lệ đúng hạn trên số đã giải quyết', '99,62', '4.743', '4.761'],
    ['Tỷ lệ đúng hạn theo cách tính của Bộ chỉ số 766', '99,29', '5.440', '5.479'],
  ];
  for (const fact of facts) assertRecord(shown, fact);
}

async function payment(page) {
  const shown = await recordsOf(page, 'thanh-toan-truc-tuyen');
  for (const fact of [['297 hồ sơ'], ['144.490.000 đồng'], ['10 cơ quan'], ['+34 hồ sơ'], ['263 hồ sơ']]) assertRecord(shown, fact);
}

async function satisfaction(page) {
  const shown = await recordsOf(page, 'muc-do-hai-long');
  const facts = [
    ['Lượt đánh giá', '408'], ['405', '99,26'], ['3', '0,74'], ['Không hài lòng', '0', '0,00'],
    ['Lượt đánh giá', '298'], ['288', '96,64'], ['10', '3,36'],
  ];
  for (const fact of facts) assertRecord(shown, fact);
}

const VERDICTS = ['Đạt', 'Chưa đạt', 'Không đánh giá'];

/** How many agencies have each verdict: as the key figures say, after checking them against the rows. */
async function verdicts(page) {
  await drawn(page);
  await showTables(page);
  const table = page.locator('main table', { has: page.getByRole('columnheader', { name: 'Đánh giá nêu trong báo cáo' }) });
  const headings = (await table.locator('thead th').allInnerTexts()).map((text) => text.trim());
  const column = headings.indexOf('Đánh giá') + 1;
  assert.ok(column > 0, String(headings));
  const cells = await table.locator(`tbody tr > :nth-child(${column})`).allInnerTexts();
  const counted = VERDICTS.map((verdict) => cells.filter((text) => text.trim() === verdict).length);
  const tiles = await page.locator('.tile').evaluateAll((list) =>
    list.map((tile) => [tile.querySelector('dt').innerText.trim(), Number(tile.querySelector('.tile-value').innerText)]),
  );
  assert.deepEqual(VERDICTS.map((verdict) => new Map(tiles).get(verdict)), counted);
  return counted;
}

async function fullOnline(page) {
  const shown = await recordsOf(page, 'truc-tuyen-toan-trinh');
  assertRecord(shown, ['282.049', '663.690', '42,50']);
  assert.deepEqual(await verdicts(page), [9, 20, 1]);
  // Two departments are between 70 and 85 %.
  await typed(page, 'Sở, ban, ngành', '85');
  assert.deepEqual(await verdicts(page), [7, 22, 1]);
  // One district is between 56 and 57 %.
  await typed(page, 'Địa phương', '56,00');
  assert.deepEqual(await verdicts(page), [8, 21, 1]);
  await page.getByRole('button', { name: 'Về ngưỡng mặc định' }).click();
  assert.deepEqual(await verdicts(page), [9, 20, 1]);
}

async function typed(page, threshold, percent) {
  const field = page.getByRole('textbox', { name: threshold });
  await field.fill(percent);
  await field.press('Enter');
}

async function findings(page) {
  const shown = await recordsOf(page, 'phat-hien');
  const differences = ['+25', '+8', '+56', '+41', '+16', '+20', '+43', '+33', '+24', '+17', '+20', '+303'];
  for (const difference of differences) assertRecord(shown, [difference]);
  for (const pair of [['99,9', '55.824', '55.831'], ['0,1', '7', '55.831'], ['23,43', '42,50'], ['99,73', '99,77'], ['2,56', '2,57'], ['942', '938'], ['82,5', '87,3']]) {
    assertRecord(shown, pair);
  }
  assert.equal(await page.locator('.finding').count(), 19, 'and nothing else');
}
