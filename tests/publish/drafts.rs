//! Drafts from reports in our own words.

use std::path::PathBuf;
use thuoc_do::domain::{Author, Change, Decimal, Span, Value};
use thuoc_do::export::docx::docx;
use thuoc_do::export::draft::{Block, Draft, Letterhead, Order, Run, draft, kinds};
use thuoc_do::workspace::Workspace;

pub(crate) fn case(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases/publish").join(name);
    std::fs::read(path).expect("a case")
}

pub(crate) fn april_and_march() -> Workspace {
    let mut workspace = Workspace::new();
    for name in ["thang-4.txt", "thang-3.txt"] {
        workspace.add(name, &case(name)).expect("a report");
    }
    workspace
}

pub(crate) fn written(workspace: &Workspace, kind: &str) -> Draft {
    let span = Span::Month { year: 2026, month: 4 };
    let order =
        Order { kind: kind.to_owned(), span, body: None, plan: String::new(), letterhead: Letterhead::default() };
    draft(&workspace.subject(), &order, &[]).expect("a kind")
}

pub(crate) fn line_with<'a>(text: &'a str, words: &str) -> &'a str {
    text.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("«{words}» in\n{text}"))
}

#[test]
fn figures_stand_in_sentences_and_months_are_compared() {
    let text = written(&april_and_march(), "thang").text();
    assert_eq!(
        line_with(&text, "Tổng số hồ sơ tiếp nhận tháng 4/2026"),
        "Tổng số hồ sơ tiếp nhận tháng 4/2026: 2.000 hồ sơ. Trong đó: tiếp nhận mới 1.600 hồ sơ; kỳ trước chuyển sang 400 hồ sơ."
    );
    assert_eq!(
        line_with(&text, "Tổng số hồ sơ tiếp nhận tăng"),
        "Tổng số hồ sơ tiếp nhận tăng 120 hồ sơ so với tháng 3/2026."
    );
    assert_eq!(
        line_with(&text, "thanh toán trực tuyến giảm"),
        "Số hồ sơ có thanh toán trực tuyến giảm 15 hồ sơ so với tháng 3/2026."
    );
    assert_eq!(line_with(&text, "quá hạn: 07"), "- Giải quyết quá hạn: 07 hồ sơ, chiếm 0,41% số hồ sơ đã giải quyết.");
    assert_eq!(line_with(&text, "Sở Tư pháp"), "+ Sở Tư pháp: 05 hồ sơ.");
}

#[test]
fn a_share_that_is_stated_alone_stands_as_stated() {
    let report = "BÁO CÁO\nKết quả tháng 4 năm 2026 của tỉnh Hà Tĩnh\n\nTrong tháng 4/2026, tổng số hồ sơ tiếp nhận là 2.000 hồ sơ. Số hồ sơ đã giải quyết: 1.800 hồ sơ, tỷ lệ giải quyết đúng hạn đạt 100%.\n";
    let mut workspace = Workspace::new();
    workspace.add("a.txt", report.as_bytes()).expect("a report");
    let text = written(&workspace, "thang").text();
    assert_eq!(line_with(&text, "đúng hạn"), "- Tỷ lệ giải quyết đúng hạn: 100% (báo cáo nêu).");
}

#[test]
fn who_is_to_be_reminded_is_not_praised() {
    let table = "KẾT QUẢ GIẢI QUYẾT HỒ SƠ THÁNG 4/2026\n\nTT\tĐơn vị\tTiếp nhận mới\tTiếp nhận trực tuyến\tĐang giải quyết quá hạn\n1\tSở Tư pháp\t10\t10\t2\n2\tSở Y tế\t20\t20\t0\n3\tSở Nội vụ\t30\t20\t0\n";
    let mut workspace = Workspace::new();
    workspace.add("a.tsv", table.as_bytes()).expect("a report");
    let kind = kinds().iter().find(|kind| kind.sections.iter().any(|id| id == "commend")).expect("a kind");
    let text = written(&workspace, &kind.id).text();
    // Two receive everything online: for what one is praised, and why the other is not.
    assert_eq!(
        line_with(&text, "Đề nghị biểu dương các"),
        "Đề nghị biểu dương các cơ quan có toàn bộ hồ sơ tiếp nhận mới được nộp trực tuyến: Sở Y tế; chưa đề nghị biểu dương Sở Tư pháp vì có hồ sơ quá hạn."
    );
    assert!(line_with(&text, "Đề nghị nhắc nhở các").ends_with(": Sở Tư pháp."), "{text}");
    let none = table.replace("10\t10\t2", "10\t10\t0");
    let mut workspace = Workspace::new();
    workspace.add("a.tsv", none.as_bytes()).expect("a report");
    let text = written(&workspace, &kind.id).text();
    assert!(line_with(&text, "Đề nghị biểu dương các").ends_with("nộp trực tuyến: Sở Tư pháp, Sở Y tế."), "{text}");
}

