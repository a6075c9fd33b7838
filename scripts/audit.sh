#!/usr/bin/env bash
# Looks at the dependencies with tools a bare machine does not have. Says how to get the missing ones.
set -euo pipefail
cd "$(dirname "$0")/.."
failed=0

with() {
  local tool=$1
  shift
  if cargo "$tool" --version >/dev/null 2>&1; then
    echo "== cargo $tool"
    cargo "$tool" "$@" || failed=1
  else
    echo "cargo-$tool is missing: cargo install --locked cargo-$tool" >&2
    failed=1
  fi
}

with deny --workspace check --config scripts/deny.toml advisories bans sources
with machete --skip-target-dir
echo "== licences"
scripts/licences.py || failed=1
echo "== npm audit, of what ships"
(cd web && npm audit --omit=dev) || failed=1
exit $failed
