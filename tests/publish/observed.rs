//! Drafts from what is not a report: the index as the portal gives it, counts of a list of dossiers.

use super::drafts::line_with;
use std::path::PathBuf;
use thuoc_do::catalog::{catalog, dossier_defs};
use thuoc_do::domain::{Decimal, Scope, Span};
use thuoc_do::dossier::{BEGINNING, Counted, Preview, Scanner, Tally, View, fingerprint, report};
use thuoc_do::export::draft::{
    ALL_PLANS, Block, Draft, Edits, Letterhead, Order, Run, bodies, draft, kinds, periods, plans,
};
use thuoc_do::extract::Extraction;
use thuoc_do::present::{self, PageId, next_steps, plan_code};
use thuoc_do::scoring::index::{Scenario, Target};
use thuoc_do::workspace::{Reading, Workspace};

const PORTAL: &str = "cong-quoc-gia.json";
const TOTAL: &str = "Tổng điểm Bộ chỉ số 766";
const SEPTEMBER: Span = Span::Month { year: 2026, month: 9 };

/// The index of Đắk Lắk as the national portal gives it.
fn portal() -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases/index/dak_lak_2026_09_17.json");
    std::fs::read_to_string(path).expect("a case")
}

fn loaded(files: &[(&str, &str)]) -> Workspace {
    let mut workspace = Workspace::new();
    for (name, text) in files {
        workspace.add(name, text.as_bytes()).expect("a file");
    }
    workspace
}

fn written(workspace: &Workspace, kind: &str, span: Span) -> Draft {
    written_for(workspace, kind, span, None, "")
}

fn written_for(workspace: &Workspace, kind: &str, span: Span, body: Option<&str>, plan: &str) -> Draft {
    let (body, plan) = (body.map(str::to_owned), plan.to_owned());
    let order = Order { kind: kind.to_owned(), span, body, plan, letterhead: Letterhead::default() };
    draft(&workspace.subject(), &order, &workspace.planned()).expect("a kind")
}

/// A report that says nothing but how many dossiers a province received in September.
fn monthly(province: &str, received: &str) -> String {
    format!(
        "BÁO CÁO\nKết quả tháng 9 năm 2026 của tỉnh {province}\n\nTrong tháng 9/2026, tổng số hồ sơ tiếp nhận là {received} hồ sơ.\n"
    )
}

/// A draft from one file, for the first of its periods.
fn of_file(text: &str, kind: &str) -> (Workspace, Draft) {
    let workspace = loaded(&[(PORTAL, text)]);
    let span = periods(&workspace.subject())[0];
    let draft = written(&workspace, kind, span);
    (workspace, draft)
}

fn paragraph<'a>(draft: &'a Draft, section: &str) -> &'a [Run] {
    let found = draft.blocks.iter().find_map(|block| match block {
        Block::Paragraph { id, runs, .. } if id == section => Some(runs.as_slice()),
        _ => None,
    });
    found.expect("the paragraph")
}

