//! What the base of a block and of a transaction weigh, and the measured weights of calls.

use frame_support::{parameter_types, weights::Weight};

parameter_types! {
    /// Time to execute an empty block.
    pub const BlockExecutionWeight: Weight = Weight::from_parts(432_000_000, 0);
    /// Time to execute an empty transaction, less what the transaction extensions state by themselves.
    pub const ExtrinsicBaseWeight: Weight = Weight::from_parts(60_000_000, 0);
}
