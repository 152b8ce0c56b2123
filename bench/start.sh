#!/usr/bin/env bash
# Time from starting the server with an existing database until /readyz answers 200, and its resident memory at rest.
# Must: under 0.5 s and under 120 MB with the EAEU tariff loaded.
#   bench/start.sh [PROGRAM] [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/.."
program=${1:-build/release/src/chorsu}
rounds=${2:-7}
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT
port=18761
"$program" --database "$folder/bench.db" data list >/dev/null 2>&1
for _ in $(seq "$rounds"); do
  start=$(date +%s%N)
  "$program" --database "$folder/bench.db" serve --port $port >/dev/null 2>&1 &
  server=$!
  until curl -sf "http://127.0.0.1:$port/readyz" >/dev/null 2>&1; do sleep 0.005; done
  ready=$(date +%s%N)
  sleep 1
  printf 'start to ready %4d ms, at rest %5.1f MB\n' $(((ready - start) / 1000000)) \
    "$(awk '/VmRSS/{print $2 / 1024}' /proc/$server/status)"
  kill "$server"; wait "$server" 2>/dev/null || true; server=
done
