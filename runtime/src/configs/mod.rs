//! How each pallet is configured, one file per concern.

mod consensus;
mod governance;
mod market;
mod money;
mod safety;
mod system;

pub use consensus::*;
pub use governance::*;
pub use market::*;
pub use money::*;
pub use safety::*;
pub use system::*;
