//! # Multi-party escrow
//!
//! Who is owed what: escrow balances, and one-way payment channels from which payees claim with vouchers.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module: [`pallet::Config`], [`pallet::Call`], [`pallet::Event`], [`pallet::Error`]. Clients read through
//! [`runtime_api::MultiPartyEscrowApi`].
//!
//! ## Overview
//!
//! A consumer deposits once and opens a channel to a provider's payment group. From then on each call of a service costs a
//! *voucher*: a signature over the chain, the channel and the cumulative amount, made off chain. The provider keeps the highest
//! voucher and claims with it now and then, many channels at once. What is left goes back to whoever funded the channel when it
//! expires, or after a challenge period when the payer asks for it.
//!
//! Nobody can be held up by a party that went silent:
//!
//! | state | deadline | what happens then | by |
//! |---|---|---|---|
//! | open | `expires_at + grace` | remainder to the funder | `reclaim`, anyone |
//! | close requested | `closes_at` | remainder to the funder | `reclaim`, anyone |
//!
//! Up to and including its deadline block a channel is the payee's alone; claims work as long as the channel exists. A voucher
//! carries the authority, so anyone may submit it, and what it pays always goes to the payee.
//!
//! ## Low level
//!
//! Custody is pooled: deposits sit in the pallet's own account, the *pot*, and [`EscrowBalances`] says what it owes each account.
//! A claim moves money between entries, so that it touches the channel, once per batch each payee's entry, and no account at all
//! but for the fee. Invariants, checked by [`try_state`](try_state): the pot covers [`TotalOwed`] and its own existential
//! deposit; [`TotalOwed`] is the sum of all escrow balances and of all channels' remainders; no channel paid more than its total.
//! What somebody sends to the pot by mistake is surplus, which `sweep` moves to the Treasury.
//!
//! The files: `ledger.rs` escrow balances and the pot, `channels.rs` the life of a channel, `claims.rs` vouchers into money.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod channels;
mod claims;
mod ledger;
#[cfg(test)]
mod mock;
mod queries;
pub mod runtime_api;
#[cfg(test)]
mod tests;
mod try_state;
pub mod types;
pub mod weights;

pub use pallet::*;
pub use weights::WeightInfo;

/// Target of this pallet's log lines.
pub(crate) const LOG_TARGET: &str = "runtime::escrow";

#[frame_support::pallet]
#[allow(clippy::expect_used)] // in what the macro itself makes of the pallet's name
pub mod pallet {
    use crate::{
        channels::NewChannel,
        claims::{max_batch_weight, max_checks_weight, Batch},
        types::Channel,
        WeightInfo,
    };
    use alink_primitives::{
        AccountId, Balance, BlockNumber, ChannelId, Hash, Payee, PaymentGroups, ProtocolFee, SettlementHook, Signature,
        MAX_PAYEES,
    };
    use frame_support::{
        pallet_prelude::*,
        traits::{
            fungible::{Inspect, Mutate},
            Consideration, Footprint,
        },
        PalletId,
    };
    use frame_system::pallet_prelude::*;
    use sp_runtime::traits::BlockNumberProvider;

    /// Layout of this pallet's storage.
    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config<AccountId = AccountId, Hash = Hash> {
        /// The token that is escrowed.
        type Currency: Mutate<AccountId, Balance = Balance>;

        /// The funder's deposit for a channel's storage.
        type ChannelConsideration: Consideration<AccountId, Footprint>;

        /// Names the funder's deposit.
        type RuntimeHoldReason: From<HoldReason>;

        /// Who is behind a payment group.
        type PaymentGroups: PaymentGroups;

        /// What the protocol takes of each settled amount.
        type ProtocolFee: ProtocolFee;

        /// Who learns of what was settled.
        type OnSettled: SettlementHook;

        /// The blocks that deadlines are counted in.
        type BlockNumberProvider: BlockNumberProvider<BlockNumber = BlockNumber>;

        /// Where `sweep` moves what nobody is owed: the Treasury.
        type SurplusDestination: Get<AccountId>;

        /// Names the pot.
        #[pallet::constant]
        type PalletId: Get<PalletId>;

        /// Least lifetime of a new channel, in blocks. Governed.
        type MinChannelLifetime: Get<BlockNumber>;

        /// Most that a channel may live from now, in blocks. Governed.
        type MaxChannelLifetime: Get<BlockNumber>;

        /// Least amount of a new channel, base units. Governed.
        type MinChannelAmount: Get<Balance>;

        /// Blocks between a request to close and the deadline, during which the payee can claim. Governed.
        type ChallengePeriod: Get<BlockNumber>;

        /// Blocks after a channel's expiry that are the payee's alone. Governed; a channel keeps what it was opened with.
        type ClaimGrace: Get<BlockNumber>;

        /// Most items of one `claim_many`. At least 256; must never shrink below what daemons send.
        #[pallet::constant]
        type MaxClaims: Get<u32>;

        /// Weights of the calls.
        type WeightInfo: WeightInfo;
    }

