//! Chinese text as people look for it: one form for what is written in several, and how it sounds.
//!
//! ```
//! use yingke_chinese_text::{initials, normalise, pinyin_of, sounds_like};
//!
//! // Full-width, traditional and capital letters are one with the plain form.
//! assert_eq!(normalise("ＡＢＣ　開發運輸"), "abc 开发运输");
//! // Every reading of every character; the usual one first.
//! assert_eq!(pinyin_of("发货")[0].readings[0], "fa");
//! assert_eq!(initials("开发运输"), "kfys");
//! // Initials, whole syllables, a beginning of the last one, and the characters themselves, mixed as people type.
//! assert!(sounds_like("多久能发货", "fahuo") && sounds_like("多久能发货", "fhuo") && sounds_like("银行卡", "yhk"));
//! ```
//!
//! Knows no shop, no index and no table; nothing here allocates more than its answer. Dictionaries are read once, at first use.

mod fold;
mod sound;

pub use self::{
    fold::{normalise, simplified, written_also},
    sound::{Syllables, initials, pinyin_of, readings, sounds_like, spelled},
};
