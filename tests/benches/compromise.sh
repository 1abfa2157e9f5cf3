#!/bin/sh
# Names out of the same news by `compromise` of the npm registry, which is installed into a temporary folder.
#
#     cargo bench --bench extract               writes the news to target/bench/news.jsonl
#     tests/benches/compromise.sh [FILE [MB]]   reads the first 5 MB of it, or as many as told
set -eu
here=$(dirname "$0")
news=${1:-$here/../../target/bench/news.jsonl}
for program in node npm; do
    command -v "$program" > /dev/null || { echo "skipped: there is no \`$program\` here"; exit 0; }
done
[ -f "$news" ] || { echo "no news in \`$news\`: cargo bench --bench extract makes it" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" compromise@14 ||
    { echo "skipped: \`compromise\` cannot be installed"; exit 0; }
cp "$here/compromise.mjs" "$folder"
node "$folder/compromise.mjs" "$news" "${2:-5}"