    /// What this pallet holds money on an account for.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// Storage deposit of a channel, on its funder; released when the channel goes.
        #[codec(index = 0)]
        ChannelDeposit,
    }

    // Accounts are chosen by users: a cryptographic hasher keeps the trie balanced. Ids that we count need none.

    /// What the escrow owes each account, base units. An entry goes when it reaches zero.
    #[pallet::storage]
    pub type EscrowBalances<T: Config> = StorageMap<_, Blake2_128Concat, AccountId, Balance, ValueQuery>;

    /// All that the pot owes, base units: escrow balances and what is left in channels.
    #[pallet::storage]
    pub type TotalOwed<T: Config> = StorageValue<_, Balance, ValueQuery>;

    /// The channels. An entry goes with `close` or `reclaim`.
    #[pallet::storage]
    pub type Channels<T: Config> = StorageMap<_, Twox64Concat, ChannelId, Channel<T>>;

    /// The id of the next channel. Ids are never reused, so that no voucher ever fits a second channel.
    #[pallet::storage]
    pub type NextChannelId<T: Config> = StorageValue<_, ChannelId, ValueQuery>;

    /// Index: the channels of a payer.
    #[pallet::storage]
    pub type ChannelsOf<T: Config> = StorageDoubleMap<_, Blake2_128Concat, AccountId, Twox64Concat, ChannelId, ()>;

    /// Index: the channels that pay a payee.
    #[pallet::storage]
    pub type ChannelsTo<T: Config> = StorageDoubleMap<_, Blake2_128Concat, Payee, Twox64Concat, ChannelId, ()>;

    /// Gives the pot its existential deposit, so that no small balance reaps it.
    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// Nothing to configure.
        #[serde(skip)]
        pub _config: core::marker::PhantomData<T>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            let missing = T::Currency::minimum_balance().saturating_sub(T::Currency::balance(&Pallet::<T>::pot()));
            if missing > 0 && T::Currency::mint_into(&Pallet::<T>::pot(), missing).is_err() {
                log::error!(target: crate::LOG_TARGET, "the pot did not get its existential deposit");
            }
        }
    }

    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// Free balance became escrow balance.
        Deposited {
            /// Whose.
            who: AccountId,
            /// Base units.
            amount: Balance,
        },
        /// Escrow balance became free balance.
        Withdrawn {
            /// Whose.
            who: AccountId,
            /// Base units.
            amount: Balance,
        },
        /// Escrow balance changed hands.
        Transferred {
            /// Whose it was.
            from: AccountId,
            /// Whose it is.
            to: AccountId,
            /// Base units.
            amount: Balance,
        },
        /// A channel was opened.
        ChannelOpened {
            /// Its id.
            channel: ChannelId,
            /// Whose channel it is.
            payer: AccountId,
            /// Whose money it is.
            funder: AccountId,
            /// Who is paid.
            payee: Payee,
            /// Whose key signs vouchers, beside the payer's.
            signer: AccountId,
            /// Base units.
            amount: Balance,
            /// Last block of its regular life.
            expires_at: BlockNumber,
        },
        /// A channel got more money.
        ChannelToppedUp {
            /// Its id.
            channel: ChannelId,
            /// What was added, base units.
            amount: Balance,
            /// All that was ever put in, base units.
            total: Balance,
        },
        /// A channel lives longer.
        ChannelExtended {
            /// Its id.
            channel: ChannelId,
            /// Last block of its regular life.
            expires_at: BlockNumber,
        },
        /// A voucher was turned into escrow balances of the payees.
        ChannelClaimed {
            /// The channel's id.
            channel: ChannelId,
            /// Who was paid.
            payee: Payee,
            /// What was paid now, base units, gross of the fee.
            amount: Balance,
            /// The protocol fee contained in `amount`, base units.
            fee: Balance,
            /// All that was paid so far, base units, gross.
            claimed: Balance,
            /// What is left, base units.
            remaining: Balance,
        },
        /// An item of a batch was refused; the others are not affected.
        ClaimFailed {
            /// The item's channel.
            channel: ChannelId,
            /// Why.
            error: DispatchError,
        },
        /// The payer or funder wants to end the channel.
        CloseRequested {
            /// Its id.
            channel: ChannelId,
            /// The deadline: the last block that is the payee's alone.
            closes_at: BlockNumber,
        },
        /// A channel is gone.
        ChannelClosed {
            /// Its id, which is never used again.
            channel: ChannelId,
            /// Who got the remainder.
            funder: AccountId,
            /// The remainder, base units.
            refunded: Balance,
        },
        /// What nobody was owed was moved out of the pot.
        Swept {
            /// Base units.
            amount: Balance,
        },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// The amount is zero: name what is to be moved.
        ZeroAmount,
        /// The escrow balance is smaller than that: deposit first.
        InsufficientEscrowBalance,
        /// Below the least amount of a channel, or below the existential deposit for an account that has no escrow balance yet.
        AmountTooSmall,
        /// The expiry is too early, too late, or not later than it was.
        InvalidExpiry,
        /// There is no such payment group, or it is retired.
        PayeeNotFound,
        /// Payer or funder is the payee.
        SelfPayment,
        /// Anybody can make signatures for this key.
        InvalidSigner,
        /// There is no such channel, or its remainder has been returned.
        ChannelNotFound,
        /// The caller is not who may do this to this channel.
        NotAuthorized,
        /// A close was requested: the channel can only be claimed from.
        ChannelClosing,
        /// A close was requested already.
        AlreadyClosing,
        /// The channel's regular life is over.
        ChannelExpired,
        /// The amount is not above what was claimed already.
        StaleVoucher,
        /// All that was put in was claimed: top the channel up.
        ChannelExhausted,
        /// Neither the channel's signer nor its payer signed this voucher for this chain.
        BadSignature,
        /// The deadline is not over: wait for the block after it.
        TooEarly,
        /// The pot holds nothing beyond what it owes.
        NothingToSweep,
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn integrity_test() {
            assert!(T::MaxClaims::get() >= 256, "MaxClaims: daemons send batches of 256");
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Turn free balance into escrow balance.
        ///
        /// ## Origin
        /// Any signed account.
        /// ## Details
        /// - `amount`: base units. The account must keep its existential deposit.
        /// ## Deposit
        /// None.
        /// ## Errors
        /// - [`Error::ZeroAmount`].
        /// - `Token` errors when the free balance does not suffice.
        /// ## Events
        /// [`Event::Deposited`].
        /// ## Complexity
        /// O(1).
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::deposit())]
        pub fn deposit(origin: OriginFor<T>, amount: Balance) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_deposit(&who, amount)?;
            Self::deposit_event(Event::Deposited { who, amount });
            Ok(())
        }

        /// Turn escrow balance into free balance.
        ///
        /// ## Origin
        /// Any signed account.
        /// ## Details
        /// - `amount`: base units.
        /// ## Deposit
        /// None.
        /// ## Errors
        /// - [`Error::ZeroAmount`], [`Error::InsufficientEscrowBalance`].
        /// - `Token` errors when the account would end up below the existential deposit.
        /// ## Events
        /// [`Event::Withdrawn`].
        /// ## Complexity
        /// O(1).
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::withdraw())]
        pub fn withdraw(origin: OriginFor<T>, amount: Balance) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_withdraw(&who, amount)?;
            Self::deposit_event(Event::Withdrawn { who, amount });
            Ok(())
        }

        /// Give escrow balance to another account's escrow balance.
        ///
        /// ## Origin
        /// Any signed account.
        /// ## Details
        /// - `to`: need not exist outside the escrow.
        /// - `amount`: base units; at least the existential deposit if `to` has no escrow balance yet.
        /// ## Deposit
        /// None.
        /// ## Errors
        /// - [`Error::ZeroAmount`], [`Error::InsufficientEscrowBalance`], [`Error::AmountTooSmall`].
        /// ## Events
        /// [`Event::Transferred`].
        /// ## Complexity
        /// O(1).
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::transfer())]
        pub fn transfer(origin: OriginFor<T>, to: AccountId, amount: Balance) -> DispatchResult {
            let from = ensure_signed(origin)?;
            Self::do_transfer(&from, &to, amount)?;
            Self::deposit_event(Event::Transferred { from, to, amount });
            Ok(())
        }

        /// Open a channel from the caller's escrow balance.
        ///
        /// ## Origin
        /// Any signed account, which becomes payer and funder.
        /// ## Details
        /// - `payee`: a payment group or an account.
        /// - `signer`: whose key signs vouchers, beside the payer's own.
        /// - `amount`: base units.
        /// - `expires_at`: last block of its regular life; absolute.
        /// ## Deposit
        /// For the channel's storage, held on the caller until the channel goes.
        /// ## Errors
        /// - [`Error::InvalidSigner`], [`Error::SelfPayment`], [`Error::PayeeNotFound`], [`Error::AmountTooSmall`],
        ///   [`Error::InvalidExpiry`], [`Error::InsufficientEscrowBalance`].
        /// - `Token` errors when the free balance does not cover the deposit.
        /// ## Events
        /// [`Event::ChannelOpened`].
        /// ## Complexity
        /// O(1).
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::open_channel())]
        pub fn open_channel(
            origin: OriginFor<T>,
            payee: Payee,
            signer: AccountId,
            amount: Balance,
            expires_at: BlockNumber,
        ) -> DispatchResult {
            let payer = ensure_signed(origin)?;
            let funder = payer.clone();
            Self::do_open_channel(NewChannel {
                payer,
                funder,
                payee,
                signer,
                amount,
                expires_at,
            })
            .map(|_| ())
        }

        /// Deposit and open a channel with it.
        ///
        /// ## Origin
        /// Any signed account, which becomes payer and funder.
        /// ## Details
        /// As `deposit` and `open_channel`.
        /// ## Deposit
        /// As `open_channel`.
        /// ## Errors
        /// As `deposit` and `open_channel`.
        /// ## Events
        /// [`Event::Deposited`], [`Event::ChannelOpened`].
        /// ## Complexity
        /// O(1).
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::deposit_and_open_channel())]
        pub fn deposit_and_open_channel(
            origin: OriginFor<T>,
            payee: Payee,
            signer: AccountId,
            amount: Balance,
            expires_at: BlockNumber,
        ) -> DispatchResult {
            let payer = ensure_signed(origin)?;
            Self::do_deposit(&payer, amount)?;
            Self::deposit_event(Event::Deposited {
                who: payer.clone(),
                amount,
            });
            let funder = payer.clone();
            Self::do_open_channel(NewChannel {
                payer,
                funder,
                payee,
                signer,
                amount,
                expires_at,
            })
            .map(|_| ())
        }

        /// Open a channel for somebody else: the caller pays, may top up and extend, and gets the remainder back.
        ///
        /// ## Origin
        /// Any signed account, which becomes the funder.
        /// ## Details
        /// - `payer`: whose channel it is; signs vouchers and may request a close.
        /// - the rest as `open_channel`.
        /// ## Deposit
        /// As `open_channel`, held on the caller.
        /// ## Errors
        /// As `open_channel`.
        /// ## Events
        /// [`Event::ChannelOpened`].
        /// ## Complexity
        /// O(1).
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::open_channel_for())]
        pub fn open_channel_for(
            origin: OriginFor<T>,
            payer: AccountId,
            payee: Payee,
            signer: AccountId,
            amount: Balance,
            expires_at: BlockNumber,
        ) -> DispatchResult {
            let funder = ensure_signed(origin)?;
            Self::do_open_channel(NewChannel {
                payer,
                funder,
                payee,
                signer,
                amount,
                expires_at,
            })
            .map(|_| ())
        }

        /// Put more into a channel, from the caller's escrow balance.
        ///
        /// ## Origin
        /// The channel's funder, since the remainder goes back to one account.
        /// ## Details
        /// - `amount`: base units, added to the total.
        /// ## Deposit
        /// None.
        /// ## Errors
        /// - [`Error::ZeroAmount`], [`Error::ChannelNotFound`], [`Error::NotAuthorized`], [`Error::ChannelClosing`],
        ///   [`Error::ChannelExpired`], [`Error::InsufficientEscrowBalance`].
        /// ## Events
        /// [`Event::ChannelToppedUp`].
        /// ## Complexity
        /// O(1).
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::top_up())]
        pub fn top_up(origin: OriginFor<T>, channel: ChannelId, amount: Balance) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_top_up(&who, channel, amount)
        }

        /// Let a channel live longer.
        ///
        /// ## Origin
        /// The channel's payer or funder.
        /// ## Details
        /// - `expires_at`: later than it is, within the most that a channel may live from now.
        /// ## Deposit
        /// None.
        /// ## Errors
        /// - [`Error::ChannelNotFound`], [`Error::NotAuthorized`], [`Error::ChannelClosing`], [`Error::ChannelExpired`],
        ///   [`Error::InvalidExpiry`].
        /// ## Events
        /// [`Event::ChannelExtended`].
        /// ## Complexity
        /// O(1).
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::extend())]
        pub fn extend(origin: OriginFor<T>, channel: ChannelId, expires_at: BlockNumber) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_extend(&who, channel, expires_at)
        }

        /// Pay the payee of `channel` what a voucher proves beyond what was paid before.
        ///
        /// ## Origin
        /// Any signed account: the voucher carries the authority, not the sender.
        /// ## Details
        /// - `channel`: a channel that exists, expired and closing ones included.
        /// - `amount`: the voucher's cumulative amount, base units; above the channel's total it pays what is left.
        /// - `signature`: over the voucher (`docs/voucher.md`), by the channel's signer or payer.
        ///
        /// The payees get `amount - claimed` less the fee, by their shares as they are now, each rounded down and the rest to
        /// the first.
        /// ## Deposit
        /// None.
        /// ## Errors
        /// - [`Error::ChannelNotFound`], [`Error::StaleVoucher`], [`Error::ChannelExhausted`], [`Error::BadSignature`].
        /// - [`Error::PayeeNotFound`] when the payment group is gone; the remainder can still be reclaimed.
        /// ## Events
        /// [`Event::ChannelClaimed`].
        /// ## Complexity
        /// O(p), p = payees of the group; 1 to 4 signature checks. Charged is what was done.
        #[pallet::call_index(8)]
        #[pallet::weight(T::WeightInfo::claim(MAX_PAYEES).saturating_add(max_checks_weight::<T>(signature)))]
        pub fn claim(
            origin: OriginFor<T>,
            channel: ChannelId,
            amount: Balance,
            signature: Signature,
        ) -> DispatchResultWithPostInfo {
            ensure_signed(origin)?;
            let mut batch = Batch::<T>::new();
            batch.claim(channel, amount, &signature)?;
            let payees = batch.first_payees();
            let extra = batch.settle()?;
            Ok(Some(T::WeightInfo::claim(payees).saturating_add(extra)).into())
        }

        /// Claim from many channels; a bad item stops no other.
        ///
        /// ## Origin
        /// Any signed account.
        /// ## Details
        /// - `claims`: per item what `claim` takes: channel, cumulative amount, signature.
        /// ## Deposit
        /// None.
        /// ## Errors
        /// None of its own: a refused item is reported by an event.
        /// ## Events
        /// [`Event::ChannelClaimed`] or [`Event::ClaimFailed`] per item.
        /// ## Complexity
        /// O(n + g p), n = items, g = different payees among them, p = accounts behind each; 1 to 4 signature checks per item.
        /// Charged is what was done.
        #[pallet::call_index(9)]
        #[pallet::weight(max_batch_weight::<T>(claims))]
        pub fn claim_many(
            origin: OriginFor<T>,
            claims: BoundedVec<(ChannelId, Balance, Signature), T::MaxClaims>,
        ) -> DispatchResultWithPostInfo {
            ensure_signed(origin)?;
            let items = u32::try_from(claims.len()).unwrap_or(u32::MAX);
            let mut batch = Batch::<T>::new();
            for (channel, amount, signature) in &claims {
                if let Err(error) = batch.claim(*channel, *amount, signature) {
                    Self::deposit_event(Event::ClaimFailed {
                        channel: *channel,
                        error: error.into(),
                    });
                }
            }
            let extra = batch.settle()?;
            Ok(Some(T::WeightInfo::claim_many(items).saturating_add(extra)).into())
        }

        /// End a channel on the payee's side: claim the last voucher, if there is one, and return the remainder at once.
        ///
        /// ## Origin
        /// A payee of the channel: the account itself; any payee of the group, or the owner or an Admin of its organisation.
        /// ## Details
        /// - `voucher`: cumulative amount and signature, as for `claim`.
        /// ## Deposit
        /// The funder's is returned.
        /// ## Errors
        /// - [`Error::ChannelNotFound`], [`Error::NotAuthorized`]; with a voucher those of `claim`.
        /// ## Events
        /// [`Event::ChannelClaimed`] if there was a voucher, [`Event::ChannelClosed`].
        /// ## Complexity
        /// O(p), p = payees of the group; up to 4 signature checks, of which those done are charged.
        #[pallet::call_index(10)]
        #[pallet::weight(T::WeightInfo::close(MAX_PAYEES).saturating_add(
            voucher.as_ref().map_or(Weight::zero(), |(_, signature)| max_checks_weight::<T>(signature))
        ))]
        pub fn close(
            origin: OriginFor<T>,
            channel: ChannelId,
            voucher: Option<(Balance, Signature)>,
        ) -> DispatchResultWithPostInfo {
            let who = ensure_signed(origin)?;
            let mut open = Self::existing(channel)?;
            ensure!(Self::acts_for_payee(&who, &open.payee), Error::<T>::NotAuthorized);
            let (mut payees, mut extra) = (0, Weight::zero());
            if let Some((amount, signature)) = voucher {
                let mut batch = Batch::<T>::new();
                open = batch.claim_from(channel, open, amount, &signature)?;
                payees = batch.first_payees();
                extra = batch.settle()?;
            }
            Self::remove_channel(channel, open)?;
            Ok(Some(T::WeightInfo::close(payees).saturating_add(extra)).into())
        }

        /// Ask for the end of a channel: the payee has the challenge period to claim, then anyone may `reclaim`.
        ///
        /// ## Origin
        /// The channel's payer or funder.
        /// ## Details
        /// The deadline is the challenge period from now, or the one that expiry sets if that is sooner.
        /// ## Deposit
        /// None.
        /// ## Errors
        /// - [`Error::ChannelNotFound`], [`Error::NotAuthorized`], [`Error::AlreadyClosing`], [`Error::ChannelExpired`].
        /// ## Events
        /// [`Event::CloseRequested`].
        /// ## Complexity
        /// O(1).
        #[pallet::call_index(11)]
        #[pallet::weight(T::WeightInfo::request_close())]
        pub fn request_close(origin: OriginFor<T>, channel: ChannelId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_request_close(&who, channel)
        }

        /// Return the remainder of a channel to its funder's escrow balance, in a block later than its deadline.
        ///
        /// ## Origin
        /// Any signed account.
        /// ## Details
        /// The deadline is `closes_at` if a close was requested, else the expiry and the grace after it.
        /// ## Deposit
        /// The funder's is returned.
        /// ## Errors
        /// - [`Error::ChannelNotFound`], [`Error::TooEarly`].
        /// ## Events
        /// [`Event::ChannelClosed`].
        /// ## Complexity
        /// O(1).
        #[pallet::call_index(12)]
        #[pallet::weight(T::WeightInfo::reclaim())]
        pub fn reclaim(origin: OriginFor<T>, channel: ChannelId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_reclaim(channel)
        }

        /// Move what was sent to the pot by mistake to the Treasury.
        ///
        /// ## Origin
        /// Any signed account.
        /// ## Details
        /// Surplus is what the pot holds beyond all that it owes and its own existential deposit.
        /// ## Deposit
        /// None.
        /// ## Errors
        /// - [`Error::NothingToSweep`].
        /// ## Events
        /// [`Event::Swept`].
        /// ## Complexity
        /// O(1).
        #[pallet::call_index(13)]
        #[pallet::weight(T::WeightInfo::sweep())]
        pub fn sweep(origin: OriginFor<T>) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_sweep().map(|_| ())
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// The escrow balance of `who`, base units.
        pub fn escrow_balance(who: AccountId) -> Balance {
            EscrowBalances::<T>::get(who)
        }

        /// The channel, while it exists.
        pub fn channel(id: ChannelId) -> Option<crate::runtime_api::ChannelInfo> {
            Self::channel_info(id)
        }

        /// The last block in which the channel is the payee's alone.
        pub fn deadline_of(id: ChannelId) -> Option<BlockNumber> {
            Channels::<T>::get(id).map(|channel| channel.deadline())
        }
    }
}
