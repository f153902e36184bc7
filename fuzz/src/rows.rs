//! Lists of dossiers: counted in several ways, which must come to the same.

use thuoc_do::catalog::dossier_defs;
use thuoc_do::dossier::{Cube, FirstRows, Mapping, Preview, Scanner, Tally, likely_row};
use thuoc_do::ingest::office::rows::RowBook;

/// The headings of a list, before what the fuzzer makes: without them there is nothing to count.
const HEADINGS: &str = "Mã hồ sơ,Mã TTHC,Lĩnh vực,Cơ quan,Mức độ,Hình thức nộp,Ngày tiếp nhận,Ngày hẹn trả,\
    Ngày trả kết quả,Trạng thái,Lệ phí,Thanh toán trực tuyến,Đánh giá,Người nộp\n";

/// Rows as separated values: counted at once, in blocks of a length that the first byte says, and in two stretches parted
/// where the second byte says. Blocks never change anything; stretches neither, where a row ends at the cut.
pub fn separated(data: &[u8]) {
    let [length, cut, rows @ ..] = data else { return };
    let list = [HEADINGS.as_bytes(), rows].concat();
    let preview = Preview::of_separated(&list, dossier_defs());
    let Some(mapping) = preview.mapping.filter(|mapping| mapping.check().is_ok()) else { return };
    let scan = |mut scanner: Scanner, bytes: &[u8], length: usize, mut tally| {
        bytes.chunks(length).for_each(|block| scanner.push(block, &mut tally));
        (scanner, tally)
    };
    let whole = |length: usize| {
        let (mut scanner, mut tally) = scan(Scanner::new(preview.dialect), &list, length, begin(&mapping));
        scanner.finish(&mut tally);
        (scanner.unclosed, tally.finish("", ""))
    };
    let (unclosed, (cube, codes)) = whole(list.len());
    let account = &cube.files[0];
    assert!(account.is_balanced(), "{account:?}");
    let (_, (mut blocks, _)) = whole(usize::from(*length) + 1);
    assert_eq!(cube, blocks, "in blocks of {}", usize::from(*length) + 1);
    // Words of cells are not saved.
    blocks.files[0].unknown.clear();
    assert_eq!(Cube::open(cube.save().unwrap_or_default().as_bytes()), Ok(blocks));

    let from = HEADINGS.len() + rows.len() * usize::from(*cut) / 256;
    let Some(at) = likely_row(&list[from..], preview.dialect, mapping.columns.len()) else { return };
    let (first, last) = list.split_at(from + at);
    let (mut behind, mut later) =
        scan(Scanner::amid(preview.dialect), last, last.len().max(1), Tally::amid(&mapping, dossier_defs()));
    behind.finish(&mut later);
    let (before, mut earlier) = scan(Scanner::new(preview.dialect), first, first.len(), begin(&mapping));
    if unclosed.is_none() && behind.unclosed.is_none() && before.is_between_rows() {
        assert!(earlier.follow(&later.pack()).is_some());
        let (parted, others) = earlier.finish("", "");
        assert_eq!(cube, parted, "parted at {}", from + at);
        assert_eq!(codes.shared(), others.shared());
    }
}

fn begin(mapping: &Mapping) -> Tally<'_> {
    Tally::new(mapping, dossier_defs())
}

/// The rows of a workbook: every one is read or set aside.
pub fn workbook(bytes: &[u8]) {
    let Ok(mut book) = RowBook::open("a.xlsx", bytes) else { return };
    let mut first = FirstRows::default();
    if book.rows(0, &mut first).is_err() {
        return;
    }
    let Some(mapping) = Preview::of_rows(first, dossier_defs()).mapping else { return };
    let mut tally = begin(&mapping);
    if book.rows(0, &mut tally).is_ok() {
        let (cube, _) = tally.finish("", "");
        assert!(cube.files[0].is_balanced(), "{:?}", cube.files[0]);
    }
}
