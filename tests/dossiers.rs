//! Exports of dossiers: the counts are those the export was made with, however it is written, split or ordered; what is
//! wrong with rows is told; nothing of persons leaves.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may stop")]

#[cfg(feature = "office")]
#[path = "dossiers/books.rs"]
mod books;
#[cfg(feature = "office")]
#[path = "common/independent.rs"]
mod independent;
#[path = "dossiers/made.rs"]
mod made;
#[path = "dossiers/told.rs"]
mod told;

use made::{Dossier, csv, dossiers, plain_columns, truth};
use proptest::prelude::*;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use thuoc_do::catalog::dossier_defs;
use thuoc_do::domain::Span;
use thuoc_do::dossier::{
    BEGINNING, Cube, Dialect, Dimension, Mapping, Preview, Scanner, Tally, View, fingerprint, marks, natural_span,
    row_start,
};

fn preview(bytes: &[u8]) -> Preview {
    Preview::of_separated(&bytes[..bytes.len().min(BEGINNING)], dossier_defs())
}

fn guessed(bytes: &[u8]) -> (Dialect, Mapping) {
    let preview = preview(bytes);
    (preview.dialect, preview.mapping.expect("headings"))
}

/// The cube of a file read in blocks of some size.
fn cube_in(bytes: &[u8], block: usize) -> Cube {
    let (dialect, mapping) = guessed(bytes);
    let mut tally = Tally::new(&mapping, dossier_defs());
    let mut scanner = Scanner::new(dialect);
    bytes.chunks(block).for_each(|block| scanner.push(block, &mut tally));
    scanner.finish(&mut tally);
    tally.finish("a.csv", &fingerprint(bytes.len() as u64, bytes)).0
}

fn cube(bytes: &[u8]) -> Cube {
    cube_in(bytes, 1 << 20)
}

/// Counts alone: files differ by name and number of rows.
fn counts(cube: &Cube) -> Cube {
    Cube { files: Vec::new(), ..cube.clone() }
}

fn check(cube: &Cube, all: &[Dossier]) {
    let view = View::over(cube, Span::Year { year: 2024 }).expect("whole months");
    let whole = view.whole();
    for (id, expected) in truth(all, None) {
        assert_eq!(view.figure(&whole, id), Some(expected), "{id}");
    }
    let by_agency = view.totals(Dimension::Agency);
    for (agency, name) in made::agencies() {
        for (id, expected) in truth(all, Some(agency)) {
            assert_eq!(view.figure(&by_agency[name], id), Some(expected), "{name}: {id}");
        }
    }
    for by in [Dimension::Field, Dimension::Procedure, Dimension::Month, Dimension::Channel, Dimension::Level] {
        let parts: u64 = view.totals(by).values().filter_map(|t| view.figure(t, "received_new")).sum();
        assert_eq!(parts, all.len() as u64, "{by:?}");
    }
}

/// A folder of one's own.
fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("dossiers");
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Exit code, what is written, and what is written of faults.
fn command(arguments: &[OsString]) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = thuoc_do::cli::run(arguments, &mut out, &mut err);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (code, text(out), text(err))
}

fn written(name: &str, bytes: &[u8]) -> OsString {
    let path = folder().join(name);
    std::fs::write(&path, bytes).expect("a file");
    path.into()
}

#[test]
fn counts_that_are_there_are_replaced_by_whole_ones_only() {
    let good = written("whole.csv", &csv(&dossiers(20, 11), ',', "\n", &plain_columns()));
    let bad = written("bad.csv", b"a,b\n1,2\n");
    let kept = written("kept.json", b"as it was");
    let word = OsString::from;
    let read = || std::fs::read(&kept).expect("a file");
    for arguments in [
        [word("aggregate"), good.clone(), bad, word("-o"), kept.clone()].as_slice(),
        [word("merge"), kept.clone(), word("-o"), kept.clone()].as_slice(),
    ] {
        let (code, _, faults) = command(arguments);
        assert!(code != 0 && faults.contains("kept.json"), "{faults}");
        assert_eq!(read(), b"as it was");
    }
    let (code, ..) = command(&[word("aggregate"), good, word("-o"), kept.clone()]);
    assert_eq!(code, 0);
    assert!(Cube::open(&read()).is_ok());
}

#[test]
fn the_counts_are_those_it_was_made_with() {
    let all = dossiers(3_000, 1);
    let cube = cube(&csv(&all, ',', "\r\n", &plain_columns()));
    check(&cube, &all);
    assert_eq!(natural_span(&cube), Some(Span::Year { year: 2024 }));
    let file = &cube.files[0];
    assert_eq!((file.rows, file.read, file.is_balanced()), (3_001, 3_000, true));
}

#[test]
fn the_way_it_is_written_and_read_does_not_matter() {
    let few = csv(&dossiers(12, 2), ',', "\r\n", &plain_columns());
    assert_eq!(cube_in(&few, 1), cube(&few));
    let all = dossiers(200, 2);
    let expected = counts(&cube(&csv(&all, ',', "\n", &plain_columns())));
    for separator in [',', ';', '\t', '|'] {
        for end in ["\n", "\r\n"] {
            let bytes = csv(&all, separator, end, &plain_columns());
            let marked = [b"\xef\xbb\xbf".as_slice(), &bytes].concat();
            assert_eq!(counts(&cube(&marked)), expected, "{separator:?} {end:?}");
            for block in [61, 1_000, 65_536] {
                assert_eq!(counts(&cube_in(&bytes, block)), expected, "{separator:?} {end:?} {block}");
            }
        }
    }
}

