//! Evaluates Earwitness.

fn main() {
    println!("earwitness {}", env!("CARGO_PKG_VERSION"));
}
