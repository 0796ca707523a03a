# Shared by the scripts here. Source it: . "$(dirname "$0")/lib.sh"

set -eu
cd "$(dirname "$0")/.."

# Scripts that this one calls count from the same moment.
ALINK_STARTED="${ALINK_STARTED:-$(date +%s)}"
export ALINK_STARTED

# Say what is happening, and after how many minutes, so that a long step does not look like a hang.
say() {
    elapsed=$(($(date +%s) - ALINK_STARTED))
    printf '\n== %d:%02d %s\n' $((elapsed / 60)) $((elapsed % 60)) "$*"
}

# Stop with a reason and what to do about it.
die() {
    printf '\n!! %s\n' "$*" >&2
    exit 1
}

# The toolchain that compiles the runtime: the stable one where it has the target, else the one that setup made.
use_wasm_toolchain() {
    if ! rustup target list --installed 2>/dev/null | grep -q '^wasm32v1-none$' && rustup toolchain list | grep -q '^alink-wasm'; then
        export WASM_BUILD_TOOLCHAIN=alink-wasm
    fi
}

target_dir() {
    printf '%s' "${CARGO_TARGET_DIR:-target}"
}

# Build the default members at once, always the same: another selection means other features, and those rebuild the SDK.
build() {
    use_wasm_toolchain
    cargo build --release --locked
}
