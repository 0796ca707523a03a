//! Benchmarks: one for each function of [`crate::WeightInfo`]. Groups have the most payees, all of them different and without
//! an entry in the ledger before; channels are claimed from for the first time.

// Code that only runs to be measured may panic where its setup is wrong.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used
)]

use crate::{
    channels::NewChannel, types::Channel, Call, Channels, Config, EscrowBalances, Event, NextChannelId, Pallet,
    TotalOwed,
};
use alink_primitives::{
    AccountId, Balance, BlockNumber, ChannelId, GroupId, OrgId, Payee, Payees, PaymentGroups, Settlement,
    SettlementHook, Signature, Voucher, MAX_PAYEES,
};
use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::traits::{
    fungible::{Inspect, Mutate},
    Consideration, Get,
};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use sp_core::{crypto::KeyTypeId, sr25519};
use sp_runtime::{
    traits::{BlockNumberProvider, IdentifyAccount, Zero},
    MultiSigner, Perbill,
};

/// Under which the keystore keeps the keys that sign vouchers.
const KEY_TYPE: KeyTypeId = KeyTypeId(*b"bnch");
/// The group that most channels pay.
const GROUP: GroupId = 1;

/// What a channel gets: enough that every payee's part is above the existential deposit.
fn amount<T: Config>() -> Balance {
    let existential = T::Currency::minimum_balance().saturating_mul(1_000);
    T::MinChannelAmount::get().saturating_mul(1_000).max(existential)
}

/// The latest expiry that a new channel may have.
fn expires_at<T: Config>() -> BlockNumber {
    Pallet::<T>::now().saturating_add(T::MaxChannelLifetime::get())
}

/// Give `who` free balance for `channels` channels with their deposits, and more; and the pot its existential deposit, which it
/// has from genesis on a real chain.
fn endow<T: Config>(who: &AccountId, channels: u32) {
    let missing = T::Currency::minimum_balance().saturating_sub(T::Currency::balance(&Pallet::<T>::pot()));
    if missing > 0 {
        T::Currency::mint_into(&Pallet::<T>::pot(), missing).expect("minting works");
    }
    let money = amount::<T>().saturating_mul(Balance::from(channels).saturating_add(10));
    T::Currency::mint_into(who, money).expect("minting works");
    for _ in 0..channels {
        T::ChannelConsideration::ensure_successful(who, Channel::<T>::footprint());
    }
}

/// An account with free balance for a channel or two.
fn rich<T: Config>(name: &'static str) -> AccountId {
    let who = account(name, 0, 0);
    endow::<T>(&who, 2);
    who
}

/// The caller, with free balance for a channel or two.
fn rich_caller<T: Config>() -> AccountId {
    let caller = whitelisted_caller();
    endow::<T>(&caller, 2);
    caller
}

fn org() -> OrgId {
    vec![b'o'; alink_primitives::MAX_ID_LEN as usize]
        .try_into()
        .expect("the longest id")
}

/// Who owns the organisation, and is no payee.
fn owner() -> AccountId {
    account("owner", 0, 0)
}

/// A group of `count` payees who are nothing but payees.
fn group_of<T: Config>(count: u32) -> Payee {
    let share = Perbill::from_parts(1_000_000_000 / count);
    let mut payees: Vec<_> = (0..count)
        .map(|index| (account::<AccountId>("payee", index, 0), share))
        .collect();
    // parts that do not divide go to the first, so that all sum to exactly one
    payees[0].1 = Perbill::from_parts(1_000_000_000 - share.deconstruct() * (count - 1));
    let payees: Payees = payees.try_into().expect("no more than the most payees");
    T::PaymentGroups::benchmark_group(&org(), GROUP, &owner(), payees);
    Payee::Group(org(), GROUP)
}

/// A key that the keystore signs with.
fn signing_key() -> sr25519::Public {
    sp_io::crypto::sr25519_generate(KEY_TYPE, None)
}

fn account_of(key: impl Into<MultiSigner>) -> AccountId {
    let signer: MultiSigner = key.into();
    signer.into_account()
}

fn message<T: Config>(channel: ChannelId, amount: Balance) -> Voucher {
    let genesis_hash = frame_system::BlockHash::<T>::get(BlockNumberFor::<T>::zero());
    Voucher {
        genesis_hash,
        channel,
        amount,
    }
}