#[test]
fn the_index_of_the_portal_fills_total_groups_and_lost_points() {
    let (workspace, draft) = of_file(&portal(), "don-doc");
    let text = draft.text();
    assert!(
        line_with(&text, "toàn tỉnh").ends_with(
            "toàn tỉnh lũy kế từ đầu năm 2026 đến ngày 17/9/2026 đạt 64,08/100 điểm (gồm 8,98 theo điểm công bố). Trong đó: Công khai, minh bạch 11,90/18 điểm; Tiến độ giải quyết 17,00/20 điểm; Dịch vụ công trực tuyến 8,98/12 điểm (theo điểm công bố); Thanh toán trực tuyến 6,43/10 điểm; Mức độ hài lòng 10,90/18 điểm; Số hóa hồ sơ 8,87/22 điểm."
        ),
        "{text}"
    );
    assert_eq!(
        line_with(&text, "xếp từ nhóm mất nhiều nhất"),
        "Các nhóm chỉ số còn mất điểm, xếp từ nhóm mất nhiều nhất: Số hóa hồ sơ mất 13,13 điểm; Mức độ hài lòng mất 7,10 điểm; Công khai, minh bạch mất 6,10 điểm; Thanh toán trực tuyến mất 3,57 điểm; Dịch vụ công trực tuyến mất 3,02 điểm (theo điểm công bố); Tiến độ giải quyết mất 3,00 điểm."
    );
    assert_eq!((draft.gaps.len(), draft.conflicts.len()), (0, 0), "{:?} {:?}", draft.gaps, draft.conflicts);
    assert_eq!(draft.sources, [PORTAL]);
    assert_eq!((draft.head.issuer.as_str(), draft.head.place.as_str()), ("ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK", "Đắk Lắk"));
    for (section, count) in [("index.1", 8), ("index_gaps.1", 6)] {
        let figures = paragraph(&draft, section).iter().filter(|run| matches!(run, Run::Figure { .. }));
        let figures: Vec<&Run> = figures.collect();
        assert_eq!(figures.len(), count);
        for figure in figures {
            let opens = figure.places().iter().all(|place| workspace.excerpt(place).is_some());
            assert!(opens && !figure.places().is_empty(), "{}", figure.text());
            let Run::Figure { link, .. } = figure else { continue };
            assert_eq!(link.scope, Scope::agency("UBND tỉnh Đắk Lắk"));
        }
    }
    let annex = draft.appendices.iter().find(|annex| annex.sheet.id == "index").expect("the index");
    assert_eq!(annex.sheet.rows.len(), 6);
    assert_eq!(annex.note, "Điểm các nhóm sau là điểm công bố, không tính lại được: Dịch vụ công trực tuyến.");
    assert!(annex.chart.is_some());
}

#[test]
fn every_kind_with_the_index_states_it() {
    for kind in kinds().iter().filter(|kind| kind.sections.iter().any(|id| id == "index")) {
        let draft = of_file(&portal(), &kind.id).1;
        assert!(draft.text().contains("ngày 17/9/2026 đạt 64,08/100 điểm (gồm 8,98 theo"), "{}", kind.id);
        assert!(!draft.gaps.iter().any(|gap| gap.contains("Bộ chỉ số 766")), "{:?}", draft.gaps);
        assert!(draft.head.superior.is_empty() || draft.head.superior.ends_with("TỈNH ĐẮK LẮK"), "{:?}", draft.head);
    }
}

#[test]
fn points_of_the_portal_that_its_counts_do_not_give_are_marked() {
    let other = portal().replace("\"TDGQ\": 17.0", "\"TDGQ\": 16.5").replace("\"total\": 64.08", "\"total\": 63.58");
    assert_ne!(other, portal());
    let draft = of_file(&other, "don-doc").1;
    let text = draft.text();
    assert!(text.contains("đạt 64,08/100 điểm (gồm 8,98") && text.contains("Tiến độ giải quyết 17,00/20"), "{text}");
    let told = |words: &str| draft.conflicts.iter().any(|conflict| conflict.contains(words));
    assert!(told("được 64,08 điểm, điểm công bố là 63,58"), "{:?}", draft.conflicts);
    assert!(told("được 17,00 điểm, điểm công bố là 16,50"), "{:?}", draft.conflicts);
    let annex = draft.appendices.iter().find(|annex| annex.sheet.id == "index").expect("the index");
    assert!(annex.note.contains("điểm công bố là 63,58"), "{}", annex.note);
}

