//! What the fuzz targets share: bytes go through the reader as a file of the user's would, then through extraction.

pub mod rows;

use thuoc_do::catalog::catalog;
use thuoc_do::domain::{Decimal, Ratio, SourceId};
use thuoc_do::extract::extract;
use thuoc_do::ingest;
use thuoc_do::present::PageId;
use thuoc_do::workspace::Workspace;

/// Reads a file and extracts from what comes out; every place must lie inside the text.
pub fn whole(name: &str, bytes: &[u8]) {
    let Ok(document) = ingest::read(name, bytes) else { return };
    let chars = document.text.chars().count();
    let extraction = extract(&document, SourceId(0), catalog());
    let places = extraction.facts.facts.iter().map(|f| &f.place).chain(extraction.passed.iter().map(|p| &p.place));
    for place in places {
        assert!(place.start <= place.end && place.end <= chars, "{place:?} in a text of {chars}");
    }
}

/// A saved session (`.thuocdo.json`, `so-lieu.json`) and a lone number and ratio of one: what opens can be shown in full.
pub fn session(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(number) = serde_json::from_str::<Decimal>(text) {
        let shown = [number, number.plus(number), number.rounded(2), number.abs()].map(|n| n.to_string());
        assert!(shown.iter().all(|text| !text.is_empty()));
        let _ = number.as_whole();
    }
    if let Ok(ratio) = serde_json::from_str::<Ratio>(text) {
        let _ =
            (ratio.percent(2), ratio.percent_truncated(9), ratio.reaches(ratio.part()), ratio.of_max(ratio.part(), 2));
    }
    let Ok(workspace) = Workspace::open(text) else { return };
    for page in PageId::ALL {
        let _ = workspace.page(page);
    }
}

/// A zip container with these entries, stored as they are: the fuzzer changes the parts, not the packing.
pub fn container(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut body, mut directory) = (Vec::new(), Vec::new());
    for (name, data) in entries {
        let offset = body.len() as u32;
        let mut common = Vec::new();
        common.extend([20, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        common.extend(crc32(data).to_le_bytes());
        common.extend((data.len() as u32).to_le_bytes());
        common.extend((data.len() as u32).to_le_bytes());
        common.extend((name.len() as u16).to_le_bytes());
        common.extend([0, 0]);
        body.extend(b"PK\x03\x04");
        body.extend(&common);
        body.extend(name.as_bytes());
        body.extend(*data);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let start = body.len() as u32;
    let count = (entries.len() as u16).to_le_bytes();
    body.extend(&directory);
    body.extend(b"PK\x05\x06\0\0\0\0");
    body.extend(count);
    body.extend(count);
    body.extend((directory.len() as u32).to_le_bytes());
    body.extend(start.to_le_bytes());
    body.extend([0, 0]);
    body
}

fn crc32(data: &[u8]) -> u32 {
    !data.iter().fold(!0_u32, |mut crc, byte| {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
        }
        crc
    })
}

/// Splits the input at zero bytes into so many parts; missing ones are empty.
pub fn parts<const N: usize>(data: &[u8]) -> [&[u8]; N] {
    let mut split = data.splitn(N, |b| *b == 0);
    std::array::from_fn(|_| split.next().unwrap_or_default())
}
