//! The life of a channel: opened, topped up, extended, asked to close, gone.

use crate::{
    types::Channel, Channels, ChannelsOf, ChannelsTo, Config, Error, Event, NextChannelId, Pallet, LOG_TARGET,
};
use alink_primitives::{voucher::is_weak_key, AccountId, Balance, BlockNumber, ChannelId, Payee, PaymentGroups};
use frame_support::{
    ensure,
    traits::{Consideration, Get},
};
use sp_runtime::{traits::BlockNumberProvider, ArithmeticError, DispatchError, DispatchResult};

/// What a new channel is to be.
pub(crate) struct NewChannel {
    pub payer: AccountId,
    pub funder: AccountId,
    pub payee: Payee,
    pub signer: AccountId,
    pub amount: Balance,
    pub expires_at: BlockNumber,
}

impl<T: Config> Pallet<T> {
    /// The block whose number all deadlines are compared with.
    pub(crate) fn now() -> BlockNumber {
        T::BlockNumberProvider::current_block_number()
    }

    /// The channel, or `ChannelNotFound`.
    pub(crate) fn existing(id: ChannelId) -> Result<Channel<T>, Error<T>> {
        Channels::<T>::get(id).ok_or(Error::<T>::ChannelNotFound)
    }

    /// Open a channel from the funder's escrow balance.
    pub(crate) fn do_open_channel(new: NewChannel) -> Result<ChannelId, DispatchError> {
        let NewChannel {
            payer,
            funder,
            payee,
            signer,
            amount,
            expires_at,
        } = new;
        ensure!(!is_weak_key(&signer) && !is_weak_key(&payer), Error::<T>::InvalidSigner);
        let group_minimum = Self::ensure_payable(&payee, &payer, &funder)?;
        ensure!(amount >= T::MinChannelAmount::get(), Error::<T>::AmountTooSmall);
        Self::ensure_lifetime(expires_at, T::MinChannelLifetime::get().max(group_minimum))?;

        Self::debit(&funder, amount)?;
        let ticket = T::ChannelConsideration::new(&funder, Channel::<T>::footprint())?;
        if let Payee::Group(org, group) = &payee {
            T::PaymentGroups::channel_opened(org, *group)?;
        }
        let channel = NextChannelId::<T>::try_mutate(|next| {
            let id = *next;
            *next = id.checked_add(1).ok_or(ArithmeticError::Overflow)?;
            Ok::<_, DispatchError>(id)
        })?;
        ChannelsOf::<T>::insert(&payer, channel, ());
        ChannelsTo::<T>::insert(&payee, channel, ());
        Channels::<T>::insert(
            channel,
            Channel {
                payer: payer.clone(),
                funder: funder.clone(),
                payee: payee.clone(),
                signer: signer.clone(),
                total: amount,
                claimed: 0,
                expires_at,
                grace: T::ClaimGrace::get(),
                closes_at: None,
                ticket,
            },
        );
        Self::deposit_event(Event::ChannelOpened {
            channel,
            payer,
            funder,
            payee,
            signer,
            amount,
            expires_at,
        });
        Ok(channel)
    }

    /// Whether the payee can be paid by these two; its own minimum lifetime if so.
    fn ensure_payable(payee: &Payee, payer: &AccountId, funder: &AccountId) -> Result<BlockNumber, Error<T>> {
        match payee {
            Payee::Account(who) if who == payer || who == funder => Err(Error::<T>::SelfPayment),
            Payee::Account(_) => Ok(0),
            Payee::Group(org, group) => {
                T::PaymentGroups::min_channel_blocks(org, *group).ok_or(Error::<T>::PayeeNotFound)
            }
        }
    }

    /// Whether a channel may live until `expires_at` from now.
    fn ensure_lifetime(expires_at: BlockNumber, minimum: BlockNumber) -> Result<(), Error<T>> {
        let now = Self::now();
        let earliest = now.saturating_add(minimum);
        let latest = now.saturating_add(T::MaxChannelLifetime::get());
        ensure!((earliest..=latest).contains(&expires_at), Error::<T>::InvalidExpiry);
        Ok(())
    }

    /// Whether the channel still lives its regular life, in which it may be changed.
    fn ensure_open(channel: &Channel<T>) -> Result<(), Error<T>> {
        ensure!(channel.closes_at.is_none(), Error::<T>::ChannelClosing);
        ensure!(Self::now() <= channel.expires_at, Error::<T>::ChannelExpired);
        Ok(())
    }

    /// Put more into a channel, from the funder's escrow balance.
    pub(crate) fn do_top_up(who: &AccountId, id: ChannelId, amount: Balance) -> DispatchResult {
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        let mut channel = Self::existing(id)?;
        ensure!(channel.funder == *who, Error::<T>::NotAuthorized);
        Self::ensure_open(&channel)?;
        Self::debit(who, amount)?;
        channel.total = channel.total.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
        let total = channel.total;
        Channels::<T>::insert(id, channel);
        Self::deposit_event(Event::ChannelToppedUp {
            channel: id,
            amount,
            total,
        });
        Ok(())
    }

    /// Let a channel live longer.
    pub(crate) fn do_extend(who: &AccountId, id: ChannelId, expires_at: BlockNumber) -> DispatchResult {
        let mut channel = Self::existing(id)?;
        ensure!(
            channel.payer == *who || channel.funder == *who,
            Error::<T>::NotAuthorized
        );
        Self::ensure_open(&channel)?;
        let latest = Self::now().saturating_add(T::MaxChannelLifetime::get());
        ensure!(
            expires_at > channel.expires_at && expires_at <= latest,
            Error::<T>::InvalidExpiry
        );
        channel.expires_at = expires_at;
        Channels::<T>::insert(id, channel);
        Self::deposit_event(Event::ChannelExtended {
            channel: id,
            expires_at,
        });
        Ok(())
    }

    /// Start the challenge period, at whose end the remainder can be reclaimed.
    pub(crate) fn do_request_close(who: &AccountId, id: ChannelId) -> DispatchResult {
        let mut channel = Self::existing(id)?;
        ensure!(
            channel.payer == *who || channel.funder == *who,
            Error::<T>::NotAuthorized
        );
        ensure!(channel.closes_at.is_none(), Error::<T>::AlreadyClosing);
        let now = Self::now();
        ensure!(now <= channel.expires_at, Error::<T>::ChannelExpired);
        let closes_at = channel.deadline().min(now.saturating_add(T::ChallengePeriod::get()));
        channel.closes_at = Some(closes_at);
        Channels::<T>::insert(id, channel);
        Self::deposit_event(Event::CloseRequested { channel: id, closes_at });
        Ok(())
    }

    /// Return the remainder once the deadline has passed.
    pub(crate) fn do_reclaim(id: ChannelId) -> DispatchResult {
        let channel = Self::existing(id)?;
        ensure!(Self::now() > channel.deadline(), Error::<T>::TooEarly);
        Self::remove_channel(id, channel)
    }

    /// Whether `who` may act for the payee: the account itself, any payee of the group, or whoever manages its organisation.
    pub(crate) fn acts_for_payee(who: &AccountId, payee: &Payee) -> bool {
        match payee {
            Payee::Account(account) => account == who,
            Payee::Group(org, group) => {
                T::PaymentGroups::payees(org, *group).is_some_and(|payees| payees.iter().any(|(payee, _)| payee == who))
                    || T::PaymentGroups::is_manager(org, who)
            }
        }
    }

    /// Remove the channel: remainder and deposit to the funder, whatever has become of payer and payee.
    pub(crate) fn remove_channel(id: ChannelId, channel: Channel<T>) -> DispatchResult {
        let refunded = channel.remaining();
        let Channel {
            payer,
            funder,
            payee,
            ticket,
            ..
        } = channel;
        Channels::<T>::remove(id);
        ChannelsOf::<T>::remove(&payer, id);
        ChannelsTo::<T>::remove(&payee, id);
        Self::credit(&funder, refunded)?;
        if let Payee::Group(org, group) = &payee {
            T::PaymentGroups::channel_closed(org, *group);
        }
        // A deposit that cannot be released must not keep the remainder from its owner.
        if let Err(error) = ticket.drop(&funder) {
            log::error!(target: LOG_TARGET, "deposit of channel {id} not released: {error:?}");
        }
        Self::deposit_event(Event::ChannelClosed {
            channel: id,
            funder,
            refunded,
        });
        Ok(())
    }
}
