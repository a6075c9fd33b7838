//! Campaigns: real processes, real failures, and clients that keep to the protocol. Run by `scripts/campaigns.sh`.
//!
//! Each is sized for every day; the environment makes longer forms, for instance `YINGKE_KILLS=1000`.

mod away;
mod kills;
mod migration;
mod nodes;
mod signed_out;
mod support;