#[test]
fn points_that_are_not_known_are_left_out_and_not_zero() {
    let without = portal().replace(" \"online_service_score\": 8.98,\n", "").replace("  \"CLGQ\": 8.98,\n", "");
    let text = of_file(&without, "don-doc").1.text();
    assert!(text.contains("đạt 64,08/100 điểm. Trong đó: Công khai"), "as published: {text}");
    assert!(!text.contains("Dịch vụ công trực tuyến"), "{text}");
    let nothing = without.replace(",\n \"total\": 64.08", "");
    assert_ne!(nothing, without);
    let draft = of_file(&nothing, "don-doc").1;
    assert!(draft.gaps.iter().any(|gap| gap == TOTAL), "{:?}", draft.gaps);
    assert!(draft.text().contains("Tiến độ giải quyết 17,00/20 điểm"));
}

#[test]
fn the_index_of_the_portal_is_of_its_own_province_only() {
    let draft = |province: &str| {
        let workspace = loaded(&[("thang-9.txt", &monthly(province, "2.000")), (PORTAL, &portal())]);
        written(&workspace, "thang", SEPTEMBER)
    };
    let own = draft("Đắk Lắk");
    assert!(
        own.text()
            .contains("tháng 9/2026 đạt 64,08/100 điểm (gồm 8,98 theo điểm công bố), theo số liệu ngày 17/9/2026. "),
        "{}",
        own.text()
    );
    assert_eq!(own.sources, ["thang-9.txt", PORTAL]);
    let other = draft("Hà Tĩnh");
    assert!(other.gaps.iter().any(|gap| gap == TOTAL), "{}", other.text());
    assert_eq!(other.sources, ["thang-9.txt"]);
    assert_eq!(other.head.place, "Hà Tĩnh");
}

#[test]
fn a_draft_is_for_the_body_chosen_and_its_rewritten_paragraphs_are_its_own() {
    let files = [("a.txt", monthly("Hà Tĩnh", "2.000")), ("b.txt", monthly("Đắk Lắk", "3.000")), (PORTAL, portal())];
    let workspace = loaded(&files.each_ref().map(|(name, text)| (*name, text.as_str())));
    let all = bodies(&workspace.subject(), SEPTEMBER);
    assert_eq!(all.iter().map(|body| body.label.as_str()).collect::<Vec<_>>(), ["Hà Tĩnh", "Đắk Lắk"]);
    let [first, second] = [0, 1].map(|at| written_for(&workspace, "thang", SEPTEMBER, Some(&all[at].code), ""));
    assert_eq!(first, written(&workspace, "thang", SEPTEMBER), "the first of them unless told");
    assert!(first.text().contains("2.000 hồ sơ") && !first.text().contains("3.000"), "{}", first.text());
    assert_eq!(
        (second.head.place.as_str(), second.sources.as_slice()),
        ("Đắk Lắk", &["b.txt".to_owned(), PORTAL.to_owned()][..])
    );
    assert!(second.text().contains("3.000 hồ sơ") && !second.text().contains("2.000 hồ sơ"), "{}", second.text());
    let id = "received.1";
    let mut edits = Edits::default();
    edits.put(&second, id, "Tiếp nhận 3.000 hồ sơ.");
    assert!(edits.standing(&second, id).edited && !edits.standing(&first, id).edited);
    // Whichever is loaded, and whichever comes first.
    let alone = loaded(&[("a.txt", &monthly("Hà Tĩnh", "2.000"))]);
    edits.put(&first, id, "Tiếp nhận 2.000 hồ sơ.");
    assert!(edits.standing(&written(&alone, "thang", SEPTEMBER), id).edited);
    let other = loaded(&[("b.txt", &monthly("Đắk Lắk", "3.000"))]);
    let other = written(&other, "thang", SEPTEMBER);
    assert_eq!(edits.applied(&other).text().matches("Tiếp nhận 3.000 hồ sơ.").count(), 1);
    assert_eq!(edits.applied(&other).text().matches("2.000").count(), 0);
}

