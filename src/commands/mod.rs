//! What the binary does, a file per subcommand.

mod audit;
mod backup;
mod doctor;
mod healthz;
mod seed;
mod serve;

pub use self::{
    audit::Audit,
    backup::{Backup, Restore},
    doctor::Doctor,
    healthz::Healthz,
    seed::Seed,
    serve::Serve,
};

pub fn print_openapi() -> anyhow::Result<()> {
    println!("{}", yingke::router::openapi().to_pretty_json()?);
    Ok(())
}
