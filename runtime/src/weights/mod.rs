//! What the base of a block and of a transaction weigh, and what calls and transaction extensions of the SDK's pallets do, all
//! measured by `scripts/weights` on one machine.

pub mod frame_system;
pub mod frame_system_extensions;
pub mod pallet_balances;
pub mod pallet_parameters;
pub mod pallet_transaction_payment;

use frame_support::{parameter_types, weights::Weight};

parameter_types! {
    /// Time to execute an empty block.
    pub const BlockExecutionWeight: Weight = Weight::from_parts(721_295_000, 0);
    /// Time to execute an empty transaction, less what the transaction extensions state by themselves.
    pub const ExtrinsicBaseWeight: Weight = Weight::from_parts(93_911_000, 0);
}
