//! The demo shops: a furniture shop and a small tea-ware shop that look as if they had been open for months.
//!
//! Owns no table. [`seed`] makes a world once, out of what people wrote in `demo/` and dice that always
//! fall the same way; it is the one place that writes customers, products, phrases and orders of
//! several areas, through what these publish where they publish it. Orders go the way that
//! people's commands go, at the story's moments: pieces are set aside and leave, money comes and goes through the books, every step
//! has its key, its audit row and its event, which is no news any more.
//! Never runs by itself: a shop in earnest is not seeded.

mod blocked;
mod buying;
mod came;
mod content;
mod crew;
mod desk;
mod dice;
#[cfg(test)]
mod facts_tests;
mod listed;
mod notices;
mod opened;
mod planned;
mod promised;
mod saved;
mod seed;
mod shelves;
mod shoppers;
mod simulate;
mod story;
#[cfg(test)]
mod tests;
mod worded;
mod world;

pub use self::{
    content::ContentError,
    notices::{TELLING_APART_MS, go_on_telling},
    seed::{PASSWORD, SeedError, Seeded, seed, sign_ins},
    simulate::{Simulation, SimulationError, simulate},
};
