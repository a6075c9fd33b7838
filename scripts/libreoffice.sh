#!/usr/bin/env bash
# Opens exports full of would-be formulas in LibreOffice and refuses any that it calculates: those of the writers alone, and files
# that the server's own routes answered (`real-*`: goods, orders, Taobao's table, faults and changes of imports, a batch). A file that is
# known to hold a formula shows first that one would be seen. Makes the exports itself, or takes those of a folder: `scripts/libreoffice.sh folder`.
set -euo pipefail
shopt -s nullglob
# shellcheck source=scripts/programs.sh
. "$(dirname "$0")/programs.sh"
cd "$root"

if ! soffice >/dev/null; then
  echo "NOT RUN: exports in LibreOffice, soffice is not installed (Debian, Ubuntu: apt-get install libreoffice-calc)"
  exit 0
fi

work=$(mktemp -d /tmp/yingke-libreoffice.XXXXXX)
trap 'rm -rf "$work"' EXIT
exports=${1:-$work/exports}
mkdir -p "$work/exports" "$work/known"
if [[ -z ${1:-} ]]; then
  # Of the whole workspace, as it was built: a crate by itself asks others for less, and would have them built once more.
  cargo build --quiet --workspace --locked --example hostile
  "${CARGO_TARGET_DIR:-target}/debug/examples/hostile" "$exports"
  YINGKE_EXPORTS=$exports cargo test --quiet --workspace --locked --test it hostile_exports:: >"$work/log" 2>&1 || { cat "$work/log" && exit 1; }
fi

# Commas, quotes, UTF-8, from the first line: otherwise it asks, or guesses.
csv='CSV:44,34,76,1,,0,false,true,false'
# Taobao's tables part their cells by tabs.
tsv='CSV:9,34,76,1,,0,false,true,false'

converted() {
  local to=$1 filter=$2
  shift 2
  timeout 120 "$(soffice)" "-env:UserInstallation=file://$work/profile" --headless ${filter:+"--infilter=$filter"} \
    --convert-to fods --outdir "$to" "$@" </dev/null >"$work/log" 2>&1 || { cat "$work/log" && return 1; }
}

# The same cells without the guard, and one of the workbooks with a formula in it.
python3 - "$exports/whole.xlsx" "$work/known" <<'PYTHON'
import re, sys, zipfile
from pathlib import Path

known = Path(sys.argv[2])
(known / "known-csv.csv").write_bytes(b'\xef\xbb\xbf"=1+1","x"\r\n')
(known / "known-tsv.tsv").write_bytes(b'\xef\xbb\xbf"=1+1"\t"x"\r\n')
with zipfile.ZipFile(sys.argv[1]) as book, zipfile.ZipFile(known / "known-xlsx.xlsx", "w") as new:
    assert book.testzip() is None
    for name in book.namelist():
        text = book.read(name)
        if name.endswith("sheet1.xml"):
            text, count = re.subn(rb'<c r="A1"[^>]*>.*?</c>', b'<c r="A1"><f>1+1</f><v>2</v></c>', text, count=1)
            assert count == 1
        new.writestr(name, text)
PYTHON

converted "$work/out" "$csv" "$work"/known/*.csv
converted "$work/out" "$tsv" "$work"/known/*.tsv
converted "$work/out" "" "$work"/known/*.xlsx
for file in "$exports"/*.csv; do
  cp "$file" "$work/$(basename "$file" .csv)-csv.csv"
  converted "$work/out" "$csv" "$work/$(basename "$file" .csv)-csv.csv"
done
for file in "$exports"/*.tsv; do
  cp "$file" "$work/$(basename "$file" .tsv)-tsv.tsv"
  converted "$work/out" "$tsv" "$work/$(basename "$file" .tsv)-tsv.tsv"
done
for file in "$exports"/*.xlsx; do
  cp "$file" "$work/$(basename "$file" .xlsx)-xlsx.xlsx"
  converted "$work/out" "" "$work/$(basename "$file" .xlsx)-xlsx.xlsx"
done

python3 - "$work/out" "${1:+1}" <<'PYTHON'
import sys
from pathlib import Path

failed, seen = False, 0
for file in sorted(Path(sys.argv[1]).glob("*.fods")):
    text = file.read_text(encoding="utf-8")
    formulas, texts = text.count("table:formula"), text.count('office:value-type="string"')
    print(f"{file.stem}: {texts} cells of text, {formulas} formulas")
    if file.stem.startswith("known-"):
        failed |= formulas == 0
    else:
        seen += 1
        # Fewer cells of text than were written were read as something else. Real files have a row or two under their heads.
        failed |= formulas > 0 or texts < (5 if file.stem.startswith("real-") else 80)
# Five of the writers; goods and orders twice, Taobao's table, faults twice, changes, a batch. A folder has what it has.
failed |= seen < int(sys.argv[2] or 16)
sys.exit("LibreOffice calculates an export, or did not read it" if failed else 0)
PYTHON
