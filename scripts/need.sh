#!/usr/bin/env bash
# Makes sure programs are there: `scripts/need.sh postgresql nats caddy chromium fonts libreoffice node rust`.
# As root on Debian or Ubuntu it installs what is missing; elsewhere it names it and fails.
set -euo pipefail
# shellcheck source=scripts/programs.sh
. "$(dirname "$0")/programs.sh"

packages=()
by_hand=()

for need in "$@"; do
  case $need in
    postgresql) pg_bin >/dev/null || packages+=(postgresql) ;;
    nats) nats_server >/dev/null || packages+=(nats-server) ;;
    caddy) caddy >/dev/null || packages+=(caddy) ;;
    chromium) chromium >/dev/null || packages+=(chromium) ;;
    fonts) chinese_font >/dev/null || packages+=(fonts-noto-cjk) ;;
    libreoffice) soffice >/dev/null || packages+=(libreoffice-calc) ;;
    python) command -v python3 >/dev/null || packages+=(python3) ;;
    # Distributions ship these too old, so they are never installed behind your back.
    rust) command -v cargo >/dev/null || by_hand+=("Rust 1.95 or newer: https://rustup.rs") ;;
    node) command -v npm >/dev/null || by_hand+=("Node 20.19 or newer: https://nodejs.org") ;;
    *) echo "need.sh: what is '$need'?" >&2 && exit 2 ;;
  esac
done

can_install() { [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; }

install() {
  export DEBIAN_FRONTEND=noninteractive
  local apt=(apt-get -qq -y -o DPkg::Lock::Timeout=300 --no-install-recommends)
  echo "installing ${packages[*]}" >&2
  # The first try is for machines whose package lists are fresh; most containers have none.
  "${apt[@]}" install "${packages[@]}" </dev/null >/dev/null 2>&1 && return
  apt-get -qq -o DPkg::Lock::Timeout=300 update </dev/null >&2
  "${apt[@]}" install "${packages[@]}" </dev/null >&2
}

if ((${#packages[@]} && ${#by_hand[@]} == 0)) && can_install; then
  install
elif ((${#packages[@]} + ${#by_hand[@]})); then
  echo "This machine lacks:" >&2
  ((${#packages[@]})) && echo "  ${packages[*]}   (Debian, Ubuntu: sudo apt-get install ${packages[*]})" >&2
  ((${#by_hand[@]})) && printf '  %s\n' "${by_hand[@]}" >&2
  exit 1
fi
