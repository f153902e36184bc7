//! The words for what reading a file came to.

use crate::ingest::{Bound, Encoding, FileKind, Format, ReadError, ReadErrorCode, ReadNote};
use crate::text::notes::{encodings, formats};
use crate::text::{errors, limits, notes};

/// The message for a file that could not be read: the file, the place, the reason and what to do.
pub fn read_message(error: &ReadError) -> String {
    let name = &error.name;
    match &error.code {
        ReadErrorCode::Empty => errors::empty(name),
        ReadErrorCode::Limit { bound, found, limit } => limit_words(*bound)(name, *found, *limit),
        ReadErrorCode::BadEncoding { line, .. } => errors::bad_encoding(name, *line),
        ReadErrorCode::NotText { kind } => kind_words(*kind)(name),
        ReadErrorCode::NeedsReader { format } => errors::needs_reader(name, format_name(*format)),
        ReadErrorCode::Scanned { pages } => errors::scanned(name, *pages),
        ReadErrorCode::Encrypted { format } => errors::encrypted(name, format_name(*format)),
        ReadErrorCode::Damaged { format: format @ (Format::Csv | Format::PortalJson), part } if !part.is_empty() => {
            errors::damaged_line(name, format_name(*format), part)
        }
        ReadErrorCode::Damaged { format, part } => errors::damaged(name, format_name(*format), part),
        ReadErrorCode::EncodingUnsure { candidates } => {
            let choices: Vec<&str> = candidates.iter().map(|(encoding, _)| encoding_name(*encoding)).collect();
            errors::encoding_unsure(name, &choices)
        }
        ReadErrorCode::SavedWork => errors::saved_work(name),
    }
}

/// A note on how a file was read.
pub fn note_message(note: &ReadNote) -> String {
    match note {
        ReadNote::TextLeftOut => notes::TEXT_LEFT_OUT.to_owned(),
        ReadNote::Encoding(encoding) => notes::encoding(encoding_name(*encoding)),
        ReadNote::LegacyFont(encoding) => notes::legacy_font(encoding_name(*encoding)),
        ReadNote::DoubleDecoded { lines } => notes::double_decoded(*lines),
        ReadNote::PersonsLeftOut { columns } => notes::persons_left_out(*columns),
        ReadNote::LookAlikes { letters } => notes::look_alikes(*letters),
        ReadNote::HiddenSheet { sheet } => notes::hidden_sheet(sheet),
        ReadNote::HiddenRows { sheet, rows } => notes::hidden_rows(sheet, *rows),
        ReadNote::HiddenColumns { sheet, columns } => notes::hidden_columns(sheet, *columns),
        ReadNote::HiddenText { chars } => notes::hidden_text(*chars),
        ReadNote::Uncomputed { formulas } => notes::uncomputed(*formulas),
        ReadNote::PagesWithoutText { pages } => notes::pages_without_text(pages),
        ReadNote::Pictures { count } => notes::pictures(*count),
    }
}

/// The name of an encoding, as a choice and within a sentence.
pub const fn encoding_name(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => encodings::UTF8,
        Encoding::Utf16Le => encodings::UTF16_LE,
        Encoding::Utf16Be => encodings::UTF16_BE,
        Encoding::Windows1258 => encodings::WINDOWS_1258,
        Encoding::Tcvn3 => encodings::TCVN3,
        Encoding::Vni => encodings::VNI,
        Encoding::Windows1252 => encodings::WINDOWS_1252,
    }
}

/// The name of a format within a sentence.
pub const fn format_name(format: Format) -> &'static str {
    match format {
        Format::Text => formats::TEXT,
        Format::Csv => formats::SEPARATED,
        Format::Docx => formats::WORD,
        Format::Xlsx => formats::EXCEL,
        Format::Xls => formats::OLD_EXCEL,
        Format::Xlsb => formats::BINARY_EXCEL,
        Format::Ods => formats::OPEN_SHEET,
        Format::Pdf => formats::PDF,
        Format::Html => formats::WEB_PAGE,
        Format::PortalJson => formats::PORTAL,
    }
}

const fn kind_words(kind: FileKind) -> fn(&str) -> String {
    match kind {
        FileKind::Archive => errors::archive,
        FileKind::LegacyWord => errors::legacy_word,
        FileKind::Image => errors::picture,
        FileKind::Rtf => errors::rich_text,
        FileKind::Odt => errors::open_document,
        FileKind::Slides => errors::slides,
        FileKind::WebArchive => errors::web_archive,
        FileKind::Unknown => errors::not_text,
    }
}

const fn limit_words(bound: Bound) -> fn(&str, u64, u64) -> String {
    match bound {
        Bound::FileBytes => limits::file_bytes,
        Bound::TextChars => limits::text_chars,
        Bound::Entries => limits::entries,
        Bound::EntryBytes => limits::entry_bytes,
        Bound::InflatedBytes => limits::inflated_bytes,
        Bound::Ratio => limits::ratio,
        Bound::Sheets => limits::sheets,
        Bound::Cells => limits::cells,
        Bound::Columns => limits::columns,
        Bound::Nesting => limits::nesting,
        Bound::StringChars => limits::string_chars,
        Bound::Pages => limits::pages,
    }
}