#[test]
fn a_province_of_which_only_the_index_is_known_is_a_body_too() {
    let report = monthly("Hà Tĩnh", "2.000")
        .replace("tháng 9 năm 2026", "ngày 17/9/2026")
        .replace("tháng 9/2026", "ngày 17/9/2026");
    let workspace = loaded(&[("a.txt", &report), (PORTAL, &portal())]);
    let span = workspace.analysis().assessed[0].observation.span;
    let all = bodies(&workspace.subject(), span);
    let dak_lak = all.iter().find(|body| body.label.contains("Đắk Lắk")).expect("the province");
    let draft = written_for(&workspace, "don-doc", span, Some(&dak_lak.code), "");
    assert!(draft.text().contains("đạt 64,08/100 điểm"), "{}", draft.text());
    assert_eq!(draft.sources, [PORTAL]);
}

#[test]
fn scenarios_that_were_kept_are_proposed_when_chosen() {
    let mut workspace = loaded(&[(PORTAL, &portal())]);
    let span = periods(&workspace.subject())[0];
    let at = workspace.analysis().assessed.iter().position(|of| of.observation.span == span).expect("points");
    let goal = |name: &str, points: i64| Scenario {
        name: name.to_owned(),
        target: Some(Target::Score(Decimal::whole(points))),
        ..Scenario::default()
    };
    let offered = |workspace: &Workspace| {
        let body = bodies(&workspace.subject(), span)[0].code.clone();
        plans(&workspace.subject(), span, &body, &workspace.planned())
            .into_iter()
            .map(|plan| plan.code)
            .collect::<Vec<_>>()
    };
    assert_eq!(offered(&workspace), [""; 0], "nothing kept, nothing to choose");
    assert!(
        workspace.keep_scenario(at, goal("Đến 65 điểm", 65)) && workspace.keep_scenario(at, goal("Đến 70 điểm", 70))
    );
    assert!(!workspace.keep_scenario(at, goal(" ", 66)), "a scenario has a name");
    let codes = [String::new(), plan_code("Đến 65 điểm"), plan_code("Đến 70 điểm"), ALL_PLANS.to_owned()];
    assert_eq!(offered(&workspace), codes);
    let without = written(&workspace, "don-doc", span).text();
    assert!(!without.contains("phương án"), "{without}");

    let draft = written_for(&workspace, "don-doc", span, None, &plan_code("Đến 65 điểm"));
    let text = draft.text();
    let told = line_with(&text, "Yêu cầu các cơ quan, đơn vị tổ chức");
    assert!(told.contains(" thực hiện phương án «Đến 65 điểm» đưa tổng điểm từ 64,08 lên 65,04 điểm"), "{told}");
    let annex = draft.appendices.last().expect("the plan");
    assert!(annex.title.ends_with("«Đến 65 điểm»") && annex.note.contains("Giả định"), "{annex:?}");
    let gain = annex.sheet.columns.len() - 2;
    let total = annex.sheet.total.as_ref().expect("a total");
    assert_eq!((total.len(), total[gain].text.as_str()), (annex.sheet.columns.len(), "+0,96"));
    assert_eq!(annex.sheet.columns[gain].label, "Điểm được thêm");

    let all = written_for(&workspace, "don-doc", span, None, ALL_PLANS);
    let added = all.appendices.iter().map(|annex| annex.sheet.id.as_str()).collect::<Vec<_>>();
    assert_eq!(added, ["index", "plan-1", "plan-2"]);
    assert!(line_with(&all.text(), "Yêu cầu các cơ quan, đơn vị tổ chức").contains("; phương án «Đến 70 điểm» đưa"));
}

