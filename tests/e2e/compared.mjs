// Đơn vị, So sánh kỳ, Kịch bản, and what is lost on Bộ chỉ số 766.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { assertRecord, drawn, go, inAddress, pick, records } from './page.mjs';
import { temporary } from './temporary.mjs';

const METRICS = [
  ['PUBLISH_ON_TIME', 6], ['PUBLIC_UPDATE_ON_TIME', 4], ['PUBLIC_CONTENT_FULL', 2], ['DOSSIER_SYNC', 6], ['PROGRESS_ON_TIME', 20],
  ['ORIGINAL_RESULT_AVAILABLE', 6], ['SO_HOA_GIAY_TO_GIAI_QUYET', 4], ['DOSSIER_RECEIVING_SATISFACTION', 6],
];
const CASE = fileURLToPath(new URL('../cases/index/dak_lak_2026_09_17.json', import.meta.url));

/** Files with a month of a province and its communes each, as the portal answers. */
function months(units, ...list) {
  return list.map((month) => {
    const metrics = (unit) =>
      METRICS.map(([code, maxScore], at) => {
        const denominator = 400 + ((unit * 37 + at * 101) % 90) * 10;
        const numerator = Math.floor((denominator * (40 + ((unit * 31 + at * 7 + month * 3) % 55))) / 100);
        return { code, numerator, denominator, score: null, maxScore };
      });
    const evaluation = Array.from({ length: units + 1 }, (_, unit) => ({
      departmentName: unit === 0 ? 'UBND tỉnh Đắk Lắk' : `Xã Mẫu ${String(unit).padStart(3, '0')}`,
      departmentCode: unit === 0 ? 'H15' : `H15.${100 + unit}`,
      level: unit === 0 ? 'PROVINCE' : 'COMMUNE',
      metrics: metrics(unit),
    }));
    return temporary(`cong-2026-${month}.json`, JSON.stringify({ code: 'OK', data: { timeType: 'month', year: 2026, month, evaluation } }));
  });
}

/** Picks files and waits until they are loaded. */
async function load(page, files) {
  await pick(page, files);
  await page.getByRole('status').filter({ hasText: 'Đã nạp' }).first().waitFor();
}

/** Registers the journeys. */
export function comparedJourneys(journey) {
  journey('units are ranked, found, opened and compared', {}, units);
  journey('periods show who moved', {}, periods);
  journey('a scenario is tried out, saved, compared and dropped', {}, scenario);
  journey('lost points say what they take', {}, lost);
}

async function units(page) {
  await load(page, months(30, 8));
  await go(page, 'don-vi');
  await page.getByText('30 đơn vị được xếp hạng').waitFor();
  await page.locator('.chart-place svg').first().waitFor();
  await page.getByRole('button', { name: 'Bảng', exact: true }).click();
  await page.locator('.ranking table').waitFor();
  await page.getByRole('button', { name: 'Biểu đồ' }).click();
  await page.locator('.ranking .chart-place svg').first().waitFor();
  await page.getByRole('searchbox', { name: 'Tìm đơn vị' }).fill('xa mau 004');
  await page.getByRole('button', { name: 'Xã Mẫu 004' }).click();
  await page.getByRole('heading', { level: 2, name: 'Xã Mẫu 004' }).waitFor();
  await inAddress(page, 'xem=');
  assertRecord(await records(page), ['Còn thiếu']);
  await page.getByLabel('So sánh với').selectOption({ label: 'Xã Mẫu 010' });
  await page.getByRole('columnheader', { name: /^Xã Mẫu 010/ }).waitFor();
  await page.getByRole('button', { name: 'Bảng', exact: true }).click();
  await page.getByRole('button', { name: 'Xã Mẫu 020' }).click();
  await page.getByRole('heading', { level: 2, name: 'Xã Mẫu 020' }).waitFor();
  await page.getByRole('button', { name: 'Bản đồ nhiệt' }).click();
  await page.getByRole('heading', { name: 'Đơn vị nào yếu ở chỉ số nào?' }).waitFor();
  await page.getByRole('button', { name: 'Đóng chi tiết' }).click();
  await page.getByRole('heading', { level: 2, name: 'Xã Mẫu 020' }).waitFor({ state: 'detached' });
}

