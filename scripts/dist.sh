#!/usr/bin/env bash
# Builds the release binary and lays it beside what is needed to run it, in dist/.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --release --locked --bin yingke
binary=${CARGO_TARGET_DIR:-target}/release/yingke
host=$(rustc -vV | sed -n 's/^host: //p')
version=$(cargo metadata --no-deps --format-version 1 |
  python3 -c 'import json, sys; print(next(p["version"] for p in json.load(sys.stdin)["packages"] if p["name"] == "yingke"))')
name=yingke-$version-$host

rm -rf dist && mkdir -p "dist/$name"
shopt -s nullglob
cp -r "$binary" LICENSE NOTICE README*.md CHANGELOG*.md packaging "dist/$name/"
scripts/licences.py --list >"dist/$name/THIRD-PARTY.txt"

cd dist
# The same inputs give the same archive.
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$(git log -1 --format=%ct 2>/dev/null || echo 0)" \
  -czf "$name.tar.gz" "$name"
sha256sum "$name.tar.gz" | tee "$name.tar.gz.sha256"
