//! Chores of the repository.

fn main() {
    println!("xtask");
}
