//! What ALINK's pallets, node, daemon and clients share: common types ([`types`]), the traits by which pallets talk to each
//! other without depending on each other ([`traits`]), bounded parameter values ([`bounded`]) and the voucher format
//! ([`voucher`]), which is the one encoder that everybody who signs or checks a voucher uses.
//!
//! Builds without `std`.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

pub mod bounded;
pub mod traits;
pub mod types;
pub mod voucher;

pub use traits::*;
pub use types::*;
pub use voucher::{Voucher, VoucherCheck};
