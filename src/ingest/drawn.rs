//! Tables drawn in plain text, with bars or with blanks: their cells come to stand between tabs, as everywhere else.
//!
//! ```text
//! | Đơn vị | Tiếp nhận |        Đơn vị      Tiếp nhận   Đã giải quyết
//! |--------|-----------|        Sở Y tế     1.234       1.200
//! | Sở A   | 12        |        Sở Nội vụ   12          11
//! ```
//!
//! Lines that only draw (rules of bars, dashes, corners) are left out. Prose stays as it is: a drawn table has at least
//! two rows of cells beside each other, with numbers in them where blanks alone part them.

use std::ops::Range;

/// Signs that part cells.
const BARS: [char; 4] = ['|', '│', '┃', '║'];
/// Signs of which rules are made, beside bars.
const RULES: &str = "-–—=+:_─━═┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝";
/// Blanks that part cells of a row.
const GAP: usize = 2;

/// The text with its drawn tables written with tabs.
pub(super) fn with_tabs(text: String) -> String {
    if !text.contains(BARS) && !text.contains("  ") {
        return text;
    }
    let lines: Vec<&str> = text.split('\n').collect();
    let mut written: Vec<String> = Vec::with_capacity(lines.len());
    let mut at = 0;
    while at < lines.len() {
        let run = lines[at..].iter().take_while(|line| is_row(line)).count();
        let table = barred(&lines[at..at + run]).or_else(|| aligned(&lines[at..at + run]));
        match table {
            Some(rows) => written.extend(rows),
            None => written.extend(lines[at..at + run.max(1)].iter().map(|line| (*line).to_owned())),
        }
        at += run.max(1);
    }
    written.join("\n")
}

/// Whether a line may be a row of a drawn table, or one of its rules.
fn is_row(line: &str) -> bool {
    !line.contains('\t') && (line.contains(BARS) || is_rule(line) || !gaps(&characters(line)).is_empty())
}

fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() >= 3 && line.chars().all(|c| BARS.contains(&c) || RULES.contains(c) || c == ' ')
}

/// Rows whose cells stand between bars: at least two of three or more cells, or three of two.
fn barred(lines: &[&str]) -> Option<Vec<String>> {
    let rows: Vec<&&str> = lines.iter().filter(|line| !is_rule(line)).collect();
    let cells: Vec<Vec<&str>> = rows.iter().map(|line| between_bars(line)).collect();
    let (least, widest) = (cells.iter().map(Vec::len).min()?, cells.iter().map(Vec::len).max()?);
    let enough = if widest >= 3 { 2 } else { 3 };
    let wide = cells.iter().filter(|row| row.len() == widest).count();
    (least >= 2 && cells.len() >= enough && wide * 2 >= cells.len())
        .then(|| cells.iter().map(|c| c.join("\t")).collect())
}

/// The cells of a line; the bars at its ends part nothing.
fn between_bars(line: &str) -> Vec<&str> {
    let line = line.trim();
    let line = line.strip_prefix(BARS).unwrap_or(line);
    line.strip_suffix(BARS).unwrap_or(line).split(BARS).map(str::trim).collect()
}

/// Rows whose cells stand below each other: at least three, most of them with numbers behind the first cell.
fn aligned(lines: &[&str]) -> Option<Vec<String>> {
    let rows: Vec<Vec<char>> = lines.iter().filter(|line| !is_rule(line)).map(|line| characters(line)).collect();
    let data: Vec<&Vec<char>> = rows.iter().filter(|row| numbers(row) > 0).collect();
    if rows.iter().any(|row| row.iter().any(|c| BARS.contains(c))) || data.len() < 2 || data.len() * 2 < rows.len() {
        return None;
    }
    let gutters = gutters(&data);
    if gutters.len() >= 2 {
        return Some(rows.iter().map(|row| below(row, &gutters)).collect());
    }
    let cells: Vec<usize> = rows.iter().map(|row| gaps(row).len() + 1).collect();
    let even = cells.iter().all(|count| *count == cells[0]) && cells[0] >= 3;
    even.then(|| rows.iter().map(|row| at_gaps(row)).collect())
}

/// A line's characters without blanks at its end.
fn characters(line: &str) -> Vec<char> {
    line.trim_end().chars().collect()
}

/// The runs of blanks that part cells: of [`GAP`] or more, behind the first character that is none.
fn gaps(row: &[char]) -> Vec<Range<usize>> {
    let first = row.iter().position(|c| *c != ' ').unwrap_or(row.len());
    let mut found = Vec::new();
    let mut at = first;
    while let Some(start) = (at..row.len()).find(|i| row[*i] == ' ') {
        let end = (start..row.len()).find(|i| row[*i] != ' ').unwrap_or(row.len());
        if end - start >= GAP {
            found.push(start..end);
        }
        at = end;
    }
    found
}

