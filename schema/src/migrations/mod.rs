//! Run at start-up, each in one transaction, never edited once landed: expand, then contract.

mod m0001_foundation;

use sea_orm_migration::prelude::*;

pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(m0001_foundation::Foundation)]
    }
}