#[test]
fn a_cell_of_many_lines_is_one_cell_however_blocks_cut_it() {
    let lines = "dòng\n".repeat(5_000);
    let text = format!(
        "Mã hồ sơ;Tên thủ tục;Ngày tiếp nhận\nA1;\"{lines}\";05/01/2024\nA2;\"a\"\"\n\"\"b\";06/01/2024\nA3;;07/02/2024"
    );
    for block in [13, 700, 9_000, 1 << 20] {
        let cube = cube_in(text.as_bytes(), block);
        assert_eq!((cube.files[0].rows, cube.files[0].read, cube.procedures.len()), (4, 3, 3), "{block}");
    }
}

#[test]
fn columns_may_stand_in_any_order_under_other_headings() {
    let all = dossiers(400, 3);
    let expected = counts(&cube(&csv(&all, ',', "\n", &plain_columns())));
    let others = [
        (17, "CCCD"),
        (9, "Thời điểm tiếp nhận"),
        (16, "Họ và tên chủ hồ sơ"),
        (5, "Đơn vị giải quyết"),
        (11, "Ngày hoàn thành"),
        (10, "Hạn xử lý"),
        (2, "Mã thủ tục hành chính"),
        (3, "Thủ tục hành chính"),
        (4, "Tên lĩnh vực"),
        (8, "Kênh tiếp nhận"),
        (6, "Mức độ DVC"),
        (7, "DVCTT"),
        (15, "Mức độ hài lòng"),
        (14, "Đã số hoá"),
        (13, "TTTT"),
        (12, "Lệ phí"),
        (1, "Số hồ sơ"),
        (0, "TT"),
    ];
    assert_eq!(counts(&cube(&csv(&all, ';', "\r\n", &others))), expected);
}

#[test]
fn twelve_files_in_any_order_give_the_cube_of_one() {
    let all = dossiers(2_000, 4);
    let whole = cube(&csv(&all, ',', "\n", &plain_columns()));
    let of_month =
        |month: u32| all.iter().filter(|d| made::calendar(d.received).0 == month).cloned().collect::<Vec<_>>();
    let parts: Vec<Cube> = (0..12).map(|m| cube(&csv(&of_month(m), ',', "\n", &plain_columns()))).collect();
    let forwards = parts.iter().cloned().fold(Cube::empty(), Cube::merge);
    let backwards = parts.iter().rev().cloned().fold(Cube::empty(), Cube::merge);
    assert_eq!(forwards, backwards);
    assert_eq!(counts(&forwards), counts(&whole));
    check(&forwards, &all);
    let saved = forwards.save().expect("JSON");
    assert_eq!(Cube::open(saved.as_bytes()), Ok(forwards.clone()));
    assert!(forwards.shared_file(&parts[3]).is_some() && whole.shared_file(&parts[3]).is_none());
}

#[test]
fn a_file_cut_into_stretches_gives_the_cube_of_the_whole() {
    let all = dossiers(500, 5);
    let mut bytes = csv(&all, ',', "\n", &plain_columns());
    bytes.extend_from_slice(&csv(&all[..3], ',', "\n", &plain_columns()));
    let whole = cube(&bytes);
    let (dialect, mapping) = guessed(&bytes);
    for cut in (1..bytes.len()).step_by(1_337) {
        let Some(start) = row_start(&bytes, cut, marks(&bytes[..cut])) else { continue };
        let mut first = Tally::new(&mapping, dossier_defs());
        let mut scanner = Scanner::new(dialect);
        scanner.push(&bytes[..start], &mut first);
        scanner.finish(&mut first);
        let mut later = Tally::amid(&mapping, dossier_defs());
        let mut scanner = Scanner::amid(dialect);
        scanner.push(&bytes[start..], &mut later);
        scanner.finish(&mut later);
        first.follow(&later.pack()).expect("what was packed");
        assert_eq!(first.finish("a.csv", &whole.files[0].fingerprint).0, whole, "{cut}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn merging_is_commutative_and_associative(seed in any::<u64>(), homes in proptest::collection::vec(0_usize..3, 1..60)) {
        let all = dossiers(homes.len(), seed);
        let of = |home: usize| {
            let own: Vec<Dossier> = all.iter().zip(&homes).filter(|(_, h)| **h == home).map(|(d, _)| d.clone()).collect();
            // A file without one of the columns makes its figures missing, in whatever order it is merged.
            let columns = plain_columns();
            let cut = if seed % 3 == home as u64 { &columns[..15] } else { &columns[..] };
            cube(&csv(&own, ',', "\n", cut))
        };
        let [a, b, c] = [of(0), of(1), of(2)];
        prop_assert_eq!(a.clone().merge(b.clone()), b.clone().merge(a.clone()));
        prop_assert_eq!(a.clone().merge(b.clone()).merge(c.clone()), a.clone().merge(b.clone().merge(c.clone())));
        prop_assert_eq!(Cube::empty().merge(a.clone()), a);
    }
}
