#!/usr/bin/env bash
# Stands for the compiler where the workspace is built for its tests (RUSTC_WORKSPACE_WRAPPER): one pass compiles and lints, and a
# warning is an error. `cargo clippy` apart would read every crate, ours and others', a second time: six minutes on two cores.
# A library is compiled twice, as it is used and with its tests, which hold all of it: there it is linted, and everything that waits for
# the other, which only the compiler's own warnings end, begins sooner.
set -euo pipefail
arguments=" $* "
if [[ $arguments == *' --crate-type lib '* && $arguments != *' --test '* ]]; then
  exec "$@" -D warnings
fi
exec clippy-driver "$@" -D warnings
