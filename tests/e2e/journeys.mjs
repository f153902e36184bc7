// What an official does, on whichever form of the page `open` opens.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertQuiet, assertRecord, go, load, loadSample, loadedCount, numbers, PAGES, pick, records } from './page.mjs';
import { PASTED, REFUSED, REPORTS, needsReports } from './reports.mjs';

/** Registers the journeys. */
export function journeys(open) {
  const journey = (name, options, walk) =>
    test(name, options, async () => {
      const opened = await open();
      try {
        await walk(opened.page, opened);
        assertQuiet(opened);
      } finally {
        await opened.close();
      }
    });

  journey('the first screen says what it is and what to do', {}, firstScreen);
  journey('the sample fills every page', {}, sample);
  journey('pasted text is read', {}, paste);
  journey('a file that is no report is named and nothing loaded is lost', {}, refusals);

  const real = needsReports();
  journey('five reports at once: index', real, index);
  journey('five reports at once: processing', real, processing);
  journey('five reports at once: full-online services by agency', real, fullOnline);
  journey('five reports at once: online payment', real, payment);
  journey('five reports at once: satisfaction', real, satisfaction);
  journey('five reports at once: findings', real, findings);
  journey('every figure opens its source', real, sources);
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
  await page.getByLabel('Nội dung báo cáo').fill(PASTED);
  await page.getByRole('button', { name: 'Nạp nội dung đã dán' }).click();
  await page.getByRole('navigation').waitFor();
  await go(page, 'phat-hien');
  assertRecord(await records(page), ['98,5', '99,5']);
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
  const groups = [['12,2', '18'], ['18,3', '20'], ['7,6', '12'], ['2,4', '10'], ['18', '18'], ['6,7', '22']];
  const laterGroups = [['17', '18'], ['18,8', '20'], ['17', '22'], ['16,5', '22'], ['18', '18']];
  for (const group of [...groups, ...laterGroups]) assertRecord(shown, group);
  for (const fact of [['65,2'], ['80', '90'], ['4', '63'], ['8', '63'], ['10', '63'], ['82,5'], ['87,3'], ['1', '63']]) {
    assertRecord(shown, fact);
  }
}

async function processing(page) {
  const shown = await recordsOf(page, 'tiep-nhan-giai-quyet');
  for (const fact of [['99,62'], ['99,29'], ['2.193'], ['55.831'], ['11.771'], ['1.766'], ['952']]) assertRecord(shown, fact);
}

async function payment(page) {
  const shown = await recordsOf(page, 'thanh-toan-truc-tuyen');
  for (const fact of [['297'], ['144.490.000'], ['10'], ['263']]) assertRecord(shown, fact);
}

async function satisfaction(page) {
  const shown = await recordsOf(page, 'muc-do-hai-long');
  for (const fact of [['408'], ['405', '99,26'], ['3', '0,74'], ['298'], ['288', '96,64'], ['10', '3,36']]) {
    assertRecord(shown, fact);
  }
}

const VERDICTS = ['Đạt', 'Chưa đạt', 'Không đánh giá'];

/** How many rows have each verdict. */
async function verdicts(page) {
  await records(page);
  const cells = await page.locator('main tbody :is(td, th)').allInnerTexts();
  return VERDICTS.map((verdict) => cells.filter((text) => text.trim() === verdict).length);
}

async function fullOnline(page) {
  const shown = await recordsOf(page, 'truc-tuyen-toan-trinh');
  assertRecord(shown, ['282.049', '663.690', '42,50']);
  assert.deepEqual(await verdicts(page), [9, 20, 1]);
  const threshold = page.getByRole('spinbutton', { name: 'Sở, ban, ngành' });
  await threshold.fill('85');
  const [met, missed, none] = await verdicts(page);
  assert.equal(met + missed + none, 30);
  assert.ok(met < 9, `${met} still reach 85 %`);
  await page.getByRole('button', { name: 'Về ngưỡng mặc định' }).click();
  assert.deepEqual(await verdicts(page), [9, 20, 1]);
}

async function findings(page) {
  const shown = await recordsOf(page, 'phat-hien');
  const differences = ['+25', '+8', '+56', '+41', '+16', '+20', '+43', '+33', '+24', '+17', '+20', '+303'];
  for (const difference of differences) assertRecord(shown, [difference]);
  for (const pair of [['23,43', '42,50'], ['99,73', '99,77'], ['2,56', '2,57'], ['942', '938'], ['82,5', '87,3']]) {
    assertRecord(shown, pair);
  }
}

async function sources(page) {
  await load(page, REPORTS);
  for (const [address, name] of PAGES) {
    await go(page, address);
    await records(page);
    const { opened, broken } = await page.evaluate(openEveryFigure);
    assert.deepEqual(broken, [], name);
    assert.ok(opened > 0, `${name} has no figure to open`);
  }
}

/** Runs in the page: opens each figure in turn and reports those whose source does not show them. */
async function openEveryFigure() {
  const settled = () => new Promise((done) => setTimeout(done));
  const value = (text) => Number(text.replaceAll('.', '').replace(',', '.'));
  const values = (text) => (text.match(/\d+(?:\.\d{3})*(?:,\d+)?/g) ?? []).map(value);
  const broken = [];
  const figures = [...document.querySelectorAll('main button.figure')];
  for (const figure of figures) {
    figure.click();
    await settled();
    const dialog = document.querySelector('dialog[open]');
    const marks = [...(dialog?.querySelectorAll('mark') ?? [])].map((mark) => mark.textContent.trim());
    const computed = dialog?.querySelector('.drawer-formula') != null;
    const shown = values(figure.textContent);
    const found = marks.some((mark) => shown.some((number) => values(mark).includes(number)));
    const fine = marks.length > 0 && marks.every((mark) => mark !== '') && (computed || shown.length === 0 || found);
    if (!fine) broken.push(`${figure.textContent}: ${JSON.stringify(marks)}`);
    dialog?.close();
    await settled();
  }
  return { opened: figures.length, broken };
}
