#!/bin/bash
# Our server building 1 KB of JSON per request beside nginx serving a static 1 KB file, by turns on the same cores.
#   bench/http.sh [BUILD_FOLDER]      prints requests a second of both and their ratio; fails below 0.5
set -euo pipefail
build=${1:-build/release}
cd "$(dirname "$0")/.."
rounds=${ROUNDS:-5}
seconds=${SECONDS_EACH:-4}
threads=$(nproc)
folder=$(mktemp -d)
pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$folder"' EXIT

head -c 1024 /dev/zero | tr '\0' x > "$folder/kilobyte.json"
nginx_port=$((20000 + RANDOM % 10000))
cat > "$folder/nginx.conf" <<CONF
worker_processes $threads;
daemon off;
pid $folder/nginx.pid;
error_log $folder/error.log;
events { worker_connections 4096; }
http {
  access_log off;
  sendfile on;
  open_file_cache max=10;
  keepalive_requests 1000000000;
  types { application/json json; }
  client_body_temp_path $folder; proxy_temp_path $folder; fastcgi_temp_path $folder; uwsgi_temp_path $folder; scgi_temp_path $folder;
  server { listen 127.0.0.1:$nginx_port reuseport; root $folder; }
}
CONF
nginx -c "$folder/nginx.conf" -p "$folder" & pids+=($!)
"$build/bench/http_bench" "$threads" "${WORKERS:-$threads}" > "$folder/port" & pids+=($!)
until [[ -s $folder/port ]] && curl -sf -o /dev/null "http://127.0.0.1:$nginx_port/kilobyte.json"; do sleep 0.1; done
port=$(<"$folder/port")

ours_pid=${pids[1]}
nginx_pids=$(pgrep -P "${pids[0]}" | tr '\n' ' ')
cpu_ticks() {  # that the processes have used
  local pid sum=0
  for pid in "$@"; do sum=$((sum + $(awk '{print $14 + $15}' "/proc/$pid/stat"))); done
  echo "$sum"
}
requests() {  # URL PID...: requests a second, and the CPU time of one in microseconds
  local url=$1 before
  shift
  before=$(cpu_ticks "$@")
  wrk -t1 -c64 -d"${seconds}s" "$url" | awk '/Requests\/sec/ {rate = $2} /requests in/ {count = $1} /Non-2xx|Socket errors/ {exit 1}
    END {print rate, count}' > "$folder/wrk"
  awk -v ticks=$(($(cpu_ticks "$@") - before)) -v hz="$(getconf CLK_TCK)" '{printf "%s %.1f\n", $1, ticks / hz * 1e6 / $2}' "$folder/wrk"
}
median() { sort -g | awk '{line[NR] = $1} END {print line[int((NR + 1) / 2)]}'; }

for path in v1/kilobyte v1/kilobyte-at-once; do
  : > "$folder/ratios"
  for ((round = 1; round <= rounds; ++round)); do
    read -r ours ours_cpu <<< "$(requests "http://127.0.0.1:$port/$path" "$ours_pid")"
    read -r theirs theirs_cpu <<< "$(requests "http://127.0.0.1:$nginx_port/kilobyte.json" $nginx_pids)"
    awk -v o="$ours" -v t="$theirs" 'BEGIN {print o / t}' >> "$folder/ratios"
    printf '%-20s ours %7.0f/s %5.1f us CPU   nginx %7.0f/s %5.1f us CPU   ratio %.2f\n' \
      "$path" "$ours" "$ours_cpu" "$theirs" "$theirs_cpu" "$(tail -1 "$folder/ratios")"
  done
  ratio=$(median < "$folder/ratios")
  printf '%-20s median ratio %.2f (aim 0.50)\n' "$path" "$ratio"
  [[ $path == v1/kilobyte ]] && reached=$ratio
done
awk -v r="$reached" 'BEGIN {exit !(r >= 0.5)}'