async function periods(page) {
  await load(page, months(12, 7, 8));
  await go(page, 'so-sanh-ky');
  await page.locator('.picker', { hasText: 'Đơn vị' }).locator('select').selectOption({ label: 'Xã Mẫu 003' });
  await page.getByRole('heading', { name: 'Ai lên hạng, ai xuống hạng?' }).waitFor();
  const shown = await records(page);
  assertRecord(shown, ['Tháng 7/2026']);
  assertRecord(shown, ['Xã Mẫu 003', 'bậc']);
}

async function scenario(page) {
  await load(page, [CASE]);
  await go(page, 'kich-ban');
  await page.locator('.plan-steps li', { hasText: 'Cần thêm' }).first().waitFor();
  await drawn(page);
  const before = await page.locator('.plan-steps').innerText();
  const field = page.getByRole('textbox', { name: /Tử số: Tỷ lệ hồ sơ có cấp kết quả điện tử/ });
  await field.fill('300000');
  await field.press('Tab');
  assert.equal(await field.inputValue(), '300.000');
  const lever = page.locator('.lever', { hasText: 'cấp kết quả điện tử' });
  const told = lever.locator('.lever-limited');
  assert.equal(await told.innerText(), '', 'a number within its bounds is taken as it is');
  await field.fill('999.999.999');
  await field.press('Tab');
  const most = await field.inputValue();
  assert.equal(await told.innerText(), `Tử số đã nhập (999.999.999) lớn hơn mẫu số: đã lấy bằng mẫu số ${most}.`);
  await field.fill('-5');
  await field.press('Tab');
  assert.equal(await told.innerText(), `Tử số chỉ nhận số nguyên từ 0 đến ${most}: đã giữ số trước đó.`);
  assert.equal(await field.inputValue(), most);
  await field.fill('300000');
  await field.press('Tab');
  assert.equal(await told.innerText(), '');
  const weight = lever.getByRole('textbox', { name: /Hệ số/ });
  await weight.fill('0');
  await weight.press('Tab');
  assert.equal(await told.innerText(), 'Hệ số chỉ nhận số nguyên từ 1 đến 1.000.');
  for (const next of ['2', '1']) {
    await weight.fill(next);
    await weight.press('Tab');
    assert.equal(await told.innerText(), '', 'what was said goes with the next number');
  }
  await lever.getByRole('button', { name: 'Về số hiện nay' }).waitFor();
  await drawn(page);
  assert.notEqual(await page.locator('.plan-steps').innerText(), before);
  for (const name of ['Phương án một', 'Phương án hai']) {
    await page.getByLabel('Tên kịch bản').fill(name);
    await page.getByRole('button', { name: 'Lưu kịch bản' }).click();
    await page.getByRole('button', { name: `Mở lại kịch bản «${name}»` }).waitFor();
  }
  await page.getByRole('heading', { name: 'Các kịch bản khác nhau thế nào?' }).waitFor();
  await page.getByRole('button', { name: 'Xóa kịch bản «Phương án một»' }).click();
  await page.getByRole('dialog', { name: 'Xóa kịch bản đã lưu?' }).getByRole('button', { name: 'Xóa', exact: true }).click();
  await page.getByRole('button', { name: 'Mở lại kịch bản «Phương án một»' }).waitFor({ state: 'detached' });
  // The page goes while something is typed in one of its fields: nothing complains.
  await field.click();
  await page.keyboard.type('5');
  await page.evaluate(() => (location.hash = '#/don-vi'));
  await page.locator('nav a[href^="#/don-vi"][aria-current=page]').waitFor();
  await drawn(page);
  await field.waitFor({ state: 'detached' });
  await go(page, 'kich-ban');
  await page.getByRole('link', { name: 'Đưa kịch bản «Phương án hai» vào văn bản' }).click();
  const proposed = page.locator('.paper', { hasText: 'tổ chức thực hiện phương án «Phương án hai»' });
  await proposed.waitFor();
  await page.getByText('Nội dung cần thực hiện theo phương án «Phương án hai»').first().waitFor();
  await page.getByLabel('Phương án (kịch bản đã lưu)').selectOption({ label: 'Không nêu phương án' });
  await proposed.waitFor({ state: 'detached' });
}

async function lost(page) {
  await load(page, [CASE]);
  await go(page, 'bo-chi-so-766');
  await page.getByRole('heading', { name: 'Từ điểm tối đa xuống điểm đạt: mất ở đâu?' }).waitFor();
  assertRecord(await records(page), ['Còn thiếu 60.239 hồ sơ có kết quả điện tử để được thêm 1,00 điểm']);
}
