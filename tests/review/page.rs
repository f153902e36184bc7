//! The data of the review page.

use super::{APRIL, add, entry, key_of, loaded, me, number};
use thuoc_do::domain::{Change, SourceId};
use thuoc_do::present::{Filter, Mark, Review, Tone};
use thuoc_do::workspace::Workspace;

fn review(workspace: &Workspace) -> Review {
    workspace.review(SourceId(0)).expect("a review")
}

/// The lines as one text with the marked pieces in brackets.
fn marked(workspace: &Workspace) -> String {
    let review = review(workspace);
    let lines = workspace.review_lines(&review, 0..review.line_count);
    let piece = |segment: &thuoc_do::present::Segment| match &segment.mark {
        Mark::Plain => segment.text.clone(),
        Mark::Figures { tone, .. } => format!("[{tone:?} {}]", segment.text),
        Mark::Passed(index) => format!("<{index} {}>", segment.text),
    };
    let cell = |cell: &Vec<_>| cell.iter().map(piece).collect::<String>();
    lines.iter().map(|l| l.cells.iter().map(cell).collect::<Vec<_>>().join("|") + "\n").collect()
}

#[test]
fn the_text_is_whole_and_its_figures_are_marked() {
    let workspace = loaded(&[APRIL]);
    let review = review(&workspace);
    let text: String = workspace
        .review_lines(&review, 0..usize::MAX)
        .iter()
        .map(|l| {
            l.cells.iter().map(|c| c.iter().map(|s| s.text.as_str()).collect::<String>()).collect::<Vec<_>>().join("\t")
                + "\n"
        })
        .collect();
    assert_eq!(text, APRIL);
    for figure in &review.figures {
        let line = figure.line.expect("a line");
        let lines = workspace.review_lines(&review, line..line + 1);
        let segments = lines[0].cells.iter().flatten().filter(|s| matches!(s.mark, Mark::Figures { .. }));
        assert!(segments.map(|s| s.start).any(|start| start == figure.range.start), "{figure:?}");
    }
}

#[test]
fn figures_of_a_table_are_marked_by_cell() {
    let text = "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 4 năm 2026\n\n\
        STT\tCơ quan\tTiếp nhận mới\tTiếp nhận trực tuyến\n1\tSở Y tế\t120\t80\n2\tSở Nội vụ\t60\t50\n\n\
        Tổng số hồ sơ tiếp nhận trong tháng 4/2026 là 180 hồ sơ.\n";
    let workspace = loaded(&[text]);
    let shown = marked(&workspace);
    if workspace.reviewed().iter().any(|f| f.key.source() == SourceId(0) && f.place().cell.is_some()) {
        assert!(shown.contains("|[") && !shown.contains("[Certain 1\t"), "{shown}");
    }
    assert!(shown.lines().count() == text.lines().count(), "{shown}");
}

#[test]
fn filters_count_what_they_leave() {
    let mut workspace = loaded(&[APRIL]);
    let count = |workspace: &Workspace, filter| {
        let review = review(workspace);
        let offered = review.filters.iter().find(|f| f.filter == filter).map(|f| f.count);
        assert_eq!(offered, Some(review.filtered(filter).len()));
        offered.unwrap_or_default()
    };
    let counts = |workspace: &Workspace| {
        [Filter::All, Filter::Corrected, Filter::WithFindings, Filter::Excluded].map(|f| count(workspace, f))
    };
    assert_eq!(counts(&workspace), [3, 0, 3, 0]);
    let total = key_of(&workspace, 0, "received_total");
    workspace.apply(Change::Value { key: total, value: number(1_900) }, me()).expect("a change");
    assert_eq!(counts(&workspace), [3, 1, 0, 0]);
    let new = key_of(&workspace, 0, "received_new");
    workspace.apply(Change::Exclude { key: new }, me()).expect("a change");
    workspace.apply(add(entry("resolved_total", 9)), me()).expect("a change");
    assert_eq!(counts(&workspace), [4, 2, 0, 1]);
}

#[test]
fn a_figure_shows_what_was_stated_what_counts_and_who_changed_it() {
    let mut workspace = loaded(&[APRIL]);
    let key = key_of(&workspace, 0, "received_total");
    workspace.apply(Change::Value { key: key.clone(), value: number(1_900) }, me()).expect("a change");
    workspace.apply(Change::Note { key: key.clone(), text: "theo bản in".into() }, me()).expect("a change");
    let review = review(&workspace);
    let figure = &review.figures[review.position(&key).expect("a position")];
    let cell = |cell: &Option<thuoc_do::present::Cell>| cell.as_ref().map(|c| c.text.clone());
    assert_eq!(cell(&figure.stated).as_deref(), Some("2.000 hồ sơ"));
    assert_eq!(cell(&figure.counted).as_deref(), Some("1.900 hồ sơ"));
    assert_eq!((&*figure.standing, figure.tone), ("Đã sửa", Tone::Changed));
    assert_eq!((figure.note.as_str(), figure.author.as_str()), ("theo bản in", "Lan, 04/05/2026 08:30"));
    assert_eq!((figure.scope.as_str(), figure.period.as_str()), ("Toàn đơn vị báo cáo", "Tháng 4/2026"));
}

#[test]
fn the_form_offers_what_the_report_speaks_of() {
    let workspace = loaded(&[APRIL]);
    let choices = workspace.choices(SourceId(0));
    assert_eq!(choices.scopes.iter().map(|s| s.name.as_str()).collect::<Vec<_>>(), ["Toàn đơn vị báo cáo"]);
    assert_eq!(choices.periods.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), ["Tháng 4/2026"]);
    let names: Vec<&str> = choices.indicators.iter().map(|i| i.name.as_str()).collect();
    assert!(names.len() > 30 && names.windows(2).all(|w| thuoc_do::text::compare(w[0], w[1]).is_le()), "{names:?}");
}

#[test]
fn a_long_report_is_drawn_a_window_at_a_time() {
    let line = "Tổng số hồ sơ tiếp nhận trong tháng 4/2026 là 2.000 hồ sơ.\n";
    let text = format!("BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 4 năm 2026\n\n{}", line.repeat(3_000));
    let workspace = loaded(&[&text]);
    let review = review(&workspace);
    assert!(review.line_count == 3_003 && review.figures.len() == 3_000);
    let window = workspace.review_lines(&review, 1_500..1_520);
    assert_eq!(window.iter().map(|l| l.index).collect::<Vec<_>>(), (1_500..1_520).collect::<Vec<_>>());
    assert!(window.iter().all(|l| l.cells[0].iter().any(|s| matches!(s.mark, Mark::Figures { .. }))));
    assert_eq!(workspace.review_lines(&review, 5_000..6_000), []);
}
