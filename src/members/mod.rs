//! People, their places in shops, and the devices they are signed in on.
//!
//! Owns `person`, `sign_in` and `member`; reads `presence`. A token is shown once and kept as a hash. Whoever proves a sign-in is a
//! person; [`member_of`] says what that person is in one shop.

mod sign_ins;

pub use self::sign_ins::{member_of, person_of};
