#!/bin/sh
# run.sh: `serve --data` under the load of 16 connections that put items; needs wrk. In FOLDER, on the
# disk that is measured, or in the system's folder for temporary files.
# Absolute figures differ between runs by more than half on shared machines: beside them stands what
# the same load gets in memory, and what bare SQLite commits one by one in the same run.
set -eu
cd "$(dirname "$0")/../.."
seconds=${SECONDS_EACH:-5}
connections=${CONNECTIONS:-16}
partita=${PARTITA:-.build/release/partita}
benchmark=${BENCHMARK:-.build/benchmarks/release/engine-benchmark}
folder=$(mktemp -d "${FOLDER:-${TMPDIR:-/tmp}}/partita-data-XXXXXX")
served=
trap 'kill $served 2>/dev/null || true; rm -r "$folder"' EXIT
command -v wrk >/dev/null || { echo 'wrk is missing: apt-get install wrk' >&2; exit 1; }
load() { # [OPTIONS OF SERVE]
  "$partita" serve --port 8769 "$@" >/dev/null & served=$!
  sleep 1
  sh Benchmarks/http/setup.sh http://127.0.0.1:8769/
  (cd Benchmarks/http && wrk --threads 1 --connections "$connections" --duration "${seconds}s" \
    --latency --script put-item.lua http://127.0.0.1:8769/) |
    awk '/99%/ { p99 = $2 } /Requests\/sec/ { rate = $2 } /Non-2xx/ { bad = " errors:" $3 }
      END { print rate, p99 bad }'
  kill "$served"
  wait "$served" 2>/dev/null || true
}
row='| %-28s | %10s | %8s | %8s |\n'
printf "$row" "PutItem, $connections connections" writes/s target p99
echo '|---|--:|--:|--:|'
for kind in memory normal full; do
  case $kind in
    memory) result=$(load) target= ;;
    normal) result=$(load --data "$folder/normal.db" --sync normal) target=20,000 ;;
    full) result=$(load --data "$folder/full.db" --sync full) target=8,000 ;;
  esac
  printf "$row" "$kind" "${result% *}" "$target" "${result#* }"
done
echo
"$benchmark" data "$folder"
