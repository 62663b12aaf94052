# For `run` and `test`: what cargo itself needs. Sourced, from the root of the project.
need() { # need <program> <debian package>
  command -v "$1" >/dev/null && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && apt-get install -y -qq "$2" >/dev/null
  else
    echo "$1 is missing: sudo apt-get install $2" >&2
    exit 1
  fi
}

if ! command -v cargo >/dev/null && [ -x "$HOME/.cargo/bin/cargo" ]; then
  PATH="$HOME/.cargo/bin:$PATH"
fi
command -v cargo >/dev/null || { echo "cargo is missing: install Rust with rustup, https://rustup.rs" >&2; exit 1; }
need cc build-essential
# Some versions of rustup do not install what rust-toolchain.toml asks for on their own.
if command -v rustup >/dev/null && ! cargo --version >/dev/null 2>&1; then
  rustup toolchain install --profile minimal "$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)" \
    --component rustfmt,clippy --target wasm32-unknown-unknown
fi
