//! The command line of Earwitness.

fn main() {
    println!("earwitness {}", env!("CARGO_PKG_VERSION"));
}
