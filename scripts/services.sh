#!/usr/bin/env bash
# Throw-away PostgreSQL and NATS for tests, on free ports of this machine only.
#
#   eval "$(scripts/services.sh start)"   start (or find those already up) and set TEST_PG_URL, TEST_NATS_URL
#   scripts/services.sh env               print the settings of those that are up
#   scripts/services.sh stop              stop both and delete their data
#
# They survive the shell that started them. YINGKE_SERVICES names their folder, so that several sets can be up.
set -euo pipefail
# shellcheck source=scripts/programs.sh
. "$(dirname "$0")/programs.sh"

home=${YINGKE_SERVICES:-/tmp/yingke-services-$(id -u)-$(cksum <<<"$root" | cut -d' ' -f1)}

# PostgreSQL refuses to run as root.
as_postgres() {
  if [[ $(id -u) == 0 ]]; then
    (cd / && exec runuser -u postgres -- "$@")
  else
    "$@"
  fi
}

# Below the range the kernel hands out by itself, so nothing takes the port between choosing and listening.
free_port() {
  local port
  while port=$((20000 + (RANDOM * 32768 + RANDOM) % 10000)); do
    answers "$port" || break
  done
  echo "$port"
}

answers() { (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

start_postgresql() {
  local bin port
  bin=$(pg_bin)
  mkdir -p "$home/pg" && chmod 755 "$home"
  [[ $(id -u) != 0 ]] || chown postgres "$home/pg"
  as_postgres "$bin/initdb" -D "$home/pg/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$home/initdb.log"
  # Data that nobody keeps: no flushing, and nobody tidies up after databases that live for seconds, or writes their pages out behind
  # them. Crash tests start their own server with the defaults.
  as_postgres tee "$home/pg/data/postgresql.auto.conf" >/dev/null <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = '$home/pg'
max_connections = 300
max_locks_per_transaction = 256
shared_buffers = '256MB'
fsync = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
max_wal_size = '4GB'
checkpoint_timeout = '1h'
autovacuum = off
bgwriter_lru_maxpages = 0
jit = off
CONF
  for _ in 1 2 3; do
    port=$(free_port)
    if as_postgres "$bin/pg_ctl" -D "$home/pg/data" -l "$home/pg/log" -o "-p $port" -w -t 60 start >/dev/null 9>&-; then
      echo "$port" >"$home/pg.port"
      return
    fi
  done
  cat "$home/pg/log" >&2
  return 1
}

start_nats() {
  local port server
  server=$(nats_server)
  for _ in 1 2 3; do
    port=$(free_port)
    setsid "$server" -a 127.0.0.1 -p "$port" -P "$home/nats.pid" -l "$home/nats.log" </dev/null >/dev/null 2>&1 9>&- &
    for _ in {1..50}; do
      if grep -q 'Server is ready' "$home/nats.log" 2>/dev/null; then
        echo "$port" >"$home/nats.port"
        return
      fi
      kill -0 $! 2>/dev/null || break
      sleep 0.1
    done
    kill $! 2>/dev/null || true
  done
  cat "$home/nats.log" >&2
  return 1
}

are_up() {
  [[ -s $home/nats.port && -s $home/pg.port ]] && answers "$(cat "$home/nats.port")" && answers "$(cat "$home/pg.port")"
}

start() {
  are_up && return
  stop
  "$root/scripts/need.sh" postgresql nats
  mkdir -p "$home"
  start_postgresql
  start_nats
}

stop() {
  [[ ! -d $home/pg/data ]] || as_postgres "$(pg_bin)/pg_ctl" -D "$home/pg/data" -m immediate stop >/dev/null 2>&1 || true
  [[ ! -s $home/nats.pid ]] || kill "$(cat "$home/nats.pid")" 2>/dev/null || true
  rm -rf "$home"
}

print_env() {
  cat <<ENV
export TEST_PG_URL=postgres://postgres@127.0.0.1:$(cat "$home/pg.port")/postgres
export TEST_NATS_URL=nats://127.0.0.1:$(cat "$home/nats.port")
export YINGKE_PG_BIN=$(pg_bin)
export YINGKE_NATS_SERVER=$(nats_server)
ENV
}

# Two developers may start at the same moment; the second then finds what the first started.
exec 9<"$0"
flock -w 300 9 || { echo "services.sh: another one has been at it for five minutes" >&2 && exit 1; }

case ${1:-} in
  start) start && print_env ;;
  env) { are_up || { echo 'not up: run scripts/services.sh start' >&2 && exit 1; }; } && print_env ;;
  stop) stop ;;
  *) sed -n '2,8s/^# \{0,1\}//p' "$0" && exit 2 ;;
esac
