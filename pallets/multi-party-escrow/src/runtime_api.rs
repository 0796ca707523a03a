//! Reads for clients: `escrow_*` over JSON-RPC, `api.call.multiPartyEscrowApi.*` in polkadot.js.

use alink_primitives::{AccountId, Balance, BlockNumber, ChannelId, Page, Payee};
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// A channel as clients see it. Amounts in base units, times in blocks.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct ChannelInfo {
    /// The channel's number.
    pub id: ChannelId,
    /// Whose channel it is: may sign vouchers, extend, and ask to close.
    pub payer: AccountId,
    /// Whose money it is: the remainder goes back here.
    pub funder: AccountId,
    /// Who is paid.
    pub payee: Payee,
    /// Whose key signs vouchers, beside the payer's.
    pub signer: AccountId,
    /// All that was ever put in.
    pub total: Balance,
    /// What was paid out, gross of the fee.
    pub claimed: Balance,
    /// `total - claimed`.
    pub remaining: Balance,
    /// Last block of the channel's regular life.
    pub expires_at: BlockNumber,
    /// The deadline, if a close was requested.
    pub closes_at: Option<BlockNumber>,
}

sp_api::decl_runtime_apis! {
    /// What the escrow owes whom, and its channels.
    pub trait MultiPartyEscrowApi {
        /// The escrow balance of `who`, base units.
        fn escrow_balance(who: AccountId) -> Balance;
        /// The channel, while it exists.
        fn channel(id: ChannelId) -> Option<ChannelInfo>;
        /// The channels of a payer, in no particular order. `start_after` is the `next` of the page before; `limit` at most
        /// [`alink_primitives::MAX_PAGE`].
        fn channels_of(payer: AccountId, start_after: Option<ChannelId>, limit: u32) -> Page<ChannelInfo, ChannelId>;
        /// The channels that pay `payee`, likewise.
        fn channels_to(payee: Payee, start_after: Option<ChannelId>, limit: u32) -> Page<ChannelInfo, ChannelId>;
        /// What a claim with a voucher over the cumulative `amount` would pay now: `(net, fee)`, base units, whose sum is what
        /// the channel would be debited. Nothing when the amount was claimed already; `None` when there is no such channel.
        fn claimable(channel: ChannelId, amount: Balance) -> Option<(Balance, Balance)>;
    }
}