#[test]
fn a_scenario_that_is_proposed_says_what_it_does_and_what_was_set_by_hand_counts() {
    let mut workspace = loaded(&[(PORTAL, &portal())]);
    let span = periods(&workspace.subject())[0];
    let at = workspace.analysis().assessed.iter().position(|of| of.observation.span == span).expect("points");
    let code = "ORIGINAL_RESULT_AVAILABLE";
    let digitised = workspace.analysis().assessed[at].observation.counts(code).expect("a component").numerator;
    let now = digitised.number().and_then(Decimal::as_whole).expect("a count");
    let by_hand = |name: &str, to: i64| Scenario {
        name: name.to_owned(),
        numerators: [(code.to_owned(), to)].into(),
        ..Scenario::default()
    };
    for scenario in [by_hand("Lên", now + 50_000), by_hand("Xuống", now - 50_000), by_hand("*", now)] {
        assert!(workspace.keep_scenario(at, scenario));
    }
    let told = |name: &str| written_for(&workspace, "don-doc", span, None, &plan_code(name));
    let (up, down, same) = (told("Lên"), told("Xuống"), told("*"));
    let line = |draft: &Draft| line_with(&draft.text(), "Yêu cầu các cơ quan, đơn vị tổ chức").to_owned();
    assert!(line(&up).contains("«Lên» đưa tổng điểm từ 64,08 lên "), "{}", line(&up));
    assert!(line(&down).contains("«Xuống» làm tổng điểm giảm từ 64,08 xuống "), "{}", line(&down));
    assert!(line(&same).contains("«*» giữ nguyên tổng điểm 64,08 điểm"), "{}", line(&same));
    assert_eq!((same.appendices.len(), same.text().contains("phụ lục kèm theo")), (1, false), "nothing to list");
    let sheet = &up.appendices.last().expect("what it takes").sheet;
    assert!(sheet.rows[0][1].text.starts_with("50.000 "), "{:?}", sheet.rows[0][1]);

    // What was rewritten with one scenario is not said of another.
    let id = "plans_asked.1";
    let mut edits = Edits::default();
    edits.put(&up, id, "Thực hiện phương án «Lên».");
    assert!(edits.standing(&up, id).edited && !edits.standing(&down, id).edited);
    let weekly = written_for(&workspace, "toan-trinh", span, None, &plan_code("Lên"));
    assert!(weekly.appendices.iter().all(|annex| !annex.sheet.id.starts_with("plan")), "of no kind that does not tell");
}

#[test]
fn a_report_of_targets_is_no_report_of_the_period() {
    let target = "KẾ HOẠCH\nCải cách thủ tục hành chính tháng 9 năm 2026 của tỉnh Hà Tĩnh\n\nPhấn đấu tỷ lệ hồ sơ trực tuyến tháng 9/2026 đạt 80%.\n";
    let workspace = loaded(&[("a.txt", target), ("b.txt", &monthly("Đắk Lắk", "3.000"))]);
    let all = bodies(&workspace.subject(), SEPTEMBER);
    assert_eq!(all.iter().map(|body| body.label.as_str()).collect::<Vec<_>>(), ["Đắk Lắk"]);
}

#[test]
fn a_file_with_one_province_is_of_that_province_in_any_order() {
    let report = monthly("Đắk Lắk", "3.000")
        .replace("tháng 9 năm 2026", "ngày 17/9/2026")
        .replace("tháng 9/2026", "ngày 17/9/2026");
    let files = [("a.txt", report.as_str()), (PORTAL, &portal())];
    let told = |files: &[(&str, &str)]| {
        let workspace = loaded(files);
        let span = workspace.analysis().assessed[0].observation.span;
        let all = bodies(&workspace.subject(), span);
        assert_eq!(all.len(), 1, "{all:?}");
        let draft = written(&workspace, "nam", span);
        (draft.text().contains("3.000 hồ sơ"), draft.text().contains("64,08/100"))
    };
    let [first, second] = files;
    assert_eq!((told(&[first, second]), told(&[second, first])), ((true, true), (true, true)));
}

/// A session with the counts of a list over a period; its rows as below its headings.
fn counted(rows: &str, span: Span) -> Workspace {
    counted_under(
        "Mã hồ sơ;Cơ quan;Hình thức nộp;Ngày tiếp nhận;Ngày hẹn trả;Ngày trả kết quả;Trạng thái\n",
        rows,
        span,
    )
}

