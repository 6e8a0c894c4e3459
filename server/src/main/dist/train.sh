#!/usr/bin/env bash
# Prepares a distribution for a quick start: settings of the streams that need no parser, switches and lambdas that make no
# classes, and an archive of the classes that statements of $2 use.
#
# It is a class data archive and not an ahead-of-time cache because the latter leaves out the classes of lambdas when an
# incubator module is loaded, as the Vector API is: making those again takes a fifth of a short process.
set -euo pipefail

home=$(cd -P "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -f "$home/lib/rayo.jsa" "$home/lib/streams.settings"
cd "$work"
RAYO_MAIN=dev.rayo.server.Preparation "$home/bin/rayo" "$home/lib"
if ! RAYO_JAVA_OPTS="-XX:DumpLoadedClassList=$work/classes" "$home/bin/rayo" -f "$2" >"$work/out" 2>"$work/err"; then
  # The archive is made all the same, of what ran until then.
  echo "warning: a statement of $2 failed: $(grep -v '^\[' "$work/err")" >&2
fi
RAYO_JAVA_OPTS="-Xshare:dump -XX:SharedClassListFile=$work/classes -XX:SharedArchiveFile=$home/lib/rayo.jsa" \
  "$home/bin/rayo" >"$work/out" 2>"$work/err" || true
[ -s "$home/lib/rayo.jsa" ] || {
  cat "$work/err" >&2
  echo "the JVM wrote no archive of classes" >&2
  exit 1
}
