# Sets java_home to a JDK 25 or newer, and java_version to its version; or java_home to nothing. To be read by a plain sh.
# Reads `release` files and starts no JVM.

# Is $1 the home of such a JDK?
is_new_enough() {
  [ -n "$1" ] && [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  while IFS='=' read -r key value; do
    [ "$key" = JAVA_VERSION ] || continue
    value=${value#\"}
    java_version=${value%%\"*}
    value=${value%%[!0-9]*}
    [ "${value:-0}" -ge 25 ]
    return
  done < "$1/release"
  return 1
}

# The home of the java on the path, links followed.
home_on_the_path() {
  on_path=$(command -v java) || return 0
  on_path=$(readlink -f "$on_path" 2> /dev/null || echo "$on_path")
  echo "${on_path%/bin/java}"
}

find_java() {
  for java_home in "${SOLVENT_JAVA_HOME:-}" "${JAVA_HOME:-}"; do
    is_new_enough "$java_home" && return
  done
  java_home=$(home_on_the_path)
  is_new_enough "$java_home" && return
  for java_home in /usr/lib/jvm/* "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    is_new_enough "$java_home" && return
  done
  java_home=
}

find_java
