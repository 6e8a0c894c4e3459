#!/usr/bin/env bash
# Prepares a distribution for a quick start: settings of the streams that need no parser, classes that make no classes, and
# an ahead-of-time cache of what the statements of $2 load, link and have compiled.
set -euo pipefail

home=$(cd -P "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -f "$home/lib/rayo.aot" "$home/lib/streams.settings"
cd "$work"
RAYO_MAIN=dev.rayo.server.Preparation "$home/bin/rayo" "$home/lib"
# Vector kernels are never in the cache: their module is not there when a process starts. Nor is the parser of command
# lines, whose class files are too old for it.
if ! RAYO_JAVA_OPTS="-Drayo.kernels=scalar -XX:AOTCacheOutput=$home/lib/rayo.aot" \
  "$home/bin/rayo" " $(<"$2")" >"$work/out" 2>"$work/err"; then
  # The cache is made all the same, of what ran until then.
  echo "warning: a statement of $2 failed: $(grep -v '^\[' "$work/err")" >&2
fi
[ -s "$home/lib/rayo.aot" ] || {
  cat "$work/err" >&2
  echo "the JVM wrote no ahead-of-time cache" >&2
  exit 1
}
