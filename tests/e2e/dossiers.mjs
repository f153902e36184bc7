// Lists of dossiers made on the spot, with persons in them that must not come out.

import { zip } from './office.mjs';

export const HEADINGS = [
  'STT', 'Mã hồ sơ', 'Mã TTHC', 'Tên thủ tục', 'Lĩnh vực', 'Cơ quan', 'Mức độ', 'Hình thức nộp', 'Ngày tiếp nhận',
  'Ngày hẹn trả', 'Ngày trả kết quả', 'Đánh giá', 'Người nộp', 'Số định danh',
];

const AGENCIES = ['Sở Tư pháp', 'Sở Xây dựng', 'UBND xã An Bình'];
const PROCEDURES = [
  ['1.001', 'Cấp phiếu lý lịch tư pháp', 'Lý lịch tư pháp'],
  ['2.002', 'Cấp giấy phép xây dựng', 'Hoạt động xây dựng'],
  ['3.003', 'Đăng ký khai sinh', 'Hộ tịch'],
];

/** What may be searched for of a person in whatever comes out. */
export const PERSONAL = ['Nguyễn Thị Bí Mật', 'Trần Văn Kín', '089912'];

/** One dossier for each number from 1: every ninth is late, every tenth is not finished. */
export function rows(count) {
  return Array.from({ length: count }, (_, i) => {
    const n = i + 1;
    const month = String((n % 12) + 1).padStart(2, '0');
    const [code, name, field] = PROCEDURES[n % 3];
    const day = (d) => `${String(d).padStart(2, '0')}/${month}/2024`;
    const finished = n % 10 === 0 ? '' : `${day(n % 9 === 0 ? 20 : 10)} 09:00`;
    return [
      n, `H01-${n}`, code, name, field, AGENCIES[n % 3], n % 2 ? 'Toàn trình' : 'Một phần', n % 4 ? 'Trực tuyến' : 'Trực tiếp',
      `${day(5)} 08:30`, `${day(15)} 17:00`, finished, n % 5 ? 'Hài lòng' : 'Rất hài lòng', PERSONAL[n % 2], `089912${n}`,
    ];
  });
}

/** A list as a file to pick. */
export function list(name, count, headings = HEADINGS) {
  const text = [headings, ...rows(count)].map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\r\n');
  return { name, mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${text}\r\n`) };
}

/** The same list as a spreadsheet (.ods): days are days, shown otherwise than they are. */
export function spreadsheet(name, count) {
  const words = (cell) => `<table:table-cell office:value-type="string"><text:p>${cell}</text:p></table:table-cell>`;
  const day = (cell) => {
    const [, date, month, year, clock] = cell.match(/^(..)\/(..)\/(....) (.*)$/);
    const shown = `${month}/${date}/${year.slice(2)}`;
    return `<table:table-cell office:value-type="date" office:date-value="${year}-${month}-${date}T${clock}:00"><text:p>${shown}</text:p></table:table-cell>`;
  };
  const cell = (value, column) => {
    if (value === '') return '<table:table-cell/>';
    if (typeof value === 'number') return `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`;
    return column >= 8 && column <= 10 ? day(value) : words(value);
  };
  const row = (cells) => `<table:table-row>${cells.join('')}</table:table-row>`;
  const table = [row(HEADINGS.map(words)), ...rows(count).map((cells) => row(cells.map(cell)))].join('');
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Danh sách">${table}</table:table></office:spreadsheet></office:body></office:document-content>`;
  const type = 'application/vnd.oasis.opendocument.spreadsheet';
  return { name, mimeType: type, buffer: zip([['mimetype', type], ['content.xml', content]]) };
}
