//! The `yingke` command.

mod commands;
mod logging;

use clap::{Parser, Subcommand};

/// A tenth less processor time per message than the C library's: docs/decisions/0005.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// An open, self-hosted customer-service workbench for online shops.
#[derive(Parser)]
#[command(name = "yingke", version)]
struct Line {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    logging: logging::Logging,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the shops of one database.
    Serve(commands::Serve),
    /// Fill an empty database.
    Seed(commands::Seed),
    /// The log of who changed or was shown what.
    #[command(subcommand)]
    Audit(commands::Audit),
    /// Write all of a node's data to one file, also while it serves.
    Backup(commands::Backup),
    /// Read a backup back into an empty database and folder.
    Restore(commands::Restore),
    /// Check that this node can do its work, and say what to mend.
    Doctor(commands::Doctor),
    /// Give a person a new password and sign them out everywhere.
    Password(commands::Password),
    /// Exit 0 if the node at URL is healthy.
    Healthz(commands::Healthz),
    /// Print the OpenAPI document.
    Openapi,
}

#[tokio::main]
async fn main() -> std::process::ExitCode {
    let line = Line::parse();
    line.logging.start();
    // Fails only where one is installed already, which then is this one.
    let _ = rustls::crypto::ring::default_provider().install_default();
    match run(line.command).await {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("yingke: {error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Serve(serve) => serve.run().await,
        Command::Seed(seed) => seed.run().await,
        Command::Backup(backup) => backup.run().await,
        Command::Restore(restore) => restore.run().await,
        Command::Doctor(doctor) => doctor.run().await,
        Command::Password(password) => password.run().await,
        Command::Healthz(healthz) => healthz.run().await,
        Command::Audit(audit) => audit.run().await,
        Command::Openapi => commands::print_openapi(),
    }
}
