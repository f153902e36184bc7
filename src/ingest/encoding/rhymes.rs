//! What may follow the onset of a Vietnamese syllable, tone taken off; sorted. Some end in «k», as names of the
//! Central Highlands do.

/// Every rhyme.
pub(super) const RHYMES: [&str; 180] = [
    "a", "ac", "ach", "ai", "ak", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "ec", "em", "en", "eng",
    "eo", "ep", "et", "i", "ia", "ic", "ich", "im", "in", "inh", "ip", "it", "iu", "iêc", "iêk", "iêm", "iên", "iêng",
    "iêp", "iêt", "iêu", "o", "oa", "oac", "oach", "oai", "oak", "oam", "oan", "oang", "oanh", "oao", "oap", "oat",
    "oay", "oc", "oe", "oen", "oeo", "oet", "oi", "om", "on", "ong", "ooc", "oong", "op", "ot", "oăc", "oăk", "oăm",
    "oăn", "oăng", "oăt", "u", "ua", "uc", "ui", "um", "un", "ung", "up", "ut", "uy", "uya", "uych", "uyn", "uynh",
    "uyp", "uyt", "uyu", "uyên", "uyêt", "uâ", "uân", "uâng", "uât", "uây", "uê", "uêch", "uên", "uênh", "uô", "uôc",
    "uôi", "uôm", "uôn", "uông", "uôt", "uơ", "y", "ych", "yn", "ynh", "yt", "yêm", "yên", "yêng", "yêt", "yêu", "âc",
    "âk", "âm", "ân", "âng", "âp", "ât", "âu", "ây", "ê", "êc", "êch", "êm", "ên", "êng", "ênh", "êp", "êt", "êu", "ô",
    "ôc", "ôi", "ôk", "ôm", "ôn", "ông", "ôp", "ôt", "ăc", "ăh", "ăk", "ăm", "ăn", "ăng", "ăp", "ăt", "ơ", "ơi", "ơm",
    "ơn", "ơng", "ơp", "ơt", "ư", "ưa", "ưc", "ưi", "ưm", "ưn", "ưng", "ưt", "ưu", "ươ", "ươc", "ươi", "ươm", "ươn",
    "ương", "ươp", "ươt", "ươu",
];