/// How many cells behind the first begin with a digit.
fn numbers(row: &[char]) -> usize {
    gaps(row).iter().filter(|gap| row.get(gap.end).is_some_and(char::is_ascii_digit)).count()
}

/// The columns of characters that no row fills, between those that some do.
fn gutters(rows: &[&Vec<char>]) -> Vec<Range<usize>> {
    let width = rows.iter().map(|row| row.len()).max().unwrap_or(0);
    let first = rows.iter().filter_map(|row| row.iter().position(|c| *c != ' ')).min().unwrap_or(0);
    let mut filled = vec![false; width];
    for row in rows {
        let mut from = row.iter().position(|c| *c != ' ').unwrap_or(row.len());
        for gap in gaps(row) {
            filled[from..gap.start].fill(true);
            from = gap.end;
        }
        filled[from..row.len()].fill(true);
    }
    let mut found = Vec::new();
    let mut at = first;
    while let Some(start) = (at..width).find(|i| !filled[*i]) {
        let end = (start..width).find(|i| filled[*i]).unwrap_or(width);
        found.push(start..end);
        at = end;
    }
    found
}

/// A row with a tab for every gutter it leaves free; one that fits none of them, as headings may, at its gaps.
fn below(row: &[char], gutters: &[Range<usize>]) -> String {
    let gaps = gaps(row);
    let crossed = |gap: &Range<usize>| gutters.iter().filter(|g| g.start < gap.end && gap.start < g.end).count();
    if gaps.len() == gutters.len() || gaps.iter().any(|gap| crossed(gap) == 0) {
        return at_gaps(row);
    }
    let start = row.iter().position(|c| *c != ' ').unwrap_or(row.len());
    let before = gutters.iter().filter(|g| g.end <= start).count();
    let mut written = "\t".repeat(before);
    let mut from = start;
    for gap in &gaps {
        written.extend(&row[from..gap.start]);
        written.push_str(&"\t".repeat(crossed(gap)));
        from = gap.end;
    }
    written.extend(&row[from..]);
    written
}

fn at_gaps(row: &[char]) -> String {
    let text: String = row.iter().collect();
    let mut written = String::new();
    let mut from = row.iter().position(|c| *c != ' ').unwrap_or(row.len());
    for gap in gaps(row) {
        written.extend(&row[from..gap.start]);
        written.push('\t');
        from = gap.end;
    }
    if from == 0 { text } else { written + &row[from..].iter().collect::<String>() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(lines: &[&str]) -> Vec<String> {
        with_tabs(lines.join("\n")).split('\n').map(str::to_owned).collect()
    }

    #[test]
    fn bars_become_tabs_and_rules_go() {
        let table = [
            "Bảng:",
            "| Đơn vị | Nhận | Trả |",
            "|---|:-:|--:|",
            "| Sở A | 12 |  |",
            "+----+----+",
            "| Sở B | 5 | 4 |",
            "Hết.",
        ];
        assert_eq!(written(&table), ["Bảng:", "Đơn vị\tNhận\tTrả", "Sở A\t12\t", "Sở B\t5\t4", "Hết."]);
        assert_eq!(written(&["Đơn vị | Nhận | Trả", "Sở A | 12 | 3"]), ["Đơn vị\tNhận\tTrả", "Sở A\t12\t3"]);
    }

    #[test]
    fn cells_below_each_other_become_tabs() {
        let table =
            ["Đơn vị      Nhận   Trả", "Sở Y tế     1.234  1.200", "Sở Nội vụ          11", "Tổng cộng   1.246  1.211"];
        assert_eq!(
            written(&table),
            ["Đơn vị\tNhận\tTrả", "Sở Y tế\t1.234\t1.200", "Sở Nội vụ\t\t11", "Tổng cộng\t1.246\t1.211"]
        );
        assert_eq!(written(&["A  12  3", "Sở Nội vụ  5  4"]), ["A\t12\t3", "Sở Nội vụ\t5\t4"]);
    }

    #[test]
    fn what_only_looks_drawn_stays() {
        for lines in [
            &["Trang chủ | Tin tức | Liên hệ"][..],
            &[
                "ỦY BAN NHÂN DÂN      CỘNG HÒA XÃ HỘI",
                "VĂN PHÒNG            Độc lập - Tự do",
                "Số: 5/BC             Ngày 5/6/2026",
            ],
            &["Tiếp nhận   12 hồ sơ.", "", "Đã trả   11 hồ sơ."],
            &["Sở A\t5\t6", "Sở B\t7\t8"],
        ] {
            assert_eq!(written(lines), lines);
        }
    }
}
