//! The catalogue as JSON, made as for the programs themselves.

#[path = "../../../build.rs"]
mod catalog;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    std::env::set_current_dir("../../..")?;
    catalog::main()
}
