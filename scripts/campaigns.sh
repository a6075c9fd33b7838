#!/usr/bin/env bash
# Long tests: crashes, lost connections, frozen nodes, races. tests/campaigns.rs or tests/campaigns/main.rs.
# Their tests are #[ignore]d, so that a plain `cargo test` stays quick; here they all run.
# YINGKE_CAMPAIGN_SECONDS is the time each may take.
set -euo pipefail
cd "$(dirname "$0")/.."
export YINGKE_CAMPAIGN_SECONDS=${YINGKE_CAMPAIGN_SECONDS:-120}

if [[ -f tests/campaigns.rs || -f tests/campaigns/main.rs ]]; then
  cargo test --locked --test campaigns -- --include-ignored --nocapture
else
  echo "no campaigns yet"
fi
