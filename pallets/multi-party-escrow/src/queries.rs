//! Reads: what the runtime API and other pallets may know.

use crate::{runtime_api::ChannelInfo, types::Channel, Channels, ChannelsOf, ChannelsTo, Config, Pallet};
use alink_primitives::{AccountId, Balance, ChannelId, ChannelSummary, Page, Payee, ProtocolFee, MAX_PAGE};

impl<T: Config> Pallet<T> {
    /// The channel as clients see it.
    pub fn channel_info(id: ChannelId) -> Option<ChannelInfo> {
        Channels::<T>::get(id).map(|channel| info(id, channel))
    }

    /// One page of the channels of a payer.
    pub fn channels_of(payer: AccountId, start_after: Option<ChannelId>, limit: u32) -> Page<ChannelInfo, ChannelId> {
        match start_after {
            None => Self::page(ChannelsOf::<T>::iter_key_prefix(payer), limit),
            Some(id) => {
                let from = ChannelsOf::<T>::hashed_key_for(&payer, id);
                Self::page(ChannelsOf::<T>::iter_key_prefix_from(payer, from), limit)
            }
        }
    }

    /// One page of the channels that pay a payee.
    pub fn channels_to(payee: Payee, start_after: Option<ChannelId>, limit: u32) -> Page<ChannelInfo, ChannelId> {
        match start_after {
            None => Self::page(ChannelsTo::<T>::iter_key_prefix(payee), limit),
            Some(id) => {
                let from = ChannelsTo::<T>::hashed_key_for(&payee, id);
                Self::page(ChannelsTo::<T>::iter_key_prefix_from(payee, from), limit)
            }
        }
    }

    /// The first `limit` of these channels, and whether there are more.
    fn page(mut ids: impl Iterator<Item = ChannelId>, limit: u32) -> Page<ChannelInfo, ChannelId> {
        let limit = usize::try_from(limit.min(MAX_PAGE)).unwrap_or_default();
        let taken: alloc::vec::Vec<_> = ids.by_ref().take(limit).collect();
        let next = taken.last().copied().filter(|_| ids.next().is_some());
        Page {
            items: taken.into_iter().filter_map(Self::channel_info).collect(),
            next,
        }
    }

    /// What a claim with a voucher over `amount` would pay now: `(net, fee)`.
    pub fn claimable(id: ChannelId, amount: Balance) -> Option<(Balance, Balance)> {
        let channel = Channels::<T>::get(id)?;
        let gross = amount.min(channel.total).saturating_sub(channel.claimed);
        Some(T::ProtocolFee::split(T::ProtocolFee::rate(), gross))
    }
}

fn info<T: Config>(id: ChannelId, channel: Channel<T>) -> ChannelInfo {
    let remaining = channel.remaining();
    let Channel {
        payer,
        funder,
        payee,
        signer,
        total,
        claimed,
        expires_at,
        closes_at,
        ..
    } = channel;
    ChannelInfo {
        id,
        payer,
        funder,
        payee,
        signer,
        total,
        claimed,
        remaining,
        expires_at,
        closes_at,
    }
}

impl<T: Config> alink_primitives::Channels for Pallet<T> {
    fn channel(id: ChannelId) -> Option<ChannelSummary> {
        let Channel {
            payer, payee, claimed, ..
        } = Channels::<T>::get(id)?;
        Some(ChannelSummary { payer, payee, claimed })
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_channel(payer: &AccountId, payee: Payee) -> ChannelId {
        crate::benchmarking::channel_with_claims::<T>(payer, payee)
    }
}
