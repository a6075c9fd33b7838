//! Operating a node: whether it lives, whether it can serve, what it counts.

mod health;

use std::time::Duration;

use metrics_exporter_prometheus::PrometheusHandle;
use utoipa_axum::router::OpenApiRouter;

use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    use axum::routing::get;
    OpenApiRouter::new()
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(health::metrics))
}

/// Bounds of the histograms.
const SECONDS: [f64; 9] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.0, 10.0];
const UPKEEP_EVERY: Duration = Duration::from_secs(5);

/// Puts samples into their buckets: they would pile up where nobody scrapes.
pub async fn upkeep() {
    loop {
        recorder().run_upkeep();
        tokio::time::sleep(UPKEEP_EVERY).await;
    }
}

/// Counters of this process; installed once.
pub fn recorder() -> PrometheusHandle {
    static HANDLE: std::sync::OnceLock<PrometheusHandle> = std::sync::OnceLock::new();
    let install = || {
        let builder = metrics_exporter_prometheus::PrometheusBuilder::new().set_buckets(&SECONDS);
        let recorder = builder.expect("there are buckets").build_recorder();
        let handle = recorder.handle();
        let _ = metrics::set_global_recorder(recorder);
        handle
    };
    HANDLE.get_or_init(install).clone()
}
