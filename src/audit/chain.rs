use sha2::{Digest, Sha256};
use yingke_schema::audit::record;

/// What the first row follows.
pub const START: [u8; 32] = [0; 32];

/// The hash of a row after the one with hash `before`. Lengths stand before texts, so no two rows share a byte string.
pub fn link(before: &[u8], row: &record::Model) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(before);
    hash.update(row.shop_id.0.as_bytes());
    hash.update(row.no.to_be_bytes());
    hash.update(row.at.to_be_bytes());
    hash.update(row.actor_id.as_bytes());
    for text in [&row.actor_kind, &row.action, &row.object, &row.detail] {
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text.as_bytes());
    }
    hash.finalize().to_vec()
}
