//! The small words that the reading of clauses rests on.

use super::super::figure::FigureAt;
use super::super::token::Token;
use crate::domain::{Set, fold, fold_phrase};

/// Words before a number that make it a cited place or form.
const CITED: [&str; 12] =
    ["điều", "khoản", "mục", "chương", "phụ lục", "biểu", "mẫu", "mẫu số", "biểu số", "bảng", "phần", "phụ lục số"];
/// Words before a number that number a thing.
const NUMBERED: [&str; 22] = [
    "quầy",
    "lớp",
    "đợt",
    "nhóm",
    "nhánh",
    "cấp",
    "loại",
    "bước",
    "lần",
    "khóa",
    "tổ",
    "khu",
    "số",
    "quận",
    "vòng",
    "giai đoạn",
    "đường",
    "tầng",
    "thứ",
    "câu",
    "bài",
    "kỳ",
];
/// Words that announce a telephone number or an account.
const CONTACT: [&str; 12] = [
    "điện thoại",
    "đường dây nóng",
    "hotline",
    "liên hệ",
    "máy lẻ",
    "tổng đài",
    "fax",
    "zalo",
    "zoom",
    "số máy",
    "dây nóng",
    "đầu số",
];
/// Spans of time that a number counts.
const DURATIONS: [&str; 10] = ["giờ", "phút", "giây", "ngày", "tuần", "tháng", "quý", "năm", "h", "buổi"];
/// Words that set aims for the rest of a sentence, or foretell.
const AIMS: [&str; 12] = [
    "kế hoạch giao",
    "phấn đấu",
    "mục tiêu",
    "ước đạt",
    "ước tính",
    "dự kiến",
    "ước tiếp nhận",
    "ước thực hiện",
    "ước giải quyết",
    "ước khoảng",
    "dự báo",
    "ước",
];
/// Words before an aim that say it was reached.
const REACHED: [&str; 6] = ["vượt", "đạt", "hoàn thành", "so với", "bằng", "theo"];
/// Words near a number that make it an aim of its own.
const REQUIRED: [&str; 15] = [
    "chỉ tiêu",
    "tối thiểu",
    "ít nhất",
    "phải đạt",
    "yêu cầu",
    "duy trì",
    "không dưới",
    "không thấp hơn",
    "bảo đảm",
    "đảm bảo",
    "chỉ tiêu giao",
    "kế hoạch giao",
    "phấn đấu",
    "mục tiêu",
    "ngưỡng",
];
/// Words that end what follows a figure.
const TAIL_ENDS: [&str; 26] = [
    "mà",
    "và",
    "hoặc",
    "còn",
    "gồm",
    "chiếm",
    "đạt",
    "tăng",
    "giảm",
    "tương",
    "so",
    "trong đó",
    "với",
    "trên",
    "tại",
    "thuộc lĩnh vực",
    "cao",
    "thấp",
    "là",
    "nâng",
    "do",
    "riêng",
    "lần lượt",
    "nhưng",
    "song",
    "tỷ lệ",
];
/// Things that a sentence about dossiers counts in passing.
const ASIDES: [&str; 14] = [
    "mức",
    "quầy",
    "máy",
    "ngày",
    "kênh",
    "hình thức",
    "nhóm",
    "tiêu chí",
    "lĩnh vực",
    "bước",
    "cấp",
    "phòng",
    "điểm tiếp nhận",
    "bộ phận",
];
/// Words that say nothing about what is counted.
const FILLERS: [&str; 53] = [
    "hồ",
    "sơ",
    "số",
    "là",
    "có",
    "từ",
    "còn",
    "được",
    "gồm",
    "khoảng",
    "đã",
    "lượt",
    "phiếu",
    "của",
    "và",
    "các",
    "những",
    "hơn",
    "gần",
    "trên",
    "tổng",
    "trong",
    "đó",
    "cụ",
    "thể",
    "với",
    "về",
    "ở",
    "tỷ",
    "lệ",
    "đạt",
    "chiếm",
    "nâng",
    "lên",
    "cộng",
    "tất",
    "cả",
    "đều",
    "đang",
    "thì",
    "bao",
    "nay",
    "hiện",
    "tthc",
    "mức",
    "đánh",
    "giá",
    "cùng",
    "người",
    "dân",
    "trường",
    "hợp",
    "lại",
];
/// Words that may stand between a figure and the share it is given, or between a label and its number.
const LINKS: [&str; 38] = [
    "tthc", "các", "loại", "hành", "chính", "thủ", "tục", "đầy", "đủ", "thành", "công", "chiếm", "tỷ", "lệ", "là",
    "đạt", "khoảng", "hơn", "gần", "trên", "tương", "ứng", "đương", "với", "được", "có", "gồm", "bằng", "tới", "đều",
    "kết", "quả", "chỉ", "xấp", "xỉ", "mới", "tức", "giá",
];
/// Words that show that a number without a unit counts what was counted before: none of these is a noun.
const NO_NOUNS: [&str; 21] = [
    "trên", "và", "hoặc", "chiếm", "đạt", "là", "tăng", "giảm", "bằng", "tương", "so", "trong", "còn", "với", "thì",
    "gồm", "cao", "thấp", "nhưng", "tỷ", "do",
];

