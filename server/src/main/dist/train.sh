#!/usr/bin/env bash
# Makes the ahead-of-time cache of a distribution: runs what people run first, and lets the JVM write down the classes.
set -euo pipefail

home=$(cd -P "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -f "$home/lib/rayo.aot"
cd "$work"
if ! RAYO_JAVA_OPTS="-XX:AOTCacheOutput=$home/lib/rayo.aot" "$home/bin/rayo" -f "$2" >"$work/out" 2>"$work/err"; then
  # The cache is made all the same, of what ran until then.
  echo "warning: a statement of $2 failed: $(grep -v '^\[' "$work/err")" >&2
fi
[ -s "$home/lib/rayo.aot" ] || {
  cat "$work/err" >&2
  echo "the JVM wrote no ahead-of-time cache" >&2
  exit 1
}
