//! Exports made up, with the counts they must give, worked out the plain way from what was made up.

use std::collections::BTreeMap;

/// A generator of numbers that never changes.
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % limit as u64) as usize
    }
}

const AGENCIES: [&str; 4] = ["Sở Tư pháp", "Sở \"Một\" Xây dựng, Nhà ở", "UBND xã An Bình", "UBND phường Tân Hòa"];
const PROCEDURES: [(&str, &str, &str); 5] = [
    ("1.001", "Cấp phiếu; lần đầu", "Hộ tịch"),
    ("1.002", "Chứng thực bản sao, chữ ký", "Chứng thực"),
    ("2.003", "Cấp giấy phép xây dựng", "Xây dựng"),
    ("2.004", "Đăng ký biến động\nđất đai", "Đất đai"),
    ("2.005", "Trợ cấp một lần", "Người có công"),
];
pub(crate) const NAMES: [&str; 3] = ["Nguyễn Thị Bí Mật", "Trần Văn Kín", "Lê Hoàng Riêng"];

/// One dossier, minutes counted from 1 January 2024.
#[derive(Debug, Clone)]
pub(crate) struct Dossier {
    pub(crate) number: usize,
    agency: usize,
    procedure: usize,
    full: bool,
    service: bool,
    channel: usize,
    pub(crate) received: u32,
    due: u32,
    finished: Option<u32>,
    fee: u64,
    paid: bool,
    digitised: bool,
    rating: usize,
}

