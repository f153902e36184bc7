// A province-year of dossiers made up, always the same: `make.mjs ROWS FOLDER [csv|inline]` writes full.csv and full.xlsx there
// (or the first alone: a sheet has a million rows at most; or the workbook with every cell's words in the cell), each
// with the counts by agency that it was made with (FILE.truth.json). Nobody in it exists.
import fs from 'node:fs';
import path from 'node:path';
import { createDeflateRaw, crc32 } from 'node:zlib';

const rows = Number(process.argv[2]);
const folder = process.argv[3];
const alone = process.argv[4] === 'csv', inline = process.argv[4] === 'inline';
const HEAD = ['STT', 'Mã hồ sơ', 'Mã TTHC', 'Tên thủ tục', 'Lĩnh vực', 'Cơ quan', 'Mức độ', 'Dịch vụ trực tuyến', 'Hình thức nộp', 'Ngày tiếp nhận',
  'Ngày hẹn trả', 'Ngày trả kết quả', 'Trạng thái', 'Phí, lệ phí', 'Thanh toán trực tuyến', 'Kết quả điện tử', 'Số hóa hồ sơ', 'Đánh giá', 'Người nộp', 'Số định danh'];
const PARTS = ['partial_direct', 'partial_online_direct', 'partial_online_online', 'full_direct', 'full_online'];
const RATINGS = ['Rất hài lòng', 'Hài lòng', 'Bình thường', 'Không hài lòng', ''];
const RATED = ['very_satisfied', 'satisfied', 'neutral', 'unsatisfied', 'unrated'];
const AGENCIES = Array.from({ length: 30 }, (_, i) => (i < 12 ? `Sở thử nghiệm số ${i + 1}` : `UBND xã thử nghiệm số ${i - 11}`));
const FIELDS = ['Hộ tịch', 'Chứng thực', 'Đất đai', 'Bảo trợ xã hội', 'Hoạt động xây dựng', 'Lưu thông hàng hóa trong nước', 'Đường bộ', 'Môi trường'];
const PROCEDURES = Array.from({ length: 1500 }, (_, i) => [`${1 + (i % 2)}.${String(1000 + i * 7).padStart(6, '0')}.000.00.00.X99`,
  `Thủ tục ${['cấp', 'cấp lại', 'cấp đổi', 'gia hạn', 'điều chỉnh', 'xác nhận'][i % 6]} giấy tờ loại ${i + 1}${i % 3 ? ' cho tổ chức, cá nhân trên địa bàn' : ''}`, FIELDS[i % 8]]);
const LAST = 366 * 1440 - 1;

let state = 20_241_231;
const random = () => { state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0; return state / 2 ** 32; };
const below = n => Math.floor(random() * n);
const two = n => String(n).padStart(2, '0');
const text = minute => { const t = new Date(Date.UTC(2024, 0, 1) + minute * 60_000); return `${two(t.getUTCDate())}/${two(t.getUTCMonth() + 1)}/${t.getUTCFullYear()} ${two(t.getUTCHours())}:${two(t.getUTCMinutes())}`; };
const record = () => ({ received: 0, parts: Object.fromEntries(PARTS.map(p => [p, 0])), early: 0, on_time: 0, late: 0, pending_in_term: 0, pending_overdue: 0,
  paid_online: 0, paid_online_fee: 0, satisfaction: Object.fromEntries(RATED.map(r => [r, 0])) });
const truth = { rows, agencies: {} };

// One dossier: its cells (dates as minutes), and its place in the truth.
function dossier(i) {
  const received = Math.floor(i / rows * 366) * 1440 + 450 + below(560);
  const [code, name, field] = PROCEDURES[Math.floor(random() ** 3 * PROCEDURES.length)];
  const agency = AGENCIES[Math.floor(random() ** 2 * AGENCIES.length)];
  const part = [0, 1, 1, 2, 2, 2, 2, 3, 4, 4][below(10)];
  const due = received + (1 + below(20)) * 1440 - below(200);
  const when = random();
  const wanted = when < 0.02 ? due + 1 + below(5000) : when < 0.25 ? due - below(60) : received + 2 + Math.floor(random() * (due - received - 2));
  const done = wanted > LAST || random() < 0.0015 ? 0 : wanted;
  const fee = random() < 0.4 ? (1 + below(40)) * 5000 : 0;
  const paid = fee > 0 && random() < (part === 2 || part === 4 ? 0.75 : 0.08);
  const rating = done && random() < 0.35 ? Math.min(3, Math.floor(random() ** 3 * 4)) : 4;
  const t = (truth.agencies[agency] ??= record());
  t.received++;
  t.parts[PARTS[part]]++;
  if (!done) t[due >= LAST ? 'pending_in_term' : 'pending_overdue']++;
  else if (done > due) t.late++;
  else t[Math.floor(done / 1440) < Math.floor(due / 1440) ? 'early' : 'on_time']++;
  if (paid) { t.paid_online++; t.paid_online_fee += fee; }
  t.satisfaction[RATED[rating]]++;
  const yes = b => (b ? 'Có' : 'Không');
  const online = part === 2 || part === 4;
  return [i + 1, `000.00.99.X99-24${String(i).padStart(7, '0')}`, code, name, field, agency, part >= 3 ? 'Toàn trình' : 'Một phần', yes(part > 0),
    online ? 'Trực tuyến' : random() < 0.06 ? 'Bưu chính công ích' : 'Trực tiếp', received, due, done, done ? 'Đã trả kết quả' : 'Đang xử lý', fee, yes(paid),
    yes(done && random() < 0.62), yes(random() < 0.85), RATINGS[rating], `Người Thử ${below(5000)}`, `0899${String(below(1e8)).padStart(8, '0')}`];
}

