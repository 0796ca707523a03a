//! What the escrow stores.

use crate::Config;
use alink_primitives::{AccountId, Balance, BlockNumber, Payee};
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{traits::Footprint, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound};
use scale_info::TypeInfo;

/// Bytes of the two index entries that stand beside a channel: hashes, payer or payee, and id.
const INDEX_BYTES: usize = 2 * (16 + 8 + 8) + 32 + 70;

/// A one-way payment channel. Whatever a claim reads or writes for one channel is in here, since every further entry would cost
/// half a transfer.
#[derive(CloneNoBound, DebugNoBound, Decode, Encode, EqNoBound, MaxEncodedLen, PartialEqNoBound, TypeInfo)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct Channel<T: Config> {
    /// Whose channel it is: may sign vouchers, extend, and ask to close.
    pub payer: AccountId,
    /// Whose money it is: the remainder and the deposit go back here.
    pub funder: AccountId,
    /// Who is paid.
    pub payee: Payee,
    /// Whose key signs vouchers, beside the payer's.
    pub signer: AccountId,
    /// All that was ever put in, base units.
    pub total: Balance,
    /// What was paid out, base units, gross of the fee; at most `total`.
    pub claimed: Balance,
    /// Last block of the channel's regular life.
    pub expires_at: BlockNumber,
    /// Blocks after `expires_at` that are the payee's alone, as they were when the channel was opened: no vote moves the
    /// deadline of a channel that people already rely on.
    pub grace: BlockNumber,
    /// The deadline, if a close was requested.
    pub closes_at: Option<BlockNumber>,
    /// The funder's deposit for this entry and its two index entries.
    pub ticket: T::ChannelConsideration,
}

impl<T: Config> Channel<T> {
    /// What was not paid out yet, base units.
    pub fn remaining(&self) -> Balance {
        self.total.saturating_sub(self.claimed)
    }

    /// The last block that is the payee's alone; from the next one on the remainder can be reclaimed.
    pub fn deadline(&self) -> BlockNumber {
        self.closes_at
            .unwrap_or_else(|| self.expires_at.saturating_add(self.grace))
    }

    /// What one channel occupies in storage.
    pub fn footprint() -> Footprint {
        Footprint::from_parts(1, Self::max_encoded_len().saturating_add(INDEX_BYTES))
    }
}
