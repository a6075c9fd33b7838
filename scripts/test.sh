#!/usr/bin/env bash
# Everything a submission must pass: starts throw-away services, runs scripts/stages, prints a time table.
# `scripts/test.sh web-lint format` runs those stages alone. Logs stay in target/test-logs.
set -euo pipefail
# shellcheck source=scripts/programs.sh
. "$(dirname "$0")/programs.sh"
cd "$root"

target=${CARGO_TARGET_DIR:-$root/target}
logs=$target/test-logs
limit=${YINGKE_STAGE_LIMIT:-40m}
only=" $* "
lanes=()

prepare() {
  scripts/need.sh rust node python postgresql nats caddy chromium fonts
  rm -rf "$logs" && mkdir -p "$logs"
  YINGKE_SERVICES=$(mktemp -d "$(room_for_services)/yingke-test.XXXXXX")
  export YINGKE_SERVICES
  local settings
  settings=$(scripts/services.sh start)
  eval "$settings"
  # Of what Rust tests and journeys write: SQLite waits for the disk with every change.
  mkdir -p "$YINGKE_SERVICES/tmp"
  YINGKE_CHROMIUM=$(chromium)
  export YINGKE_CHROMIUM YINGKE_BIN=$target/debug/yingke
  # Linted while it is built; others' crates are compiled as ever.
  export RUSTC_WORKSPACE_WRAPPER=$root/scripts/linted.sh
  export NO_COLOR=1 FORCE_COLOR=0 CARGO_TERM_COLOR=never CARGO_TERM_PROGRESS_WHEN=never
  # Real exports and word lists that may not be published; tests that want them say so when they are absent.
  [[ -n ${YINGKE_FIELD_DATA:-} || ! -d ../shared/data ]] || export YINGKE_FIELD_DATA=$PWD/../shared/data
  # A build that is used once needs neither; a panic says its file and line without.
  [[ -z ${CI:-} ]] || export CARGO_INCREMENTAL=0 CARGO_PROFILE_DEV_DEBUG=false
}

# In memory where there is plenty of it: every other test makes a database of a thousand small files and removes it.
room_for_services() {
  local -i free left
  free=$(df --output=avail -B1G /dev/shm 2>/dev/null | sed -n '2s/ //gp' || true)
  left=$(awk '/^MemAvailable:/ {print int($2 / 1048576)}' /proc/meminfo 2>/dev/null || true)
  if ((free >= 8 && left >= 14)); then echo /dev/shm; else echo /tmp; fi
}

clean_up() {
  trap - EXIT
  for pid in ${lanes[@]+"${lanes[@]}"} $(cat "$logs"/*.pid 2>/dev/null); do
    kill "$pid" 2>/dev/null || true
  done
  scripts/services.sh stop
}

stages() { awk -v only="$only" '!/^#/ && NF && (only == "  " || index(only, " " $2 " "))' scripts/stages; }

# One line of scripts/stages, from its start to its verdict.
run_stage() {
  local stage=$2 after=$3 command=$4 log=$logs/$2.log began code result=passed
  if ! wait_for "$after"; then
    echo "$stage skipped 0 $(since 0)" >"$logs/$stage.result"
    echo "skipped  $stage"
    return
  fi
  began=$SECONDS
  # `timeout` gives the stage a process group, so that whatever it leaves behind can be ended with it.
  timeout --kill-after=15 "$limit" bash -c "$command" </dev/null >"$log" 2>&1 &
  echo $! >"$logs/$stage.pid"
  wait $! && code=0 || code=$?
  ((code == 0)) || result=FAILED
  ((code != 124)) || echo "stopped after $limit" >>"$log"
  kill -- "-$(cat "$logs/$stage.pid")" 2>/dev/null || true
  rm -f "$logs/$stage.pid"
  echo "$stage $result $((SECONDS - began)) $began" >"$logs/$stage.result"
  # One writer at a time, or two lanes' reports would mix.
  (flock 8 && report "$stage" "$result" "$log") 8>"$logs/.report"
}

since() { echo $((SECONDS - $1)); }

wait_for() {
  local need
  for need in ${1//,/ }; do
    stages | awk '{print $2}' | grep -qx "${need#\~}" || continue
    until [[ -s $logs/${need#\~}.result ]]; do sleep 0.2; done
    [[ $need == \~* ]] || grep -q ' passed ' "$logs/$need.result" || return 1
  done
}

report() {
  echo "$2  $1"
  if [[ $2 == passed ]]; then
    closing_lines "$3"
  else
    echo "--- $3"
    cat "$3"
    echo "--- end of $1"
  fi
}

# The last words of cargo test, nextest, vitest and Playwright, and what was not run; not those of runs that had nothing to run.
closing_lines() {
  grep -E '^ *(NOT RUN|test result:|Summary \[|Test Files |Tests +[0-9]|[0-9]+ (passed|failed|flaky|skipped|did not run))' "$1" |
    grep -vE 'ok\. 0 passed; 0 failed' || true
}

run_lanes() {
  local lane
  for lane in $(stages | awk '!seen[$1]++ {print $1}'); do
    while read -r line_lane stage after command; do
      [[ $line_lane == "$lane" ]] && run_stage "$lane" "$stage" "$after" "$command"
    done < <(stages) &
    lanes+=($!)
  done
  wait "${lanes[@]}" || true
}

# Ends with the verdict: the exit code says whether every stage passed, within YINGKE_TEST_LIMIT_MIN where that is set.
time_table() {
  local stage result took began passed=0 others=0
  printf '\n%-12s %-8s %8s %8s\n' stage result start took
  for stage in $(stages | awk '{print $2}'); do
    read -r _ result took began < <(cat "$logs/$stage.result" 2>/dev/null || echo "$stage FAILED 0 0")
    printf '%-12s %-8s %7ss %7ss\n' "$stage" "$result" "$began" "$took"
    if [[ $result == passed ]]; then passed=$((passed + 1)); else others=$((others + 1)); fi
  done
  # Once more at the end, where it is read.
  grep -hE '^ *NOT RUN' "$logs"/*.log || true
  # Races of a journey or of the product: to be mended, not to be lived with.
  grep -hE -A 9 '^ +[0-9]+ flaky' "$logs"/journeys.log 2>/dev/null | grep -vE '^ +[0-9]+ passed' || true
  what_failed
  printf '\n%d stages passed, %d did not, in %d:%02d minutes\n' $passed $others $((SECONDS / 60)) $((SECONDS % 60))
  ((SECONDS <= 35 * 60)) || echo "TOO SLOW: a whole run should take 35 minutes at most"
  ((others == 0 && (${YINGKE_TEST_LIMIT_MIN:-0} == 0 || SECONDS <= ${YINGKE_TEST_LIMIT_MIN:-0} * 60)))
}

# A failed stage's log can be long, and only the end of a run may be kept: its errors in a few lines.
what_failed() {
  local result
  for result in $(grep -l ' FAILED ' "$logs"/*.result); do
    echo "--- errors of $(basename "$result" .result)"
    grep -E -m 20 -A 4 '^ *(FAIL|TIMEOUT|error|Error:|AssertionError|thread .* panicked)|^ +[0-9]+\) ' "${result%.result}.log" || true
  done
}

trap clean_up EXIT
trap 'exit 130' INT TERM HUP
prepare
run_lanes
time_table
