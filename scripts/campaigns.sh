#!/usr/bin/env bash
# Campaigns: kills, nodes that leave, lost connections, lines that go dark, backups, two nodes, the proxy before them, abuse, slowness, full disks, crowds, money (tests/campaigns).
# Their tests are #[ignore]d, so that a plain `cargo test` stays quick; here they all run. Longer forms by
# YINGKE_KILLS, YINGKE_FIRST_KILLS, YINGKE_CUTS, YINGKE_LONGEST_GAP_MS, YINGKE_SOCKETS, YINGKE_FUZZ, YINGKE_FUZZ_REQUESTS,
# YINGKE_GARBAGE, YINGKE_MONEY_CALLS; YINGKE_CAMPAIGN_SECONDS ends one that hangs, YINGKE_CAMPAIGNS_AT_ONCE has several go on. Arguments pick campaigns by name:
#
#   YINGKE_KILLS=1000 YINGKE_CAMPAIGN_SECONDS=3600 scripts/campaigns.sh on_sqlite
set -euo pipefail
# shellcheck source=scripts/programs.sh
. "$(dirname "$0")/programs.sh"
cd "$root"
scripts/need.sh postgresql nats caddy
YINGKE_PG_BIN=$(pg_bin)
YINGKE_NATS_SERVER=$(nats_server)
YINGKE_CADDY=$(caddy)
export YINGKE_PG_BIN YINGKE_NATS_SERVER YINGKE_CADDY

# Of the whole workspace, as it was built: a crate by itself asks others for less, and would have them built once more.
cargo test --workspace --locked --test campaigns -- --include-ignored --nocapture --test-threads="${YINGKE_CAMPAIGNS_AT_ONCE:-1}" "$@"
