//! Answers as the national portal gives them, made up: many units, every component, month by month.

use std::fmt::Write as _;

/// Components with their most points and the share that earns them all, in percent.
const METRICS: [(&str, i64, i64); 18] = [
    ("PUBLISH_ON_TIME", 6, 100),
    ("PUBLIC_UPDATE_ON_TIME", 4, 100),
    ("PUBLIC_CONTENT_FULL", 2, 100),
    ("DOSSIER_SYNC", 6, 100),
    ("PROGRESS_ON_TIME", 20, 100),
    ("PAYMENT_DOSSIERS", 6, 100),
    ("PAYMENT_FORMALITIES_WITH_TRANSACTION", 2, 80),
    ("PAYMENT_FORMALITIES_WITH_FEE", 2, 80),
    ("ORIGINAL_RESULT_AVAILABLE", 6, 100),
    ("SO_HOA_GIAY_TO_GIAI_QUYET", 4, 100),
    ("REUSED_DIGITIZED_DATA", 2, 80),
    ("SYNCED_WITH_DVCQG_PERSONAL_STORAGE", 4, 100),
    ("CITIZEN_DATA_CONNECTED_DOSSIER", 2, 100),
    ("CITIZEN_DATA_CONNECTED_FORMALITY", 2, 100),
    ("ELECTRONIC_CERTIFIED_COPY", 2, 100),
    ("DOSSIER_RECEIVING_SATISFACTION", 6, 90),
    ("PETITION_PROCESSING_ON_TIME", 6, 100),
    ("PETITION_HANDLING_SATISFACTION", 6, 100),
];

/// One month of a province and its communes: counts of every component and the points of each group that follow from them.
pub(crate) fn month(units: usize, year: i32, month: u32) -> String {
    let mut text = format!(r#"{{"code":"OK","data":{{"timeType":"month","year":{year},"month":{month},"evaluation":["#);
    let seasons = i64::from(year - 2000) * 12 + i64::from(month);
    for unit in 0..=units {
        let _ = match unit {
            0 => write!(
                text,
                r#"{{"departmentName":"UBND tỉnh Đắk Lắk","departmentCode":"H15","level":"PROVINCE","metrics":["#
            ),
            _ => write!(
                text,
                r#",{{"departmentName":"Xã Mẫu {unit:03}","departmentCode":"H15.{}","level":"COMMUNE","metrics":["#,
                100 + unit
            ),
        };
        for (number, (code, max, full)) in METRICS.iter().enumerate() {
            let seed = i64::try_from(unit * 37 + number * 101).unwrap_or(0);
            let whole = 200 + (seed * 7919 + seasons * 13) % 1800;
            let part = whole * (35 + (seed * 31 + seasons * 3) % 64) / 100;
            let comma = if number == 0 { "" } else { "," };
            let score = rounded(*max, part, whole, *full);
            let _ = write!(
                text,
                r#"{comma}{{"code":"{code}","numerator":{part},"denominator":{whole},"score":{}.{:02},"maxScore":{max}}}"#,
                score / 100,
                score % 100
            );
        }
        text.push_str("]}");
    }
    text.push_str("]}}");
    text
}

/// Hundredths of a point, half up, at most the maximum.
fn rounded(max: i64, part: i64, whole: i64, full: i64) -> i64 {
    let (above, below) = (max * 100 * part * 100, whole * full);
    ((2 * above + below) / (2 * below)).min(max * 100)
}
