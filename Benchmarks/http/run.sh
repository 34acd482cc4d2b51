#!/bin/sh
# run.sh: serve and the bare NIO server under the same load, one after the other; needs wrk.
# Absolute figures differ between runs by more than half on shared machines: the ratio decides.
set -eu
cd "$(dirname "$0")/../.."
seconds=${SECONDS_EACH:-5}
connections=${CONNECTIONS:-16}
command -v wrk >/dev/null || { echo 'wrk is missing: apt-get install wrk' >&2; exit 1; }
swift build --configuration release --product partita
swift build --configuration release --package-path Benchmarks/yardstick
.build/release/partita serve --port 8765 >/dev/null & served=$!
Benchmarks/yardstick/.build/release/yardstick 8766 & bare=$!
trap 'kill $served $bare 2>/dev/null' EXIT
sleep 1
sh Benchmarks/http/setup.sh http://127.0.0.1:8765/
load() { # SCRIPT PORT
  (cd Benchmarks/http && wrk --threads 1 --connections "$connections" --duration "${seconds}s" \
    --latency --script "$1.lua" "http://127.0.0.1:$2/") |
    awk '/99%/ { p99 = $2 } /Requests\/sec/ { rate = $2 } /Non-2xx/ { bad = " errors: " $3 }
      END { printf "%s %s%s\n", rate, p99, bad }'
}
printf '%-10s %12s %10s %12s %7s\n' operation requests/s p99 'bare NIO/s' ratio
for script in put-item get-item query-10 query-100; do
  bare_result=$(load $script 8766)
  result=$(load $script 8765)
  echo "$script $result $bare_result" |
    awk '{ printf "%-10s %12s %10s %12s %7.2f\n", $1, $2, $3, $4, $2 / $4 }'
done
