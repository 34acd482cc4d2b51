#!/bin/sh
# run.sh: serve and the bare NIO server under the same load, one after the other; needs wrk. With
# MOTO, the path of moto_server, that too, for a shorter time.
# Absolute figures differ between runs by more than half on shared machines: the ratio decides.
set -eu
cd "$(dirname "$0")/../.."
seconds=${SECONDS_EACH:-5}
connections=${CONNECTIONS:-16}
command -v wrk >/dev/null || { echo 'wrk is missing: apt-get install wrk' >&2; exit 1; }
# As users get it, which starts in half the time: nothing of Swift's libraries is to be linked first.
swift build --configuration release --product partita --static-swift-stdlib
swift build --configuration release --static-swift-stdlib --package-path Benchmarks/yardstick \
  --scratch-path .build/yardstick
python3 Benchmarks/http/start.py .build/release/partita
.build/release/partita serve --port 8765 >/dev/null & served=$!
.build/yardstick/release/yardstick 8766 & bare=$!
trap 'kill $served $bare 2>/dev/null' EXIT
sleep 1
sh Benchmarks/http/setup.sh http://127.0.0.1:8765/
# Hundredths of seconds of processor time that a process has used.
used() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }
load() { # SCRIPT PORT PROCESS [SECONDS]; gives requests a second, p99, microseconds of CPU for each
  before=$(used "$3")
  (cd Benchmarks/http && wrk --threads 1 --connections "$connections" --duration "${4:-$seconds}s" \
    --latency --script "$1.lua" "http://127.0.0.1:$2/") |
    awk '/99%/ { p99 = $2 } /requests in/ { count = $1 } /Requests\/sec/ { rate = $2 }
      /Non-2xx/ { bad = "(errors:" $3 ")" } END { print rate, p99 bad, count }' |
    { read -r rate p99 count; echo "$rate $p99 $((($(used "$3") - before) * 10000 / count))"; }
}
# Three times what dynalite 4.0.0, the fastest peer, was seen to do.
target() {
  case $1 in
    put-item) echo 36000 ;; get-item) echo 51000 ;; query-10) echo 15600 ;; *) echo 3300 ;;
  esac
}
row='| %-10s | %10s | %8s | %10s | %8s | %11s | %8s | %5s | %6s |\n'
printf "$row" operation requests/s target p99 'CPU µs' 'bare NIO/s' 'CPU µs' ratio target
echo '|---|--:|--:|--:|--:|--:|--:|--:|--:|'
for script in put-item get-item query-10 query-100; do
  bare_result=$(load $script 8766 $bare)
  result=$(load $script 8765 $served)
  echo "$script $result $bare_result" |
    awk -v row="$row" -v target="$(target $script)" '{
      printf row, $1, $2, target, $3 ($1 == "get-item" ? " (3 ms)" : ""), $4, $5, $7, \
        sprintf("%.2f", $2 / $5), ($1 ~ /item/) ? "0.40" : "" }'
done
# The client with 32 in flight, and boto3 in the same run, which it is to be ten times ahead of.
PARTITA_BENCHMARKS=1 swift build --configuration release --product client-benchmark \
  --static-swift-stdlib --scratch-path .build/benchmarks
printf '\n| client | | target |\n|---|--:|--:|\n'
.build/benchmarks/release/client-benchmark http://127.0.0.1:8765 "$seconds" 32
[ -n "${MOTO:-}" ] || exit 0
"$(dirname "$MOTO")/python" Benchmarks/http/boto3_reads.py http://127.0.0.1:8765 "$seconds" 32
"$MOTO" --host 127.0.0.1 --port 8767 >/dev/null 2>&1 & moto=$!
trap 'kill $served $bare $moto 2>/dev/null' EXIT
sleep 5
sh Benchmarks/http/setup.sh http://127.0.0.1:8767/
printf '\n| %-9s | %10s | %10s | %8s |\n' "moto's" requests/s p99 'CPU µs'
echo '|---|--:|--:|--:|'
for script in put-item get-item query-10 query-100; do
  load $script 8767 $moto 3 |
    awk -v name="$script" '{ printf "| %-9s | %10s | %10s | %8s |\n", name, $1, $2, $3 }'
done
