//! How pallets talk to each other without depending on each other's crates. The runtime wires the implementations; `()`
//! implements each trait so that a pallet works alone.

use crate::{AccountId, Balance, BlockNumber, ChannelId, GroupId, OrgId, Payee, Payees};
use sp_runtime::{DispatchError, DispatchResult, Permill};

/// Who is paid when a payment group is paid, and in what shares. Given by the service registry, used by the escrow.
pub trait PaymentGroups {
    /// The least lifetime in blocks that a new channel to the group must have; `None` when the group is unknown or retired, so
    /// that no channel may be opened to it.
    fn min_channel_blocks(org: &OrgId, group: GroupId) -> Option<BlockNumber>;
    /// The payees last set, retired group or not; `None` when there is no such group.
    fn payees(org: &OrgId, group: GroupId) -> Option<Payees>;
    /// Whether `who` is the owner or an Admin of the organisation.
    fn is_manager(org: &OrgId, who: &AccountId) -> bool;
    /// A channel to the group was opened: the group exists at least until [`Self::channel_closed`] was called as often.
    fn channel_opened(org: &OrgId, group: GroupId) -> DispatchResult;
    /// A channel to the group is gone. Never fails, so that no group can keep a payer from its remainder.
    fn channel_closed(org: &OrgId, group: GroupId);
    /// Make a group with these payees and, if its organisation is new, this owner: for the benchmarks of others.
    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_group(org: &OrgId, group: GroupId, owner: &AccountId, payees: Payees);
}

impl PaymentGroups for () {
    fn min_channel_blocks(_: &OrgId, _: GroupId) -> Option<BlockNumber> {
        None
    }
    fn payees(_: &OrgId, _: GroupId) -> Option<Payees> {
        None
    }
    fn is_manager(_: &OrgId, _: &AccountId) -> bool {
        false
    }
    fn channel_opened(_: &OrgId, _: GroupId) -> DispatchResult {
        Err(DispatchError::Unavailable)
    }
    fn channel_closed(_: &OrgId, _: GroupId) {}
    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_group(_: &OrgId, _: GroupId, _: &AccountId, _: Payees) {}
}

/// What one call settled for one payee. Summed up over a batch, so that a hook writes once per payee and call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settlement<'a> {
    /// Who was paid.
    pub payee: &'a Payee,
    /// Base units, gross of the fee.
    pub amount: Balance,
    /// The protocol fee contained in `amount`, base units.
    pub fee: Balance,
    /// How many claims this sums up.
    pub claims: u32,
    /// How many of them were the first of their channel.
    pub first_claims: u32,
}

/// Learns of everything that is settled: reputation and revenue are counted from it. Cannot fail, so that nobody's claim can.
pub trait SettlementHook {
    /// Called once per payee and call, after the money moved.
    fn settled(settlement: &Settlement);
}

impl SettlementHook for () {
    fn settled(_: &Settlement) {}
}

impl<A: SettlementHook, B: SettlementHook> SettlementHook for (A, B) {
    fn settled(settlement: &Settlement) {
        A::settled(settlement);
        B::settled(settlement);
    }
}

/// What the protocol takes of each settled amount, and where that goes.
pub trait ProtocolFee {
    /// The fee's rate now. The fee of an amount is rounded down: see [`Self::split`].
    fn rate() -> Permill;
    /// Move `fee` base units from `source` to the revenue account.
    fn receive(source: &AccountId, fee: Balance) -> DispatchResult;
    /// `(net, fee)` of a gross amount at `rate`.
    fn split(rate: Permill, gross: Balance) -> (Balance, Balance) {
        let fee = rate.mul_floor(gross);
        (gross.saturating_sub(fee), fee)
    }
}

impl ProtocolFee for () {
    fn rate() -> Permill {
        Permill::zero()
    }
    fn receive(_: &AccountId, _: Balance) -> DispatchResult {
        Ok(())
    }
}

/// What others may know of a channel. Given by the escrow, used by the registry to tell customers from strangers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelSummary {
    /// Whose channel it is.
    pub payer: AccountId,
    /// Who it pays.
    pub payee: Payee,
    /// What was paid through it so far, base units, gross.
    pub claimed: Balance,
}

/// Looks up live channels.
pub trait Channels {
    /// The channel, while it exists.
    fn channel(id: ChannelId) -> Option<ChannelSummary>;
    /// Make a live channel of `payer` to `payee` with something claimed: for the benchmarks of others.
    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_channel(payer: &AccountId, payee: Payee) -> ChannelId;
}

impl Channels for () {
    fn channel(_: ChannelId) -> Option<ChannelSummary> {
        None
    }
    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_channel(_: &AccountId, _: Payee) -> ChannelId {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fee_should_be_rounded_down_and_parts_sum_to_the_whole() {
        let rate = Permill::from_percent(2);
        for (gross, fee) in [(0, 0), (1, 0), (49, 0), (50, 1), (99, 1), (u128::MAX, u128::MAX / 50)] {
            assert_eq!(<() as ProtocolFee>::split(rate, gross), (gross - fee, fee), "{gross}");
        }
    }
}
