//! Migrations that the next upgrade runs. None yet: the first release starts from genesis.

/// Within the block of the upgrade.
pub type SingleBlockMigrations = ();
/// In bounded steps over many blocks.
pub type MultiBlockMigrations = ();