#[test]
fn a_total_of_the_index_stands_beside_the_sum_of_its_groups_where_they_differ() {
    let report = |total: &str| {
        format!(
            "BÁO CÁO\nKết quả tháng 4 năm 2026 của tỉnh Hà Tĩnh\n\nTheo Bộ chỉ số ban hành tại Quyết định số 766/QĐ-TTg, toàn tỉnh tháng 4/2026 đạt {total}/100 điểm. Trong đó: Công khai, minh bạch 15,2/18 điểm; Tiến độ giải quyết 20/20 điểm; Cung cấp dịch vụ trực tuyến 10,1/12 điểm; Thanh toán trực tuyến 8/10 điểm; Mức độ hài lòng 16/18 điểm; Số hóa hồ sơ 18/22 điểm.\n"
        )
    };
    for (total, note) in
        [("82,5", "Tổng điểm nêu trong báo cáo là 82,50, cộng các nhóm được 87,30, chênh +4,80 điểm."), ("87,3", "")]
    {
        let mut workspace = Workspace::new();
        workspace.add("a.txt", report(total).as_bytes()).expect("a report");
        let draft = written(&workspace, "don-doc");
        let annex = draft.appendices.iter().find(|annex| annex.sheet.id == "index").expect("the index");
        assert!(annex.note.starts_with(note) && annex.note.is_empty() == note.is_empty(), "{}", annex.note);
        assert_eq!(draft.conflicts.iter().any(|line| line.contains("chênh +4,80")), !note.is_empty());
        // In the sentence as well, with both numbers.
        let both = "Tổng điểm Bộ chỉ số 766: báo cáo nguồn nêu 82,5 điểm, tính lại từ các số liệu khác được 87,3 điểm";
        assert_eq!(draft.conflicts.iter().any(|line| line == both), !note.is_empty(), "{:?}", draft.conflicts);
    }
}

#[test]
fn the_body_above_is_named_with_what_sort_of_unit_it_is() {
    let superior = |province: &str, year: i32| {
        let text = format!(
            "BÁO CÁO\nKết quả tháng 4 năm {year} của {province}\n\nTrong tháng 4/{year}, tổng số hồ sơ tiếp nhận là 2.000 hồ sơ.\n"
        );
        let mut workspace = Workspace::new();
        workspace.add("a.txt", text.as_bytes()).expect("a report");
        let span = Span::Month { year, month: 4 };
        let order = Order {
            kind: "thang".to_owned(),
            span,
            body: None,
            plan: String::new(),
            letterhead: Letterhead::default(),
        };
        let head = draft(&workspace.subject(), &order, &[]).expect("a kind").head;
        (head.superior, head.place)
    };
    let both = |superior: &str, place: &str| (superior.to_owned(), place.to_owned());
    assert_eq!(superior("tỉnh Hà Tĩnh", 2026), both("ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH", "Hà Tĩnh"));
    assert_eq!(superior("thành phố Hải Phòng", 2026), both("ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG", "Hải Phòng"));
    assert_eq!(superior("tỉnh Đồng Nai", 2025), both("ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI", "Đồng Nai"));
    assert_eq!(superior("thành phố Đồng Nai", 2026).0, "ỦY BAN NHÂN DÂN THÀNH PHỐ ĐỒNG NAI");
}

#[test]
fn sections_come_in_the_order_of_a_real_report_and_every_level_has_its_share() {
    let report = "BÁO CÁO\nKết quả tháng 4 năm 2026 của tỉnh Hà Tĩnh\n\nTrong tháng 4/2026, tổng số hồ sơ tiếp nhận là 2.000 hồ sơ. Số hồ sơ đã giải quyết: 1.800 hồ sơ. Hồ sơ được số hóa: 1.500 hồ sơ.\nTổng số lượt đánh giá mức độ hài lòng: 200 lượt. Trong đó:\n- Rất hài lòng: 150 lượt.\n- Hài lòng: 30 lượt.\n- Bình thường: 14 lượt.\n- Không hài lòng: 05 lượt.\n- Rất không hài lòng: 01 lượt.\n";
    let mut workspace = Workspace::new();
    workspace.add("a.txt", report.as_bytes()).expect("a report");
    for kind in ["thang", "quy", "sau-thang", "nam"] {
        let text = written(&workspace, kind).text();
        // As in the monthly report of a provincial centre (observed, 4/2023).
        let order = [
            "Mức độ hài lòng",
            "Thanh toán trực tuyến",
            "Tiếp nhận hồ sơ",
            "Kết quả giải quyết",
            "Số hóa hồ sơ",
            "Kết quả Bộ chỉ số",
        ];
        let at = order.map(|title| text.find(&format!(". {title}")).expect(title));
        assert!(at.is_sorted(), "{kind}: {at:?}\n{text}");
        assert_eq!(line_with(&text, "Bình thường"), "- Bình thường: 14 lượt, chiếm 7,00% tổng số lượt đánh giá.");
        assert_eq!(line_with(&text, "Rất không"), "- Rất không hài lòng: 01 lượt, chiếm 0,50% tổng số lượt đánh giá.");
        assert_eq!(line_with(&text, "số hóa tháng"), "Số hồ sơ được số hóa tháng 4/2026: 1.500 hồ sơ.");
    }
}