/// A voucher of `key`.
fn voucher<T: Config>(key: &sr25519::Public, channel: ChannelId, amount: Balance) -> Signature {
    let bytes = message::<T>(channel, amount).signing_bytes();
    sp_io::crypto::sr25519_sign(KEY_TYPE, key, &bytes)
        .expect("the keystore has the key")
        .into()
}

/// A voucher for the `verify_...` benchmarks with the signature that `sign` makes of its bytes, and whose `key` that is.
fn signed_voucher<T: Config, S: Into<Signature>>(
    key: impl Into<MultiSigner>,
    sign: impl FnOnce(&[u8]) -> Option<S>,
) -> (Voucher, Signature, AccountId) {
    let message = message::<T>(0, 1);
    let signature = sign(&message.signing_bytes()).expect("the keystore has the key");
    (message, signature.into(), account_of(key))
}

/// A channel to a group of the most payees, for the benchmarks that open one.
fn new_channel<T: Config>(payer: &AccountId, funder: &AccountId) -> NewChannel {
    NewChannel {
        payer: payer.clone(),
        funder: funder.clone(),
        payee: group_of::<T>(MAX_PAYEES),
        signer: account("signer", 0, 0),
        amount: amount::<T>(),
        expires_at: expires_at::<T>(),
    }
}

/// The event of `new` when it is the next channel that is opened.
fn opened<T: Config>(new: &NewChannel) -> Event<T> {
    Event::ChannelOpened {
        channel: NextChannelId::<T>::get(),
        payer: new.payer.clone(),
        funder: new.funder.clone(),
        payee: new.payee.clone(),
        signer: new.signer.clone(),
        amount: new.amount,
        expires_at: new.expires_at,
    }
}

/// Deposit and open a channel of `payer`, who has the money.
fn open<T: Config>(payer: &AccountId, payee: Payee, signer: AccountId) -> ChannelId {
    Pallet::<T>::do_deposit(payer, amount::<T>()).expect("the payer is rich");
    Pallet::<T>::do_open_channel(NewChannel {
        payer: payer.clone(),
        funder: payer.clone(),
        payee,
        signer,
        amount: amount::<T>(),
        expires_at: expires_at::<T>(),
    })
    .expect("the channel is sound")
}

/// A live channel of `payer`'s with something claimed, for the benchmarks of other pallets.
pub(crate) fn channel_with_claims<T: Config>(payer: &AccountId, payee: Payee) -> ChannelId {
    endow::<T>(payer, 1);
    let key = signing_key();
    let channel = open::<T>(payer, payee, account_of(key));
    let half = amount::<T>() / 2;
    let signature = voucher::<T>(&key, channel, half);
    Pallet::<T>::claim(RawOrigin::Signed(payer.clone()).into(), channel, half, signature).expect("the voucher is good");
    channel
}

fn assert_last<T: Config>(event: Event<T>) {
    frame_system::Pallet::<T>::assert_last_event(<T as frame_system::Config>::RuntimeEvent::from(event));
}

/// Where the fee's transfer and the hook's events follow ours.
fn assert_event<T: Config>(event: Event<T>) {
    frame_system::Pallet::<T>::assert_has_event(<T as frame_system::Config>::RuntimeEvent::from(event));
}

/// The event of a claim of all of `channel`.
fn all_claimed<T: Config>(channel: ChannelId, payee: Payee) -> Event<T> {
    use alink_primitives::ProtocolFee;
    let amount = amount::<T>();
    let (_, fee) = T::ProtocolFee::split(T::ProtocolFee::rate(), amount);
    Event::ChannelClaimed {
        channel,
        payee,
        amount,
        fee,
        claimed: amount,
        remaining: 0,
    }
}

#[benchmarks]
mod benchmarks {
    use super::*;