fn counted_under(heads: &str, rows: &str, span: Span) -> Workspace {
    let list = [heads, rows].concat();
    let bytes = list.as_bytes();
    let preview = Preview::of_separated(&bytes[..bytes.len().min(BEGINNING)], dossier_defs());
    let mapping = preview.mapping.expect("headings");
    let mut tally = Tally::new(&mapping, dossier_defs());
    let mut scanner = Scanner::new(preview.dialect);
    scanner.push(bytes, &mut tally);
    scanner.finish(&mut tally);
    let cube = tally.finish("a.csv", &fingerprint(bytes.len() as u64, bytes)).0;
    let counted = report(&cube, span, "a.csv", catalog()).expect("a period").expect("an account");
    let extraction =
        Extraction { report: counted.report, facts: counted.facts, passed: Vec::new(), tables: Vec::new() };
    let mut workspace = Workspace::new();
    let dossiers = View::over(&cube, span).and_then(|view| Counted::of(&view, span, catalog()));
    workspace.add_reading(Reading { document: counted.document, extraction, dossiers }).expect("counts");
    workspace
}

/// Dossiers without a due day, resolved and pending, stand beside the others: in the text, in the table and in its chart.
#[test]
fn the_parts_of_a_list_without_due_days_add_up() {
    let row = |number: usize| {
        let (due, returned) = match number {
            0..7 => ("10/04/2026", "09/04/2026"),
            7..9 => ("10/04/2026", "13/04/2026"),
            9..12 => ("", "14/04/2026"),
            12..16 => ("20/05/2026", ""),
            _ => ("", ""),
        };
        let agency = if number.is_multiple_of(2) { "Sở Tư pháp" } else { "Sở Y tế" };
        format!("A{number};{agency};Trực tuyến;06/04/2026;{due};{returned};\n")
    };
    let april = Span::Month { year: 2026, month: 4 };
    let workspace = counted(&(0..21).map(row).collect::<String>(), april);
    let draft = written(&workspace, "thang", april);
    let text = draft.text();
    let count = |line: &str| -> i64 {
        let line = line_with(&text, line);
        let figure = line.split_once(": ").and_then(|(_, rest)| rest.split_once(" hồ sơ")).expect("a figure").0;
        figure.parse().expect("a whole number")
    };
    let parts = ["Giải quyết trước hạn", "Giải quyết đúng hạn", "Giải quyết quá hạn", "Đã giải quyết nhưng không rõ"];
    assert_eq!(parts.map(count), [7, 0, 2, 3]);
    assert_eq!(count("Số hồ sơ đã giải quyết"), 12);
    let parts = ["Đang giải quyết trong hạn", "Đang giải quyết quá hạn", "Đang giải quyết nhưng không rõ hạn trả"];
    assert_eq!(parts.map(count), [4, 0, 5]);
    assert_eq!(count("Số hồ sơ đang giải quyết"), 9);
    let appendix = draft.appendices.iter().find(|a| a.sheet.id == "processing").expect("the table by agency");
    let labels: Vec<&str> = appendix.sheet.columns.iter().map(|c| c.label.as_str()).collect();
    assert!(labels.contains(&"Số hồ sơ đã giải quyết: Không rõ hạn"), "{labels:?}");
    let chart = appendix.chart.as_ref().expect("a chart");
    assert!(chart.spec.description.contains("không rõ hạn 1"), "{}", chart.spec.description);
    // What is not known is told where a rate has it in its whole, and before the figures are used.
    let blocks = workspace.page(PageId::Overview).blocks;
    let tiles =
        blocks.iter().filter_map(|b| if let present::Block::Tiles(tiles) = b { Some(tiles) } else { None }).flatten();
    let on_time = tiles.into_iter().find(|tile| tile.label == "Tỷ lệ đúng hạn trên số đã giải quyết").expect("a rate");
    assert_eq!(
        on_time.detail,
        "(trước hạn + đúng hạn) / đã giải quyết = 7 / 12. Mẫu số gồm cả: \
         đã giải quyết nhưng không rõ hạn trả hoặc ngày có kết quả 3"
    );
    let hint = "Danh sách hồ sơ có dòng cần xem lại trước khi dùng số liệu: Không có ngày hẹn trả: 8 dòng. \
                Số thứ tự dòng và cách khai báo từ ngữ ở trang «Báo cáo đã nạp».";
    for id in [PageId::Overview, PageId::Findings] {
        assert!(workspace.page(id).blocks.contains(&present::Block::Hint(hint.to_owned())), "{id:?}");
    }
    let steps = next_steps(&workspace.subject());
    assert!(steps.iter().any(|step| step.page == PageId::Sources), "{steps:?}");
    assert_eq!(draft.doubted, ["a.csv: Không có ngày hẹn trả: 8 dòng"]);
}

