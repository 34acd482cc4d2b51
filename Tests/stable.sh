# Plays all scenarios again and again, and holds their reports against the committed ones each time.
#
#     sh Tests/stable.sh .build/release/partita JOBS RUNS
#
# In a copy, so that nothing is written beside the scenarios.
set -e
partita=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -R scenarios "$folder"
cd "$folder"
run=0
while [ $run -lt "$3" ]; do
  run=$((run + 1))
  "$partita" run --check --quiet --jobs "$2" >told 2>&1 || {
    echo "$1 --jobs $2: run $run of $3 gave something else" >&2
    cat told >&2
    exit 1
  }
done
echo "$1 --jobs $2: $3 times the same"
