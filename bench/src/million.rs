use std::path::Path;

use anyhow::Result;
use serde::Serialize;

use crate::{
    bed::{self, Shop},
    limit::{self, Durability},
    load::{Pace, Span},
    spread::median,
    stage::{self, OPEN, Target},
};

/// CPU of the server per message at saturation, on an empty log and on a long one.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Cost {
    pub empty_us: f64,
    pub filled_us: f64,
}

impl Cost {
    pub fn rise(self) -> f64 {
        self.filled_us / self.empty_us
    }
}

#[derive(Clone, Copy, Debug, Serialize)]
pub struct Million {
    pub yingke: Cost,
    pub limit: Cost,
}

/// `filled` is yingke's; the limit gets one of its own with as many messages.
pub async fn run(
    filled: &Path,
    folder: &Path,
    shop: &Shop,
    depth: i64,
    (runs, span): (usize, Span),
) -> Result<Million> {
    let letters = folder.join("letters.db");
    let (path, conversations) = (letters.clone(), shop.customers.len());
    tokio::task::spawn_blocking(move || limit::fill(&path, conversations, depth)).await??;
    let pace = Pace::Open(OPEN);
    let mut costs: [Vec<f64>; 4] = Default::default();
    for _ in 0..runs {
        let runs = [
            stage::fresh(Target::Yingke, Durability::Full, pace, span).await?,
            stage::yingke(&bed::address_of(filled), folder, shop, pace, span).await?,
            stage::fresh(Target::Limit, Durability::Full, pace, span).await?,
            stage::limit(Durability::Full, &letters, pace, span).await?,
        ];
        for (costs, run) in costs.iter_mut().zip(runs) {
            costs.push(run.cpu_us_per_message);
        }
    }
    let [empty, filled, limit_empty, limit_filled] = costs.map(median);
    let cost = |empty_us, filled_us| Cost {
        empty_us,
        filled_us,
    };
    Ok(Million {
        yingke: cost(empty, filled),
        limit: cost(limit_empty, limit_filled),
    })
}