#[test]
fn what_is_not_stated_is_a_gap_and_listed() {
    let draft = written(&april_and_march(), "thang");
    assert_eq!(
        line_with(&draft.text(), "lượt đánh giá mức"),
        "Tổng số lượt đánh giá mức độ hài lòng tháng 4/2026: …… lượt. Trong đó:"
    );
    assert_eq!(
        draft.gaps,
        [
            "Lượt đánh giá",
            "Rất hài lòng",
            "Hài lòng",
            "Không hài lòng",
            "Tổng điểm Bộ chỉ số 766",
            "Điểm các nhóm của Bộ chỉ số 766"
        ]
    );
    assert!(!draft.text().contains(" 0 "), "a missing figure became a zero");
}

#[test]
fn a_corrected_figure_changes_its_sentence() {
    let mut workspace = april_and_march();
    let late = |workspace: &Workspace| line_with(&written(workspace, "thang").text(), "tiếp nhận mới").to_owned();
    assert!(late(&workspace).contains("tiếp nhận mới 1.600 hồ sơ"));
    let fact = workspace
        .analysis()
        .reviewed
        .iter()
        .find(|f| f.corrected.indicator == "received_new" && f.corrected.scope.is_whole())
        .expect("a figure");
    let value = Value::Number(Decimal::whole(1_609));
    let change = Change::Value { key: fact.key.clone(), value };
    workspace.apply(change, Author { who: "Lan".into(), when: "2026-05-04T08:30:00".into() }).expect("a correction");
    assert!(late(&workspace).contains("tiếp nhận mới 1.609 hồ sơ"));
}

#[test]
fn every_kind_is_written_and_every_slot_is_known() {
    let workspace = april_and_march();
    for kind in kinds() {
        let draft = written(&workspace, &kind.id);
        let named = |gap: &String| thuoc_do::catalog::catalog().fact(gap).is_none() && gap.contains('_');
        assert_eq!(draft.gaps.iter().find(|gap| named(gap)), None, "{}", kind.id);
        assert!(!draft.text().contains('{'), "{}: an unread slot", kind.id);
        assert!(draft.blocks.len() > 3, "{}", kind.id);
    }
}

#[test]
fn every_figure_knows_its_source() {
    let workspace = april_and_march();
    let draft = written(&workspace, "thang");
    let runs = draft.blocks.iter().flat_map(|b| match b {
        Block::Heading(_) => Vec::new(),
        Block::Paragraph { runs, .. } => runs.clone(),
    });
    let figures: Vec<Run> = runs.filter(|r| matches!(r, Run::Figure { .. })).collect();
    assert!(figures.len() > 20, "{}", figures.len());
    for figure in figures {
        let places = figure.places();
        assert!(!places.is_empty(), "{}", figure.text());
        assert!(places.iter().all(|p| workspace.excerpt(p).is_some()), "{}", figure.text());
    }
}

#[test]
fn the_same_draft_gives_the_same_bytes() {
    let draft = written(&april_and_march(), "thang");
    assert_eq!(docx(&draft), docx(&draft));
}

#[test]
fn a_figure_that_reports_state_differently_is_marked_in_the_tables_too() {
    let text = String::from_utf8(case("thang-4.txt")).expect("text");
    let other = text.replace("Sở Y tế: 02 hồ sơ", "Sở Y tế: 03 hồ sơ");
    assert_ne!(text, other);
    let mut workspace = Workspace::new();
    workspace.add("thang-4.txt", text.as_bytes()).expect("a report");
    workspace.add("thang-4-lai.txt", other.as_bytes()).expect("a report");
    let draft = written(&workspace, "thang");
    let told = |conflict: &String| conflict.contains("(Sở Y tế)") && conflict.contains("2; 3");
    assert!(draft.conflicts.iter().any(told), "{:?}", draft.conflicts);
    assert!(draft.appendices.iter().any(|a| a.note.contains("nêu khác nhau")));
}
