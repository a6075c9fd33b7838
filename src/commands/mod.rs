//! What the binary does, a file per subcommand.

mod audit;
mod backup;
mod doctor;
mod healthz;
mod password;
mod seed;
mod serve;

pub use self::{
    audit::Audit,
    backup::{Backup, Restore},
    doctor::Doctor,
    healthz::Healthz,
    password::Password,
    seed::Seed,
    serve::Serve,
};

pub fn print_openapi() -> anyhow::Result<()> {
    println!("{}", yingke::router::openapi().to_pretty_json()?);
    Ok(())
}
