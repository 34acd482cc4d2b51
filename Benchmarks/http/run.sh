#!/bin/sh
# run.sh: serve and the bare NIO server under the same load, one after the other; needs wrk. With
# MOTO, the path of moto_server, that too, for a shorter time.
# Absolute figures differ between runs by more than half on shared machines: the ratio decides.
set -eu
cd "$(dirname "$0")/../.."
seconds=${SECONDS_EACH:-5}
connections=${CONNECTIONS:-16}
command -v wrk >/dev/null || { echo 'wrk is missing: apt-get install wrk' >&2; exit 1; }
swift build --configuration release --product partita
swift build --configuration release --package-path Benchmarks/yardstick
python3 Benchmarks/http/start.py .build/release/partita
.build/release/partita serve --port 8765 >/dev/null & served=$!
Benchmarks/yardstick/.build/release/yardstick 8766 & bare=$!
trap 'kill $served $bare 2>/dev/null' EXIT
sleep 1
sh Benchmarks/http/setup.sh http://127.0.0.1:8765/
load() { # SCRIPT PORT [SECONDS]
  (cd Benchmarks/http && wrk --threads 1 --connections "$connections" --duration "${3:-$seconds}s" \
    --latency --script "$1.lua" "http://127.0.0.1:$2/") |
    awk '/99%/ { p99 = $2 } /Requests\/sec/ { rate = $2 } /Non-2xx/ { bad = " errors: " $3 }
      END { printf "%s %s%s\n", rate, p99, bad }'
}
# Three times what dynalite 4.0.0, the fastest peer, was seen to do.
target() {
  case $1 in
    put-item) echo 36000 ;; get-item) echo 51000 ;; query-10) echo 15600 ;; *) echo 3300 ;;
  esac
}
printf '| %-9s | %10s | %8s | %8s | %11s | %5s | %6s |\n' operation requests/s target p99 \
  'bare NIO/s' ratio target
echo '|---|--:|--:|--:|--:|--:|--:|'
for script in put-item get-item query-10 query-100; do
  bare_result=$(load $script 8766)
  result=$(load $script 8765)
  echo "$script $result $bare_result" |
    awk -v target="$(target $script)" '{
      printf "| %-9s | %10s | %8s | %8s | %11s | %5.2f | %6s |\n",
        $1, $2, target, $3, $4, $2 / $4, ($1 ~ /item/) ? "0.40" : "" }'
done
# The client with 32 in flight, and boto3 in the same run.
PARTITA_BENCHMARKS=1 swift build --configuration release --product client-benchmark \
  --scratch-path .build/benchmarks
.build/benchmarks/release/client-benchmark http://127.0.0.1:8765 "$seconds" 32
[ -n "${MOTO:-}" ] || exit 0
"$(dirname "$MOTO")/python" Benchmarks/http/boto3_reads.py http://127.0.0.1:8765 "$seconds" 32
"$MOTO" --host 127.0.0.1 --port 8767 >/dev/null 2>&1 & moto=$!
trap 'kill $served $bare $moto 2>/dev/null' EXIT
sleep 5
sh Benchmarks/http/setup.sh http://127.0.0.1:8767/
for script in put-item get-item query-10; do
  echo "| moto's server, $script | $(load $script 8767 2) |"
done
