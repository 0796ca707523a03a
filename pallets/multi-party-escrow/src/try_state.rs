//! What must hold after every call, one function per law.

use crate::{Channels, ChannelsOf, ChannelsTo, Config, EscrowBalances, NextChannelId, Pallet, TotalOwed};
use frame_support::{ensure, traits::fungible::Inspect};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Check every law of this pallet. Always compiled, so that tests and fuzzers run it without a feature.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::pot_covers_what_is_owed()?;
        Self::total_owed_is_the_sum()?;
        Self::channels_are_sound()?;
        Self::indices_match_channels()
    }

    /// The pot holds all that it owes and its own existential deposit. (Before genesis gave it one it owes nothing.)
    fn pot_covers_what_is_owed() -> Result<(), TryRuntimeError> {
        let owed = TotalOwed::<T>::get();
        let needed = owed.saturating_add(T::Currency::minimum_balance());
        ensure!(
            owed == 0 || T::Currency::balance(&Self::pot()) >= needed,
            "the pot does not cover what is owed"
        );
        Ok(())
    }

    /// `TotalOwed` is the sum of all escrow balances, none of them zero, and of all channels' remainders.
    fn total_owed_is_the_sum() -> Result<(), TryRuntimeError> {
        let mut sum = 0u128;
        for balance in EscrowBalances::<T>::iter_values() {
            ensure!(balance > 0, "an empty escrow balance is stored");
            sum = sum.checked_add(balance).ok_or("escrow balances overflow")?;
        }
        for channel in Channels::<T>::iter_values() {
            sum = sum.checked_add(channel.remaining()).ok_or("channels overflow")?;
        }
        ensure!(sum == TotalOwed::<T>::get(), "TotalOwed is not the sum of what is owed");
        Ok(())
    }

    /// No channel paid more than its total, none has an id to come, and a requested close never lies behind the expiry's own
    /// deadline.
    fn channels_are_sound() -> Result<(), TryRuntimeError> {
        let next = NextChannelId::<T>::get();
        for (id, channel) in Channels::<T>::iter() {
            ensure!(id < next, "a channel has an id that was not given out");
            ensure!(channel.claimed <= channel.total, "a channel paid more than its total");
            let latest = channel.expires_at.saturating_add(channel.grace);
            ensure!(
                channel.deadline() <= latest,
                "a close lies behind the expiry's deadline"
            );
        }
        Ok(())
    }

    /// Each channel stands once in each index, and nothing else does.
    fn indices_match_channels() -> Result<(), TryRuntimeError> {
        let mut channels = 0usize;
        for (id, channel) in Channels::<T>::iter() {
            channels = channels.saturating_add(1);
            ensure!(
                ChannelsOf::<T>::contains_key(&channel.payer, id),
                "a channel is not among its payer's"
            );
            ensure!(
                ChannelsTo::<T>::contains_key(&channel.payee, id),
                "a channel is not among its payee's"
            );
        }
        ensure!(
            ChannelsOf::<T>::iter_keys().count() == channels,
            "the payers' index has a stray entry"
        );
        ensure!(
            ChannelsTo::<T>::iter_keys().count() == channels,
            "the payees' index has a stray entry"
        );
        Ok(())
    }
}
