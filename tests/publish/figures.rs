//! Random sets of figures that agree with each other, as facts.

use thuoc_do::catalog::catalog;
use thuoc_do::domain::{Decimal, Fact, FactKind, FactSet, Origin, Period, Place, Report, Scope, SourceId, Span, Value};

/// Numbers from a seed; the same everywhere.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03)
    }

    /// A number from 0 to `most`.
    pub(crate) fn up_to(&mut self, most: i64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        i64::try_from(self.0 % u64::try_from(most + 1).expect("no negative bound")).expect("a small number")
    }

    pub(crate) fn coin(&mut self) -> bool {
        self.up_to(1) == 1
    }

    fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::try_from(self.up_to(all.len() as i64 - 1)).expect("an index")]
    }
}

const AGENCIES: [&str; 9] = [
    "Sở Công Thương",
    "Sở Giáo dục và Đào tạo",
    "Sở Tài chính",
    "Sở Tư pháp",
    "Sở Y tế",
    "Sở Xây dựng",
    "Sở Nội vụ",
    "Sở Khoa học và Công nghệ",
    "Ban Quản lý Khu Kinh tế",
];
const PROVINCES: [&str; 4] = ["Hà Tĩnh", "An Giang", "Đồng Tháp", "Nghệ An"];
const FIELDS: [&str; 4] = ["Đất đai", "Lý lịch tư pháp", "Đường bộ", "Dược phẩm"];

/// One body's figures for one period.
pub(crate) struct Set {
    pub(crate) report: Report,
    pub(crate) facts: FactSet,
}

struct Maker<'a> {
    random: &'a mut Random,
    span: Span,
    facts: Vec<Fact>,
}

/// A period of one of the kinds of report.
pub(crate) fn span(random: &mut Random) -> Span {
    let year = 2026;
    match random.up_to(3) {
        0 => Span::Month { year, month: 1 + random.up_to(11) as u32 },
        1 => Span::Quarter { year, quarter: 1 + random.up_to(3) as u32 },
        2 => Span::HalfYear { year },
        _ => Span::Year { year: 2025 - random.up_to(1) as i32 },
    }
}

/// A set for a period.
pub(crate) fn set(random: &mut Random, span: Span, source: SourceId) -> Set {
    let province = random.pick(&PROVINCES).to_owned();
    let mut maker = Maker { random, span, facts: Vec::new() };
    maker.processing();
    maker.satisfaction();
    maker.payment();
    maker.digitised();
    maker.index();
    let mut facts = maker.facts;
    for (at, fact) in facts.iter_mut().enumerate() {
        fact.place = Place { source, start: at * 10, end: at * 10 + 5, cell: None };
    }
    let report = Report {
        source,
        name: "nguồn".to_owned(),
        title: None,
        number: None,
        issued: None,
        body: None,
        province: Some(province),
        period: Period::over(span),
    };
    Set { report, facts: facts.into_iter().collect() }
}

