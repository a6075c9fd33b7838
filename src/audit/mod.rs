//! Who changed or was shown what: rows that cannot be altered or taken out unseen.
//!
//! Owns `audit` and `audit_head`. Every row's hash covers the row and the hash before it; the head, changed in the same transaction,
//! keeps number and hash of the last one, so a shortened log shows too. Who can write the whole database can forge the whole chain:
//! keep what `yingke audit verify` prints somewhere else. Rows never hold personal data, only what was done to whose.

mod chain;
mod record;
mod showing;
mod verify;

pub use self::{
    record::{Entry, record},
    showing::{CustomerShown, HandedOut, ShowingError, Shown, compare, hand_out, show},
    verify::{AuditError, Broken, Verified, verify},
};
