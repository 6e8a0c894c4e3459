# What bench/run and the run.sh of bench/pack share: which Java, and with which flags. Sourced by bash.

# Sets java_home to a JDK 25 or later.
find_java() {
  local candidate version
  for candidate in "${RAYO_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*25* "$HOME"/.sdkman/candidates/java/25* \
    "$HOME"/.jdks/*25* /opt/*25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
    [ -n "$candidate" ] && [ -x "$candidate/bin/java" ] && [ -r "$candidate/release" ] || continue
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$candidate/release")
    if [ "${version:-0}" -ge 25 ]; then
      java_home=$candidate
      return
    fi
  done
  echo "the benches need JDK 25: none found in JAVA_HOME or /usr/lib/jvm; set RAYO_JAVA_HOME" >&2
  exit 2
}

# run_bench JAVA LIBRARIES DATA RESULTS COMMIT COMMAND ARGUMENT...: with the flags of the distribution.
run_bench() {
  local java=$1 lib=$2 data=$3 results=$4 commit=$5 command=$6
  shift 6
  # shellcheck disable=SC2086 # options are meant to be split
  "$java" \
    --add-modules jdk.incubator.vector \
    --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow \
    --add-opens=java.base/java.nio=ALL-UNNAMED \
    -XX:+UseParallelGC \
    -XX:MaxRAMPercentage=60 \
    -Xlog:disable -Xlog:all=error:stderr \
    -Dfile.encoding=UTF-8 \
    "-Drayo.bench.data=$data" \
    "-Drayo.bench.results=$results" \
    "-Drayo.bench.commit=$commit" \
    "-Drayo.bench.command=$command" \
    ${RAYO_JAVA_OPTS:-} -cp "$lib/*" dev.rayo.bench.Bench "$@" \
    2> >(grep --line-buffered -v '^WARNING: Using incubator modules' >&2)
}
