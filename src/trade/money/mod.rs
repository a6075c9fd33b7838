//! What a line is worth and how much of it can go back.

mod freight;
mod most;
mod refundable;
mod services;
mod share;
mod sound;
#[cfg(test)]
mod tests;
mod yuan;

pub use self::{
    freight::{freight_in_fen, go_together, shared_freights},
    most::{
        asked_together_fen, most_of_pieces_fen, most_refundable_fen, most_together_fen,
        whole_of_pieces_fen,
    },
    refundable::{is_all_refunded, is_refunded, is_rest_fen, may_be_asked, may_be_refunded},
    services::services_fen,
    share::{discounts, line_discounts, pieces_share_fen, share_fen},
    sound::has_a_price,
    yuan::{priced, yuan},
};
