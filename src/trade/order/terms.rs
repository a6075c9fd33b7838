use crate::trade::{Carried, Event, Source, times::Times};

/// With what an order is placed beside its goods.
pub struct Terms {
    pub source: Option<Source>,
    pub freight_fen: i64,
    pub discount_fen: i64,
    pub times: Option<Times>,
    pub carried: Vec<Carried>,
    pub services: Vec<String>,
}

impl Terms {
    /// None: this places nothing.
    pub fn of(event: &Event) -> Option<Self> {
        match event {
            Event::Placed {
                freight_fen,
                discount_fen,
                times,
                carried,
                services,
            } => Some(Self {
                source: None,
                freight_fen: *freight_fen,
                discount_fen: *discount_fen,
                times: *times,
                carried: carried.clone(),
                services: services.clone(),
            }),
            Event::PlacedElsewhere {
                source,
                freight_fen,
                discount_fen,
            } => Some(Self {
                source: Some(*source),
                freight_fen: *freight_fen,
                discount_fen: *discount_fen,
                times: None,
                carried: Vec::new(),
                services: Vec::new(),
            }),
            _ => None,
        }
    }
}