/// The lists of this module, folded once.
pub(super) struct WordLists {
    pub(super) cited: Vec<Vec<String>>,
    pub(super) numbered: Vec<Vec<String>>,
    pub(super) contact: Vec<Vec<String>>,
    pub(super) durations: Vec<Vec<String>>,
    aims: Vec<Vec<String>>,
    reached: Vec<Vec<String>>,
    required: Vec<Vec<String>>,
    tail_ends: Vec<Vec<String>>,
    asides: Vec<Vec<String>>,
    fillers: Set<String>,
    links: Set<String>,
    pub(super) no_nouns: Set<String>,
}

impl WordLists {
    pub(super) fn new() -> WordLists {
        let phrases = |list: &[&str]| list.iter().map(|p| fold_phrase(p)).collect::<Vec<_>>();
        let words = |list: &[&str]| list.iter().map(|w| fold(w)).collect::<Set<_>>();
        WordLists {
            cited: phrases(&CITED),
            numbered: phrases(&NUMBERED),
            contact: phrases(&CONTACT),
            durations: phrases(&DURATIONS),
            aims: phrases(&AIMS),
            reached: phrases(&REACHED),
            required: phrases(&REQUIRED),
            tail_ends: phrases(&TAIL_ENDS),
            asides: phrases(&ASIDES),
            fillers: words(&FILLERS),
            links: words(&LINKS),
            no_nouns: words(&NO_NOUNS),
        }
    }

    pub(super) fn filler(&self, folded: &str) -> bool {
        self.fillers.contains(folded)
    }

    pub(super) fn link(&self, folded: &str) -> bool {
        self.links.contains(folded)
    }

    pub(super) fn aim_at(&self, tokens: &[Token], at: usize) -> bool {
        starts_one(&self.aims, tokens, at)
    }

    /// Whether the words before say that an aim was reached, not set: «vượt mục tiêu».
    pub(super) fn reached_before(&self, tokens: &[Token], at: usize) -> bool {
        ends_one(&self.reached, tokens, at)
    }

    pub(super) fn required_at(&self, tokens: &[Token], at: usize) -> bool {
        starts_one(&self.required, tokens, at)
    }

    /// Whether a number without a unit counts something that a sentence about dossiers says in passing: «5 mức».
    pub(super) fn aside(&self, tokens: &[Token], figure: &FigureAt) -> bool {
        figure.unit.is_none() && starts_one(&self.asides, tokens, figure.to)
    }

    pub(super) fn ends_tail(&self, tokens: &[Token], at: usize) -> bool {
        starts_one(&self.tail_ends, tokens, at)
    }
}

pub(super) fn starts_one(list: &[Vec<String>], tokens: &[Token], at: usize) -> bool {
    list.iter().any(|p| p.iter().enumerate().all(|(i, w)| tokens.get(at + i).is_some_and(|t| t.is(w))))
}

/// Whether a run of tokens before `at` ends with one of the phrases.
pub(super) fn ends_one(list: &[Vec<String>], tokens: &[Token], at: usize) -> bool {
    let ends = |p: &Vec<String>| at >= p.len() && p.iter().zip(&tokens[at - p.len()..at]).all(|(w, t)| t.is(w));
    list.iter().any(ends)
}
