# shellcheck shell=bash
# Where the programs that tests need are found. Sourced, not run.

# shellcheck disable=SC2034
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# The folder with PostgreSQL's server programs (Debian keeps it off the PATH).
pg_bin() {
  local server
  for server in "${YINGKE_PG_BIN:+$YINGKE_PG_BIN/postgres}" \
    "$(readlink -f "$(type -P postgres || true)" 2>/dev/null)" \
    $(printf '%s\n' /usr/lib/postgresql/*/bin/postgres /usr/pgsql-*/bin/postgres | sort -Vr); do
    if [[ -x $server && -x ${server%/*}/initdb ]]; then
      echo "${server%/*}"
      return
    fi
  done
  return 1
}

nats_server() { PATH=$PATH:/usr/sbin type -P "${YINGKE_NATS_SERVER:-nats-server}"; }

# The proxy of packaging/compose.yaml.
caddy() { type -P "${YINGKE_CADDY:-caddy}"; }

chromium() {
  local name
  for name in ${YINGKE_CHROMIUM:+"$YINGKE_CHROMIUM"} chromium chromium-browser google-chrome; do
    type -P "$name" && return
  done
  return 1
}

soffice() { type -P soffice; }

# A font with Chinese glyphs: without one, screenshots and picture tests show boxes.
chinese_font() {
  compgen -G '/usr/share/fonts/*/noto*/NotoSansCJK*' && return
  command -v fc-list >/dev/null && [[ -n $(fc-list :lang=zh-cn family) ]]
}