const MONTHS: [u32; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// Month (0–11, 12 for later) and day of a minute.
pub(crate) fn calendar(minute: u32) -> (u32, u32) {
    let mut day = minute / 1440;
    for (month, length) in (0..).zip(MONTHS) {
        if day < length {
            return (month, day + 1);
        }
        day -= length;
    }
    (12, day + 1)
}

pub(crate) fn dossiers(count: usize, seed: u64) -> Vec<Dossier> {
    let mut n = Numbers(seed);
    let one = |number: usize| {
        let received = n.below(366 * 1440) as u32;
        // A workbook cannot tell midnight from a day alone.
        let due = received + (n.below(15 * 1440)) as u32;
        let due = due + u32::from(due.is_multiple_of(1440));
        let finished = (n.below(10) > 0).then(|| received + n.below(20 * 1440) as u32).filter(|f| *f < 366 * 1440);
        let (full, service) = (n.below(2) == 0, n.below(3) > 0);
        Dossier {
            number,
            agency: n.below(4),
            procedure: n.below(5),
            full,
            service: service || full,
            channel: n.below(3),
            received,
            due,
            finished,
            fee: [0, 0, 8_000, 150_000][n.below(4)],
            paid: n.below(3) == 0,
            digitised: n.below(2) == 0,
            rating: n.below(5),
        }
    };
    (1..=count).map(one).collect()
}

fn moment(minute: u32) -> String {
    let (month, day) = calendar(minute);
    let (year, month) = if month == 12 { (2025, 1) } else { (2024, month + 1) };
    format!("{day:02}/{month:02}/{year} {:02}:{:02}", minute / 60 % 24, minute % 60)
}

pub(crate) const HEADINGS: [&str; 18] = [
    "STT",
    "Mã hồ sơ",
    "Mã TTHC",
    "Tên thủ tục",
    "Lĩnh vực",
    "Cơ quan",
    "Mức độ",
    "Dịch vụ trực tuyến",
    "Hình thức nộp",
    "Ngày tiếp nhận",
    "Ngày hẹn trả",
    "Ngày trả kết quả",
    "Phí, lệ phí",
    "Thanh toán trực tuyến",
    "Số hóa hồ sơ",
    "Đánh giá",
    "Người nộp",
    "Số định danh",
];

pub(crate) fn cells(d: &Dossier) -> Vec<String> {
    let yes = |b: bool| if b { "Có" } else { "Không" }.to_owned();
    let (code, name, field) = PROCEDURES[d.procedure];
    vec![
        d.number.to_string(),
        format!("H01-{:06}", d.number),
        code.into(),
        name.into(),
        field.into(),
        AGENCIES[d.agency].into(),
        if d.full { "Toàn trình" } else { "Một phần" }.into(),
        yes(d.service),
        ["Trực tiếp", "Trực tuyến", "Bưu chính công ích"][d.channel].into(),
        moment(d.received),
        moment(d.due),
        d.finished.map(moment).unwrap_or_default(),
        d.fee.to_string(),
        yes(d.paid),
        yes(d.digitised),
        ["Rất hài lòng", "Hài lòng", "Bình thường", "Không hài lòng", ""][d.rating].into(),
        NAMES[d.number % 3].into(),
        format!("089912{:06}", d.number),
    ]
}

/// A file of separated values; `columns` are those of [`HEADINGS`] in the order wanted, under the headings given.
pub(crate) fn csv(all: &[Dossier], separator: char, end: &str, columns: &[(usize, &str)]) -> Vec<u8> {
    let quoted = |cell: &str| {
        let special = cell.contains([separator, '"', '\n']);
        if special { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
    };
    let line = |cells: Vec<String>| cells.join(&separator.to_string()) + end;
    let mut text = line(columns.iter().map(|(_, heading)| quoted(heading)).collect());
    for dossier in all {
        let cells = cells(dossier);
        text += &line(columns.iter().map(|(i, _)| quoted(&cells[*i])).collect());
    }
    text.into_bytes()
}

pub(crate) fn plain_columns() -> Vec<(usize, &'static str)> {
    HEADINGS.iter().copied().enumerate().collect()
}

/// What must be counted over the year, of everything or of one agency.
pub(crate) fn truth(all: &[Dossier], agency: Option<usize>) -> BTreeMap<&'static str, u64> {
    let of: Vec<&Dossier> = all.iter().filter(|d| agency.is_none_or(|a| d.agency == a)).collect();
    let count = |fits: &dyn Fn(&Dossier) -> bool| of.iter().filter(|d| fits(d)).count() as u64;
    let online = |d: &Dossier| d.channel == 1;
    let over = |d: &Dossier| d.due < 366 * 1440;
    BTreeMap::from([
        ("received_new", of.len() as u64),
        ("received_online", count(&online)),
        ("received_direct", count(&|d| d.channel == 0)),
        ("received_post", count(&|d| d.channel == 2)),
        ("partial_offline_received", count(&|d| !d.full && !online(d) && !d.service)),
        ("partial_online_received_direct", count(&|d| !d.full && !online(d) && d.service)),
        ("online_partial", count(&|d| !d.full && online(d))),
        ("full_received_direct", count(&|d| d.full && !online(d))),
        ("online_full", count(&|d| d.full && online(d))),
        ("resolved_early", count(&|d| d.finished.is_some_and(|f| f / 1440 < d.due / 1440))),
        ("resolved_on_time", count(&|d| d.finished.is_some_and(|f| f / 1440 == d.due / 1440 && f <= d.due))),
        ("resolved_late", count(&|d| d.finished.is_some_and(|f| f > d.due))),
        ("pending_in_term", count(&|d| d.finished.is_none() && !over(d))),
        ("pending_overdue", count(&|d| d.finished.is_none() && over(d))),
        ("online_payment_dossiers", count(&|d| d.fee > 0 && d.paid)),
        ("online_payment_amount", of.iter().filter(|d| d.paid).map(|d| d.fee).sum()),
        ("digitised", count(&|d| d.digitised)),
        ("satisfaction_very", count(&|d| d.rating == 0)),
        ("satisfaction_dissatisfied", count(&|d| d.rating == 3)),
        ("satisfaction_surveyed", count(&|d| d.rating < 4)),
    ])
}

pub(crate) fn agencies() -> impl Iterator<Item = (usize, &'static str)> {
    AGENCIES.into_iter().enumerate()
}