    #[benchmark]
    fn deposit() {
        let who = rich_caller::<T>();
        let amount = amount::<T>();

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), amount);

        assert_last::<T>(Event::Deposited { who, amount });
    }

    #[benchmark]
    fn withdraw() {
        // the entry goes
        let who = rich_caller::<T>();
        let amount = amount::<T>();
        Pallet::<T>::do_deposit(&who, amount).expect("the caller is rich");

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), amount);

        assert!(!EscrowBalances::<T>::contains_key(&who));
        assert_last::<T>(Event::Withdrawn { who, amount });
    }

    #[benchmark]
    fn transfer() {
        // one entry goes, another one comes
        let from = rich_caller::<T>();
        let to: AccountId = account("to", 0, 0);
        let amount = amount::<T>();
        Pallet::<T>::do_deposit(&from, amount).expect("the caller is rich");

        #[extrinsic_call]
        _(RawOrigin::Signed(from.clone()), to.clone(), amount);

        assert_last::<T>(Event::Transferred { from, to, amount });
    }

    #[benchmark]
    fn open_channel() {
        let payer = rich_caller::<T>();
        let new = new_channel::<T>(&payer, &payer);
        Pallet::<T>::do_deposit(&payer, new.amount).expect("the caller is rich");
        let opened = opened::<T>(&new);

        #[extrinsic_call]
        _(
            RawOrigin::Signed(payer),
            new.payee,
            new.signer,
            new.amount,
            new.expires_at,
        );

        assert_last::<T>(opened);
    }

    #[benchmark]
    fn deposit_and_open_channel() {
        let payer = rich_caller::<T>();
        let new = new_channel::<T>(&payer, &payer);
        let opened = opened::<T>(&new);

        #[extrinsic_call]
        _(
            RawOrigin::Signed(payer),
            new.payee,
            new.signer,
            new.amount,
            new.expires_at,
        );

        assert_last::<T>(opened);
    }

    #[benchmark]
    fn open_channel_for() {
        let funder = rich_caller::<T>();
        let new = new_channel::<T>(&account("payer", 0, 0), &funder);
        Pallet::<T>::do_deposit(&funder, new.amount).expect("the caller is rich");
        let opened = opened::<T>(&new);

        #[extrinsic_call]
        _(
            RawOrigin::Signed(funder),
            new.payer,
            new.payee,
            new.signer,
            new.amount,
            new.expires_at,
        );

        assert_last::<T>(opened);
    }

    #[benchmark]
    fn top_up() {
        let payer = rich_caller::<T>();
        let channel = open::<T>(&payer, group_of::<T>(MAX_PAYEES), account("signer", 0, 0));
        let amount = amount::<T>();
        Pallet::<T>::do_deposit(&payer, amount).expect("the caller is rich");

        #[extrinsic_call]
        _(RawOrigin::Signed(payer), channel, amount);

        assert_last::<T>(Event::ChannelToppedUp {
            channel,
            amount,
            total: amount * 2,
        });
    }

    #[benchmark]
    fn extend() {
        let payer = rich_caller::<T>();
        let channel = open::<T>(&payer, group_of::<T>(MAX_PAYEES), account("signer", 0, 0));
        T::BlockNumberProvider::set_block_number(Pallet::<T>::now() + 1);
        let expires_at = expires_at::<T>();

        #[extrinsic_call]
        _(RawOrigin::Signed(payer), channel, expires_at);

        assert_last::<T>(Event::ChannelExtended { channel, expires_at });
    }

    /// `p`: accounts behind the payee.
    #[benchmark]
    fn claim(p: Linear<1, MAX_PAYEES>) {
        let caller: AccountId = whitelisted_caller();
        let payee = group_of::<T>(p);
        let key = signing_key();
        let channel = open::<T>(&rich::<T>("payer"), payee.clone(), account_of(key));
        let amount = amount::<T>();
        let signature = voucher::<T>(&key, channel, amount);

        #[extrinsic_call]
        _(RawOrigin::Signed(caller), channel, amount, signature);

        assert_event::<T>(all_claimed::<T>(channel, payee));
    }

    /// `n`: items, to one group of the most payees.
    #[benchmark]
    fn claim_many(n: Linear<1, { T::MaxClaims::get() }>) {
        let caller: AccountId = whitelisted_caller();
        let payee = group_of::<T>(MAX_PAYEES);
        let payer: AccountId = account("payer", 0, 0);
        endow::<T>(&payer, n);
        let key = signing_key();
        let amount = amount::<T>();
        let claims: Vec<_> = (0..n)
            .map(|_| {
                let channel = open::<T>(&payer, payee.clone(), account_of(key));
                (channel, amount, voucher::<T>(&key, channel, amount))
            })
            .collect();
        let last = claims.last().expect("there is at least one").0;
        let claims: frame_support::BoundedVec<_, T::MaxClaims> = claims.try_into().expect("no more than the most");

        #[extrinsic_call]
        _(RawOrigin::Signed(caller), claims);

        assert_event::<T>(all_claimed::<T>(last, payee));
    }

    /// What each further payee of a batch costs. `p`: accounts behind it.
    #[benchmark]
    fn settle(p: Linear<1, MAX_PAYEES>) {
        let payee = group_of::<T>(p);
        let amount = amount::<T>();

        #[block]
        {
            let payees = T::PaymentGroups::payees(&org(), GROUP).expect("the group exists");
            for (who, _) in &payees {
                Pallet::<T>::credit(who, amount).expect("no overflow");
            }
            T::OnSettled::settled(&Settlement {
                payee: &payee,
                amount,
                fee: 0,
                claims: 1,
                first_claims: 1,
            });
        }

        assert_eq!(
            EscrowBalances::<T>::get(account::<AccountId>("payee", p - 1, 0)),
            amount
        );
    }

    /// By the organisation's owner, who is found last. `p`: accounts behind the payee.
    #[benchmark]
    fn close(p: Linear<1, MAX_PAYEES>) {
        let funder = rich::<T>("payer");
        let payee = group_of::<T>(p);
        let key = signing_key();
        let channel = open::<T>(&funder, payee.clone(), account_of(key));
        // so that there is a remainder to return
        Channels::<T>::mutate(channel, |channel| {
            channel.as_mut().expect("it was just opened").total += amount::<T>();
        });
        TotalOwed::<T>::mutate(|total| *total += amount::<T>());
        let amount = amount::<T>();
        let signature = voucher::<T>(&key, channel, amount);

        #[extrinsic_call]
        _(RawOrigin::Signed(owner()), channel, Some((amount, signature)));

        assert_last::<T>(Event::ChannelClosed {
            channel,
            funder,
            refunded: amount,
        });
    }

    #[benchmark]
    fn request_close() {
        let payer = rich_caller::<T>();
        let channel = open::<T>(&payer, group_of::<T>(MAX_PAYEES), account("signer", 0, 0));
        // What is measured happens in block 1 at the earliest.
        T::BlockNumberProvider::set_block_number(Pallet::<T>::now() + 1);
        let closes_at = (Pallet::<T>::now() + T::ChallengePeriod::get()).min(expires_at::<T>() + T::ClaimGrace::get());

        #[extrinsic_call]
        _(RawOrigin::Signed(payer), channel);

        assert_last::<T>(Event::CloseRequested { channel, closes_at });
    }

    #[benchmark]
    fn reclaim() {
        let caller: AccountId = whitelisted_caller();
        let funder = rich::<T>("payer");
        let channel = open::<T>(&funder, group_of::<T>(MAX_PAYEES), account("signer", 0, 0));
        T::BlockNumberProvider::set_block_number(expires_at::<T>() + T::ClaimGrace::get() + 1);

        #[extrinsic_call]
        _(RawOrigin::Signed(caller), channel);

        assert_last::<T>(Event::ChannelClosed {
            channel,
            funder,
            refunded: amount::<T>(),
        });
    }

    #[benchmark]
    fn sweep() {
        let caller = rich_caller::<T>();
        let amount = amount::<T>();
        T::Currency::mint_into(&Pallet::<T>::pot(), amount).expect("minting works");

        #[extrinsic_call]
        _(RawOrigin::Signed(caller));

        assert_last::<T>(Event::Swept { amount });
    }

    #[benchmark]
    fn verify_sr25519() {
        let key = signing_key();
        let (message, signature, who) =
            signed_voucher::<T, _>(key, |bytes| sp_io::crypto::sr25519_sign(KEY_TYPE, &key, bytes));
        let valid;

        #[block]
        {
            valid = message.verify(&signature, &who, &who).valid;
        }

        assert!(valid);
    }

    #[benchmark]
    fn verify_ed25519() {
        let key = sp_io::crypto::ed25519_generate(KEY_TYPE, None);
        let (message, signature, who) =
            signed_voucher::<T, _>(key, |bytes| sp_io::crypto::ed25519_sign(KEY_TYPE, &key, bytes));
        let valid;

        #[block]
        {
            valid = message.verify(&signature, &who, &who).valid;
        }

        assert!(valid);
    }

    #[benchmark]
    fn verify_ecdsa() {
        let key = sp_io::crypto::ecdsa_generate(KEY_TYPE, None);
        let (message, signature, who) =
            signed_voucher::<T, _>(key, |bytes| sp_io::crypto::ecdsa_sign(KEY_TYPE, &key, bytes));
        let valid;

        #[block]
        {
            valid = message.verify(&signature, &who, &who).valid;
        }

        assert!(valid);
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::new_benchmark_ext(), crate::mock::Test);
}
