#!/usr/bin/env bash
# Builds (`build`) or runs (`run`) the Rust tests, by cargo-nextest where it is installed.
# Campaigns have their own stage; examples in doc comments are tested only if there are any.
set -euo pipefail
cd "$(dirname "$0")/.."

with_nextest() { cargo nextest --version >/dev/null 2>&1; }

# The server too: browser journeys start it.
build() { cargo build --workspace --all-targets --locked; }

run() {
  local but_campaigns=()
  # nextest refuses a filter that names nothing.
  [[ ! -f tests/campaigns.rs && ! -f tests/campaigns/main.rs ]] || but_campaigns=(-E 'not binary(campaigns)')
  if with_nextest; then
    cargo nextest run --workspace --locked --no-fail-fast --status-level slow --final-status-level slow \
      --no-tests=warn ${but_campaigns[@]+"${but_campaigns[@]}"}
    # nextest leaves doc tests to cargo.
    if has_doc_tests; then cargo test --workspace --locked --doc --no-fail-fast; fi
  else
    cargo test --workspace --locked --no-fail-fast
  fi
  field_data
}

# Tests on data that may not be published are ignored; where the data lies, they run.
field_data() {
  if [[ -n ${YINGKE_FIELD_DATA:-} ]]; then
    cargo test --workspace --locked --test field -- --ignored
  else
    echo "NOT RUN: promises_of_the_real_sample_are_found, YINGKE_FIELD_DATA names no folder"
  fi
}

has_doc_tests() { grep -rqE --include='*.rs' '^\s*//[/!] ```(rust|should_panic|no_run)?$' src schema/src crates/*/src; }

"${1:-run}"
