//! What the binary does, a file per subcommand.

mod audit;
mod serve;

pub use self::{audit::Audit, serve::Serve};

pub fn print_openapi() -> anyhow::Result<()> {
    println!("{}", yingke::router::openapi().to_pretty_json()?);
    Ok(())
}
