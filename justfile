# The main job on the shipped sample.
report:
    cargo run --release -- report examples/harbour -o out

# What a change must pass.
check:
    cargo fmt --all --check
    cargo clippy --workspace --all-targets -- -D warnings
    cargo xtask tidy
    cargo test --workspace

# Quality against gold, where the corpora are.
eval:
    cargo lab eval all

# The generated documents.
docs:
    cargo xtask docs