const quoted = cell => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const escaped = cell => String(cell).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const letters = HEAD.map((_, i) => String.fromCharCode(65 + i));
const shared = new Map();
const share = word => { if (!shared.has(word)) shared.set(word, shared.size); return shared.get(word); };

// A part of the workbook, deflated as it grows.
function part(name) {
  const stream = createDeflateRaw({ level: 6 });
  const blocks = [];
  let size = 0, crc = 0;
  stream.on('data', block => blocks.push(block));
  return {
    async write(words) { const bytes = Buffer.from(words); size += bytes.length; crc = crc32 ? crc32(bytes, crc) : crc; if (!stream.write(bytes)) await new Promise(done => stream.once('drain', done)); },
    async end() { await new Promise(done => { stream.once('end', done); stream.end(); }); return { name, data: Buffer.concat(blocks), size, crc }; },
  };
}
async function whole(name, words) { const one = part(name); await one.write(words); return one.end(); }

function zip(parts) {
  const out = [], directory = [];
  let at = 0;
  for (const { name, data, size, crc } of parts) {
    const head = Buffer.alloc(30), entry = Buffer.alloc(46);
    head.writeUInt32LE(0x04034b50, 0); head.writeUInt16LE(20, 4); head.writeUInt16LE(8, 8);
    head.writeUInt32LE(crc, 14); head.writeUInt32LE(data.length, 18); head.writeUInt32LE(size, 22); head.writeUInt16LE(name.length, 26);
    entry.writeUInt32LE(0x02014b50, 0); entry.writeUInt16LE(20, 4); head.copy(entry, 6, 4, 30); entry.writeUInt32LE(at, 42);
    out.push(head, Buffer.from(name), data);
    directory.push(entry, Buffer.from(name));
    at += 30 + name.length + data.length;
  }
  const list = Buffer.concat(directory), end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0); end.writeUInt16LE(parts.length, 8); end.writeUInt16LE(parts.length, 10); end.writeUInt32LE(list.length, 12); end.writeUInt32LE(at, 16);
  return Buffer.concat([...out, list, end]);
}

if (!crc32) throw new Error('node 20.15 or later is needed');
const csv = fs.openSync(path.join(folder, 'full.csv'), 'w');
fs.writeSync(csv, `\ufeff${HEAD.map(quoted).join(',')}\r\n`);
const sheet = part('xl/worksheets/sheet1.xml');
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const word = (cell, column, row) => inline ? `<c r="${letters[column]}${row}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>` : `<c r="${letters[column]}${row}" t="s"><v>${share(cell)}</v></c>`;
await sheet.write(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${main}"><sheetData><row r="1">${HEAD.map((h, c) => word(h, c, 1)).join('')}</row>`);
for (let i = 0; i < rows;) {
  let lines = '', cells = '';
  for (const stop = Math.min(rows, i + 5000); i < stop; i++) {
    const d = dossier(i), row = i + 2;
    lines += d.map((cell, c) => (c >= 9 && c <= 11 ? (cell ? text(cell) : '') : quoted(String(cell)))).join(',') + '\r\n';
    if (alone) continue;
    cells += `<row r="${row}">`;
    d.forEach((cell, c) => {
      if (cell === '' || (c === 11 && !cell)) return;
      if (c >= 9 && c <= 11) cells += `<c r="${letters[c]}${row}" s="1"><v>${45292 + cell / 1440}</v></c>`;
      else cells += typeof cell === 'number' ? `<c r="${letters[c]}${row}"><v>${cell}</v></c>` : word(cell, c, row);
    });
    cells += '</row>';
  }
  fs.writeSync(csv, lines);
  await sheet.write(cells);
}
fs.closeSync(csv);
fs.writeFileSync(path.join(folder, 'full.csv.truth.json'), JSON.stringify(truth));
if (alone) process.exit(0);
await sheet.write('</sheetData></worksheet>');
const strings = [...shared.keys()].map(s => `<si><t>${escaped(s)}</t></si>`).join('');
const relation = (id, type, target) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
const relations = inside => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
const kind = (name, type) => `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
fs.writeFileSync(path.join(folder, 'full.xlsx'), zip([
  await whole('[Content_Types].xml', `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${kind('xl/workbook.xml', 'sheet.main')}${kind('xl/worksheets/sheet1.xml', 'worksheet')}${kind('xl/styles.xml', 'styles')}${kind('xl/sharedStrings.xml', 'sharedStrings')}</Types>`),
  await whole('_rels/.rels', relations(relation('rId1', 'officeDocument', 'xl/workbook.xml'))),
  await whole('xl/workbook.xml', `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Danh sách" sheetId="1" r:id="rId1"/></sheets></workbook>`),
  await whole('xl/_rels/workbook.xml.rels', relations(relation('rId1', 'worksheet', 'worksheets/sheet1.xml') + relation('rId2', 'styles', 'styles.xml') + relation('rId3', 'sharedStrings', 'sharedStrings.xml'))),
  await whole('xl/styles.xml', `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`),
  await whole('xl/sharedStrings.xml', `<?xml version="1.0" encoding="UTF-8"?>\n<sst xmlns="${main}" count="${rows * 13}" uniqueCount="${shared.size}">${strings}</sst>`),
  await sheet.end(),
]));
fs.writeFileSync(path.join(folder, 'full.xlsx.truth.json'), JSON.stringify(truth));
