// What the journeys feed the page: the real reports where they are at hand, and files that are no reports.
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { docx, xlsx } from './office.mjs';
import { temporary as file } from './temporary.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The built page and its single file. */
export const DIST = join(ROOT, 'dist');
export const SINGLE = new URL('../../dist/thuoc-do.html', import.meta.url).href;

const seeds = join(resolve(ROOT, process.env.THUOCDO_SHARED || '../shared'), 'seeds');

/** Paths of the five real reports; empty when they are not at hand. */
export const REPORTS = existsSync(seeds)
  ? readdirSync(seeds).filter((name) => name.endsWith('.txt')).sort().map((name) => join(seeds, name))
  : [];

/** Options for tests that need the real reports: skipped without them, but not in CI. */
export function needsReports() {
  if (REPORTS.length > 0) return {};
  if (process.env.CI) throw new Error(`${seeds} is missing: the journeys with real reports cannot run`);
  return { skip: `${seeds} is not here` };
}

const PROSE =
  'Mùa xuân năm ấy, ông lão ngồi bên bến sông kể chuyện ngày xưa cho lũ trẻ nghe. Gió thổi nhẹ qua hàng tre, ' +
  'con đò nhỏ lặng lẽ trôi về phía hoàng hôn, và chẳng ai còn nhớ trời đã tối từ lúc nào.\n';

/** Files that must be refused: path, file name, and what the message has to say. */
export const REFUSED = [
  { path: file('rong.txt', ''), name: 'rong.txt', says: /không có nội dung/ },
  { path: file('qua-lon.txt', Buffer.alloc(70 * 1024 * 1024, 'a\n')), name: 'qua-lon.txt', says: /70 MB.*vượt giới hạn/ },
  {
    path: file('anh-chup.txt', Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')),
    name: 'anh-chup.txt',
    says: /tệp ảnh/,
  },
  { path: file('truyen.txt', PROSE.repeat(20)), name: 'truyen.txt', says: /không có số liệu nào/ },
];

/** A short report in our own words. */
export const PASTED =
  'Báo cáo tuần. Tổng số hồ sơ đã xử lý là 1.000 hồ sơ. Hồ sơ xử lý đúng hạn là 995 hồ sơ, chiếm tỷ lệ là 98,5%. ' +
  'Hồ sơ xử lý trễ hạn là 05 hồ sơ, chiếm tỷ lệ là 0,5%.';

/** The same report as Latin-1 characters of the old encoding TCVN3, and words that no encoding explains. */
const UNSURE =
  'Tæng sè hå s¬ ®· xö lý lµ 1.000 hå s¬.\n' + 'Ñ×Ð÷þ ßðÞø ýÿåæ ¢¥¦§ ¿ÄÅÆ Çßðø\n'.repeat(3);

const TABLE = [
  ['STT', 'Cơ quan', 'Tiếp nhận', 'Đã giải quyết', 'Đúng hạn'],
  [1, 'Sở Nội vụ', 120, 100, 99],
  [2, 'Sở Y tế', 230, 210, 205],
];

/** Files of every sort, by what they are for. */
export const FILES = {
  text: file('bao-cao.txt', PASTED),
  word: file('bao-cao.docx', docx(PASTED.split('. ').map((sentence) => `${sentence}.`))),
  excel: file('bieu.xlsx', xlsx([['Tổng số hồ sơ đã xử lý là 2.000 hồ sơ trong tháng 4/2026.'], ...TABLE])),
  damaged: file('hong.docx', docx([PASTED]).subarray(0, 400)),
  long: file('dai.xlsx', xlsx(Array.from({ length: 28000 }, (_, row) => [row + 1, `Ủy ban nhân dân xã số ${row + 1}`, ...Array(10).fill(row)]))),
  many: file(
    'nhieu-dong.txt',
    `Báo cáo tháng 4/2026\n${Array.from({ length: 2500 }, (_, i) => `Trong tháng, tổng số hồ sơ đã tiếp nhận là ${i + 1000} hồ sơ.`).join('\n\n')}\n`,
  ),
  first: file('lan-1.txt', 'Báo cáo tháng 4/2026\n\nTrong tháng 4/2026, tổng số hồ sơ đã tiếp nhận là 500 hồ sơ.\n'),
  second: file('lan-2.txt', 'Báo cáo tháng 4/2026 (bản sửa)\n\nTrong tháng 4/2026, tổng số hồ sơ đã tiếp nhận là 520 hồ sơ.\n'),
  unsure: file('khong-ro.txt', Buffer.from(UNSURE, 'latin1')),
};