#[test]
fn nobody_is_praised_and_blamed_in_one_report() {
    let row = |number: usize| {
        let agency = if number.is_multiple_of(2) { "Sở Y tế" } else { "Sở Nội vụ" };
        let level = if number.is_multiple_of(2) || number == 1 { "Toàn trình" } else { "Một phần" };
        let agency = if number == 0 { "Sở Tư pháp" } else { agency };
        let returned = if number == 0 { "13/04/2026" } else { "09/04/2026" };
        format!("A{number};{agency};{level};Trực tuyến;06/04/2026;10/04/2026;{returned}\n")
    };
    let heads = "Mã hồ sơ;Cơ quan;Mức độ;Hình thức nộp;Ngày tiếp nhận;Ngày hẹn trả;Ngày trả kết quả\n";
    let year = Span::Year { year: 2026 };
    let workspace = counted_under(heads, &(0..8).map(row).collect::<String>(), year);
    let text = written(&workspace, "nam", year).text();
    assert!(line_with(&text, "Đề nghị phê bình").contains("Sở Nội vụ (25,00%)"), "{text}");
    let praised = line_with(&text, "có toàn bộ hồ sơ tiếp nhận mới được nộp trực tuyến");
    let names = praised.split_once("nộp trực tuyến: ").expect("names").1;
    let expected = "Sở Y tế; chưa đề nghị biểu dương Sở Tư pháp vì có hồ sơ quá hạn; \
                    chưa đề nghị biểu dương Sở Nội vụ vì chưa đạt tỷ lệ hồ sơ trực tuyến toàn trình từ 70%.";
    assert_eq!(names, expected);
    let full = line_with(&text, "đạt tỷ lệ từ 70% trở lên: ");
    assert!(full.contains("Sở Y tế (100,00%)") && !full.contains("Sở Tư pháp"), "late, so not praised: {full}");
}

#[test]
fn counted_dossiers_have_their_rate_on_time() {
    let row = |number: usize| {
        let returned = match number {
            0..8 => "09/04/2026",
            8..11 => "10/04/2026",
            _ => "13/04/2026",
        };
        format!("A{number};Sở Tư pháp;Trực tuyến;06/04/2026;10/04/2026;{returned};Đã trả kết quả\n")
    };
    let april = Span::Month { year: 2026, month: 4 };
    let workspace = counted(&(0..12).map(row).collect::<String>(), april);
    let draft = written(&workspace, "thang", april);
    let text = draft.text();
    assert_eq!(line_with(&text, "Giải quyết trước hạn"), "- Giải quyết trước hạn: 08 hồ sơ.");
    assert_eq!(
        line_with(&text, "Giải quyết đúng hạn"),
        "- Giải quyết đúng hạn: 03 hồ sơ. Tính chung, số hồ sơ giải quyết trước hạn và đúng hạn chiếm 91,67% số hồ sơ đã giải quyết."
    );
    let of_rate = |run: &&Run| run.text() == "91,67%";
    let Some(Run::Figure { cell, .. }) = paragraph(&draft, "resolved.3").iter().find(of_rate) else {
        panic!("the rate in\n{text}")
    };
    let ratio = cell.ratio.expect("counts");
    assert_eq!((ratio.part().as_whole(), ratio.whole().as_whole()), (Some(11), Some(12)));
    assert_eq!(cell.places.len(), 3, "both counts and what they are of");
}