impl Maker<'_> {
    fn add(&mut self, id: &str, scope: Scope, value: Decimal, of: Option<&str>) {
        let def = catalog().fact(id);
        let stock = def.is_some_and(|d| d.stock);
        let fact = Fact {
            indicator: id.to_owned(),
            value: Value::Number(value),
            unit: def.map_or("hạng", |d| d.unit.as_str()).to_owned(),
            scope,
            period: Period { span: self.span, at_end: stock },
            place: Place { source: SourceId(0), start: 0, end: 0, cell: None },
            of: of.map(str::to_owned),
            base: None,
            of_total: None,
            direction: None,
            compared: None,
            kind: FactKind::Result,
            origin: Origin::Prose,
            hedge: None,
            cited: None,
            doubts: Vec::new(),
        };
        self.facts.push(fact);
    }

    fn whole(&mut self, id: &str, value: i64) {
        self.add(id, Scope::whole(), Decimal::whole(value), None);
    }

    fn processing(&mut self) {
        let [online, direct, post, carried] = [9_000, 4_000, 300, 2_000].map(|most| 1 + self.random.up_to(most));
        let (new, apart) = (online + direct + post, self.random.coin());
        let total = new + carried;
        let late = self.random.up_to(40.min(total / 4));
        let resolved = late + 1 + self.random.up_to(total - late - 1);
        let early = self.random.up_to(resolved - late);
        let overdue = self.random.up_to((total - resolved).min(60));
        for (id, value) in [("received_total", total), ("received_new", new), ("carried_over", carried)] {
            self.whole(id, value);
        }
        self.whole("received_online", online);
        match apart {
            true => {
                self.whole("received_direct", direct);
                self.whole("received_post", post);
            }
            false => self.whole("received_direct_and_post", direct + post),
        }
        self.whole("resolved_total", resolved);
        match self.random.coin() {
            true => {
                self.whole("resolved_early", early);
                self.whole("resolved_on_time", resolved - late - early);
            }
            false => self.whole("resolved_early_or_on_time", resolved - late),
        }
        self.whole("resolved_late", late);
        self.whole("pending_total", total - resolved);
        self.whole("pending_in_term", total - resolved - overdue);
        self.whole("pending_overdue", overdue);
        self.parts("resolved_late", late);
        self.parts("pending_overdue", overdue);
        self.online();
        if matches!(self.span, Span::Year { .. }) {
            let full = self.random.up_to(online);
            self.whole("online_full", full);
            self.full_by_agency();
        }
    }

    fn full_by_agency(&mut self) {
        for agency in AGENCIES {
            let total = 1 + self.random.up_to(900);
            let full = self.random.up_to(total);
            self.add("received_total", Scope::agency(agency), Decimal::whole(total), None);
            self.add("online_full", Scope::agency(agency), Decimal::whole(full), None);
        }
    }

    /// A count divided among agencies, the first one's by fields as well.
    fn parts(&mut self, id: &str, count: i64) {
        let mut left = count;
        let start = self.random.up_to(3) as usize;
        for (at, agency) in AGENCIES.iter().skip(start).take(5).enumerate() {
            let part = if at == 4 { left } else { self.random.up_to(left) };
            left -= part;
            if part == 0 {
                continue;
            }
            self.add(id, Scope::agency(*agency), Decimal::whole(part), None);
            if at == 0 && part > 1 {
                for (field, value) in [(FIELDS[0], 1), (FIELDS[1], part - 1)] {
                    let scope = Scope { field: Some(field.to_owned()), ..Scope::agency(*agency) };
                    self.add(id, scope, Decimal::whole(value), None);
                }
            }
        }
    }

    fn online(&mut self) {
        for agency in AGENCIES {
            let new = 1 + self.random.up_to(900);
            let online = if self.random.coin() { new } else { 1 + self.random.up_to(new - 1) };
            self.add("received_online", Scope::agency(agency), Decimal::whole(online), None);
            self.add("received_new", Scope::agency(agency), Decimal::whole(new), None);
        }
    }

    fn satisfaction(&mut self) {
        let [very, satisfied, not] = [800, 90, 12].map(|most| self.random.up_to(most));
        // Forms have three, four or five levels.
        let [neutral, worst] = [40, 9].map(|most| if self.random.coin() { self.random.up_to(most) } else { 0 });
        self.whole("satisfaction_surveyed", very + satisfied + neutral + not + worst);
        let seldom = [("satisfaction_neutral", neutral), ("satisfaction_very_dissatisfied", worst)];
        seldom.into_iter().filter(|(_, count)| *count > 0).for_each(|(id, count)| self.whole(id, count));
        self.whole("satisfaction_very", very);
        self.whole("satisfaction_satisfied", satisfied);
        self.whole("satisfaction_dissatisfied", not);
    }

    fn digitised(&mut self) {
        if self.random.coin() {
            let digitised = 1 + self.random.up_to(4_000);
            self.whole("digitised", digitised);
        }
    }

    fn payment(&mut self) {
        let [dossiers, agencies, amount] = [2_000, 20, 900_000].map(|most| 1 + self.random.up_to(most));
        self.whole("online_payment_dossiers", dossiers);
        self.whole("online_payment_agencies", agencies);
        self.whole("online_payment_amount", amount * 1_000);
    }

    fn index(&mut self) {
        let groups = [
            ("index766_transparency", 18),
            ("index766_progress", 20),
            ("index766_online_service", 12),
            ("index766_online_payment", 10),
            ("index766_satisfaction", 18),
            ("index766_digitisation", 22),
        ];
        let mut sum = Decimal::ZERO;
        for (id, max) in groups {
            let points = Decimal::new(self.random.up_to(max * 100), 2);
            sum = sum.plus(points);
            self.add(id, Scope::whole(), points, None);
            self.add("index766_max", Scope::whole(), Decimal::whole(max), Some(id));
        }
        self.add("index766_total", Scope::whole(), sum, None);
        self.add("index766_max", Scope::whole(), Decimal::whole(100), Some("index766_total"));
        let rank = 1 + self.random.up_to(33);
        self.add("rank", Scope::whole(), Decimal::whole(rank), Some("index766_total"));
        self.add("rank_of", Scope::whole(), Decimal::whole(34), Some("index766_total"));
    }
}
