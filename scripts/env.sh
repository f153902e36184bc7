# Sourced by the other scripts: where the project is and where its tools are put.
# shellcheck shell=bash
ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
TOOLS="$ROOT/.tools"
cd "$ROOT" || exit 1

# Ours come first: a tool of another version elsewhere on the machine must not win.
export PATH="$TOOLS/bin:$TOOLS/node_modules/.bin:$PATH"

say() { printf '\n\033[1m› %s\033[0m\n' "$*"; }
die() { printf '✗ %s\n' "$@" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }
