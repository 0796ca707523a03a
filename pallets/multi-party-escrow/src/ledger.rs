//! Escrow balances: what the escrow owes each account, and the pot that covers it.

use crate::{Config, Error, EscrowBalances, Event, Pallet, TotalOwed};
use alink_primitives::{AccountId, Balance};
use frame_support::{
    ensure,
    traits::{
        fungible::{Inspect, Mutate},
        tokens::Preservation,
        Get,
    },
};
use sp_runtime::{traits::AccountIdConversion, ArithmeticError, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    /// The pot: the account that holds all escrowed money.
    pub fn pot() -> AccountId {
        T::PalletId::get().into_account_truncating()
    }

    /// Move free balance into the pot and owe it to `who`. The account stays alive: a depositor that is reaped would lose its
    /// nonce, and with it the protection against replayed transactions.
    pub(crate) fn do_deposit(who: &AccountId, amount: Balance) -> DispatchResult {
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        T::Currency::transfer(who, &Self::pot(), amount, Preservation::Preserve)?;
        Self::owe_more(amount)?;
        Self::credit(who, amount)
    }

    /// Pay out of the pot what the escrow owes `who`.
    pub(crate) fn do_withdraw(who: &AccountId, amount: Balance) -> DispatchResult {
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        Self::debit(who, amount)?;
        Self::owe_less(amount)?;
        T::Currency::transfer(&Self::pot(), who, amount, Preservation::Preserve)?;
        Ok(())
    }

    /// Owe `amount` to `to` instead of `from`. A new entry must be worth the storage that it takes: the existential deposit.
    pub(crate) fn do_transfer(from: &AccountId, to: &AccountId, amount: Balance) -> DispatchResult {
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        ensure!(
            amount >= T::Currency::minimum_balance() || EscrowBalances::<T>::contains_key(to),
            Error::<T>::AmountTooSmall
        );
        Self::debit(from, amount)?;
        Self::credit(to, amount)
    }

    /// Move what the pot holds beyond its liabilities and its own existential deposit to the Treasury.
    pub(crate) fn do_sweep() -> Result<Balance, DispatchError> {
        let covered = TotalOwed::<T>::get().saturating_add(T::Currency::minimum_balance());
        let surplus = T::Currency::balance(&Self::pot()).saturating_sub(covered);
        ensure!(surplus > 0, Error::<T>::NothingToSweep);
        T::Currency::transfer(
            &Self::pot(),
            &T::SurplusDestination::get(),
            surplus,
            Preservation::Preserve,
        )?;
        Self::deposit_event(Event::Swept { amount: surplus });
        Ok(surplus)
    }

    /// Add to an escrow balance. Whoever calls this took the amount from another entry or received it in the pot.
    pub(crate) fn credit(who: &AccountId, amount: Balance) -> DispatchResult {
        if amount == 0 {
            return Ok(());
        }
        EscrowBalances::<T>::try_mutate(who, |balance| {
            *balance = balance.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
            Ok(())
        })
    }

    /// Take from an escrow balance; an entry that reaches zero goes.
    pub(crate) fn debit(who: &AccountId, amount: Balance) -> DispatchResult {
        EscrowBalances::<T>::try_mutate_exists(who, |entry| {
            let balance = entry.unwrap_or_default();
            let rest = balance
                .checked_sub(amount)
                .ok_or(Error::<T>::InsufficientEscrowBalance)?;
            *entry = (rest > 0).then_some(rest);
            Ok(())
        })
    }

    /// The pot received `amount`.
    fn owe_more(amount: Balance) -> DispatchResult {
        TotalOwed::<T>::try_mutate(|total| {
            *total = total.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
            Ok(())
        })
    }

    /// The pot pays out `amount`.
    pub(crate) fn owe_less(amount: Balance) -> DispatchResult {
        TotalOwed::<T>::try_mutate(|total| {
            *total = total.checked_sub(amount).ok_or(ArithmeticError::Underflow)?;
            Ok(())
        })
    }
}
