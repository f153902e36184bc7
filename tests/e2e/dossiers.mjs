// Lists of dossiers made on the spot, with persons in them that must not come out.

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
