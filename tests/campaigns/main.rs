//! Campaigns: real processes, real failures, and clients that keep to the protocol. Run by `scripts/campaigns.sh`.
//!
//! Each is sized for every day; the environment makes longer forms, for instance `YINGKE_KILLS=1000`.

#![allow(clippy::pedantic, reason = "long plain stories of what goes wrong")]

mod abuse;
mod away;
mod bucket;
mod crowd;
mod dark;
mod draining;
mod full;
mod kills;
mod limits;
mod migration;
mod money;
mod mutate;
mod nodes;
mod operators;
mod proxy;
mod requests;
mod signed_out;
mod slow;
mod support;