/// A kind that speaks of weeks does so of weeks only; the number of a week is left to fill in.
#[test]
fn the_period_is_called_what_it_is() {
    let list = "A1;Sở Tư pháp;Trực tuyến;06/04/2026;10/04/2026;09/04/2026;\n";
    let april = Span::Month { year: 2026, month: 4 };
    let text = written(&counted(list, april), "tuan", april).text();
    assert!(
        line_with(&text, "Tổng số hồ sơ tiếp nhận").starts_with("Tổng số hồ sơ tiếp nhận tháng 4/2026 là"),
        "{text}"
    );
    let report = "BÁO CÁO TUẦN\nKết quả giải quyết thủ tục hành chính tỉnh Hà Tĩnh\n\nTrong tuần, tổng số hồ sơ tiếp nhận là 1.800 hồ sơ.\n";
    let workspace = loaded(&[("a.txt", report)]);
    let week = Span::Week { month: None };
    let text = written(&workspace, "tuan", week).text();
    assert!(text.contains("Kết quả tiếp nhận, giải quyết thủ tục hành chính tuần ……\n"), "{text}");
    assert_eq!(line_with(&text, "Tổng số hồ sơ tiếp nhận"), "Tổng số hồ sơ tiếp nhận trong tuần là 1.800 hồ sơ.");
}

#[test]
fn without_both_counts_no_rate_on_time_is_stated() {
    let report = "BÁO CÁO\nKết quả tháng 4 năm 2026 của tỉnh Hà Tĩnh\n\nTrong tháng 4/2026, số hồ sơ đã giải quyết: 1.800 hồ sơ, trong đó giải quyết trước hạn: 900 hồ sơ.\n";
    let workspace = loaded(&[("a.txt", report)]);
    let text = written(&workspace, "thang", Span::Month { year: 2026, month: 4 }).text();
    assert_eq!(line_with(&text, "Giải quyết trước hạn"), "- Giải quyết trước hạn: 900 hồ sơ.");
    assert_eq!(line_with(&text, "Giải quyết đúng hạn"), "- Giải quyết đúng hạn: …… hồ sơ.");
}

/// Who receives everything online is praised or left out with the reason, so that both are as many as are told above.
#[test]
fn the_praised_and_the_left_out_of_a_real_report_are_all_that_are_told_above() {
    let Some(seeds) = crate::common::seeds() else { return };
    let report = std::fs::read_to_string(seeds.join("004_a566ad2b0f9f01d9.txt")).expect("a report");
    let workspace = loaded(&[("004.txt", &report)]);
    let text = written(&workspace, "thang", Span::Month { year: 2023, month: 4 }).text();
    let named = text.matches("Sở Lao động - Thương binh và Xã hội").count();
    assert!(named > 1 && !text.contains("Sở Lao động- TB&XH"), "one name for one agency");
    assert!(line_with(&text, "phát sinh hồ sơ trực tuyến;").contains("08 cơ quan, đơn vị có 100%"), "{text}");
    let line = line_with(&text, "Đề nghị biểu dương các cơ quan có toàn bộ hồ sơ tiếp nhận mới được nộp trực tuyến: ");
    let (praised, left_out) = line.split_once("; chưa đề nghị biểu dương ").expect("who is left out");
    let names = praised.split_once("nộp trực tuyến: ").expect("names").1;
    // «Sở Văn hóa, Thể thao và Du lịch» has a comma of its own.
    assert_eq!(names.replace("hóa, Thể", "hóa Thể").split(", ").count(), 4, "{names}");
    assert_eq!(left_out, "Ban Quản lý các KCN, Sở Nông nghiệp và PTNT, Sở Nội vụ, Sở Y tế vì có hồ sơ quá hạn.");
}
