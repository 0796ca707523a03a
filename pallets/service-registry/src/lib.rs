//! # Service registry
//!
//! Who offers what: organisations, their members, the payment groups that are paid, the services they publish, and the
//! reputation that payments earn them.
//!
//! ## Pallet API
//!
//! See [`pallet`] for the configuration, calls, events and errors; [`runtime_api`] for paged reads, and the view functions of
//! [`Pallet`] for single items. Storage is private: read through these.
//!
//! ## Overview
//!
//! A provider creates an *organisation* and becomes its owner. *Members* act for it: Admins on all but ownership, Publishers on
//! services. A *payment group* is a list of accounts and the part that each is paid; payment channels (of the escrow) pay a
//! group. A *service* is what is offered: what it is, where its description lies (with the hash by which readers verify it), what
//! it costs, which group is paid, and tags to find it by. A changed price is announced before it takes effect. Customers who paid
//! through a channel can rate a service, weighted by what they paid; what was settled is counted by itself.
//!
//! ## Example
//!
//! `tests/example.rs` walks from a new organisation to a rated service.
//!
//! ## Low level
//!
//! | file | what is in it |
//! |---|---|
//! | `types.rs` | what is stored and what calls take |
//! | `organizations.rs` | organisations, ownership, members, reserved names |
//! | `groups.rs` | payment groups, and what the escrow needs of them |
//! | `services.rs` | services, tags, announced prices |
//! | `ratings.rs` | ratings and reputation |
//! | `queries.rs`, `runtime_api.rs` | reads |
//! | `try_state.rs` | the invariants |
//!
//! **Who pays for storage.** The owner for the organisation, the last writer for a group or a service, the rater for a rating; each
//! through a `Consideration` whose ticket lies beside the value. The deposit comes back when the item goes or somebody else pays.
//! The entry that reserves a removed organisation's name is not paid for: it is small, there is at most one per name, and anyone
//! may remove it in time.
//!
//! **A group's life.** Missing → set → (removed with live channels) retired → gone with the last channel, or set again. A service
//! cannot use a retired group, and a group that a service uses cannot be retired. Its reputation goes with it.
//!
//! | state | deadline | default outcome | call |
//! |---|---|---|---|
//! | name reserved | removal + `NameCooldown` | the name is free to others in this block | [`Pallet::create_organization`], [`Pallet::release_name`] |
//! | pricing announced | update + `PriceNotice` | it is in force from this block on | none needed |
//! | ownership offered | none: nothing waits for it | the owner stays the owner | [`Pallet::offer_ownership`] |
//! | group retired | the last channel's deadline (escrow) | group and reputation go | the escrow's `reclaim` |
//! | rating of a removed service | none | stays in the reputation | [`Pallet::remove_rating`] |

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

pub mod runtime_api;
pub mod types;
pub mod weights;

mod groups;
mod organizations;
mod queries;
mod ratings;
mod services;
mod try_state;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)] // a test that overflows should panic
mod mock;
#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests;

use alink_primitives::AccountId;
use frame_support::traits::{Consideration, Defensive, Footprint};
use sp_runtime::{traits::BlockNumberProvider, DispatchError};

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

/// An organisation as stored.
pub type OrganizationOf<T> = Organization<<T as Config>::OrganizationConsideration>;
/// A payment group as stored.
pub type PaymentGroupOf<T> = PaymentGroup<<T as Config>::GroupConsideration>;
/// A service as stored.
pub type ServiceOf<T> = Service<<T as Config>::ServiceConsideration>;
/// A rating as stored.
pub type RatingOf<T> = Rating<<T as Config>::RatingConsideration>;

#[frame_support::pallet]
#[allow(clippy::expect_used)] // in what the macro itself makes of the pallet's name
pub mod pallet {
    use super::{OrganizationOf, PaymentGroupOf, RatingOf, ServiceOf};
    use crate::{
        runtime_api::{GroupInfo, OrganizationInfo, ReputationInfo, ServiceInfo},
        types::{Pricing, Reputation, Role, ServiceDetails, Status, MAX_MEMBERS},
        weights::WeightInfo,
    };
    use alink_primitives::{
        AccountId, Balance, BlockNumber, ChannelId, GroupId, Metadata, OrgId, Payees, ServiceId, Tag,
    };
    use frame_support::{
        pallet_prelude::*,
        traits::{Consideration, Footprint},
    };
    use frame_system::pallet_prelude::*;
    use sp_runtime::{traits::BlockNumberProvider, SaturatedConversion};

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config<AccountId = AccountId> {
        /// Looks up the channel by which a rater proves to be a customer.
        type Channels: alink_primitives::Channels;

        /// In which block we are.
        type BlockNumberProvider: BlockNumberProvider<BlockNumber = BlockNumber>;

        /// The longest lifetime of a channel, in blocks: no group may ask for more.
        type MaxChannelLifetime: Get<BlockNumber>;

        /// For how many blocks the name of a removed organisation is kept for its former owner.
        type NameCooldown: Get<BlockNumber>;

        /// How many blocks ahead a service's new pricing is announced.
        type PriceNotice: Get<BlockNumber>;

        /// Deposit for an organisation.
        type OrganizationConsideration: Consideration<AccountId, Footprint>;

        /// Deposit for a payment group and its reputation.
        type GroupConsideration: Consideration<AccountId, Footprint>;

        /// Deposit for a service and its entries in the index of tags.
        type ServiceConsideration: Consideration<AccountId, Footprint>;

        /// Deposit for a rating.
        type RatingConsideration: Consideration<AccountId, Footprint>;

        /// Measured weights.
        type WeightInfo: WeightInfo;
    }

    /// What money is held for.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// An organisation, paid by its owner.
        #[codec(index = 0)]
        OrganizationDeposit,
        /// A payment group, paid by who set it last.
        #[codec(index = 1)]
        GroupDeposit,
        /// A service, paid by who registered or updated it last.
        #[codec(index = 2)]
        ServiceDeposit,
        /// A rating, paid by the rater.
        #[codec(index = 3)]
        RatingDeposit,
    }

    // All keys but the groups' serial are chosen by users, hence the cryptographic hasher throughout.

    /// The organisations. Paid by the owner; goes with `remove_organization`.
    #[pallet::storage]
    pub type Organizations<T: Config> = StorageMap<_, Blake2_128Concat, OrgId, OrganizationOf<T>>;

    /// Names of removed organisations: the former owner, and the first block in which somebody else may take the name. Goes when the
    /// name is taken or released.
    #[pallet::storage]
    pub type ReservedNames<T: Config> = StorageMap<_, Blake2_128Concat, OrgId, (AccountId, BlockNumber)>;

    /// The payment groups, by organisation and number. Paid by who set it last; goes with `remove_payment_group`, or with its last
    /// channel when retired.
    #[pallet::storage]
    pub type PaymentGroups<T: Config> =
        StorageDoubleMap<_, Blake2_128Concat, OrgId, Blake2_128Concat, GroupId, PaymentGroupOf<T>>;

    /// How many payment groups were ever made: the serial of the next.
    #[pallet::storage]
    pub type NextGroupSerial<T: Config> = StorageValue<_, u64, ValueQuery>;

    /// What each payment group earned its name by. Paid and removed with the group; no entry means nothing yet.
    #[pallet::storage]
    pub type Reputations<T: Config> =
        StorageDoubleMap<_, Blake2_128Concat, OrgId, Blake2_128Concat, GroupId, Reputation, ValueQuery>;

    /// The services, by organisation and id. Paid by who registered or updated it last; goes with `remove_service`.
    #[pallet::storage]
    pub type Services<T: Config> =
        StorageDoubleMap<_, Blake2_128Concat, OrgId, Blake2_128Concat, ServiceId, ServiceOf<T>>;

    /// Which services have a tag. Paid and removed with the service.
    #[pallet::storage]
    pub type ServicesByTag<T: Config> = StorageNMap<
        _,
        (
            NMapKey<Blake2_128Concat, Tag>,
            NMapKey<Blake2_128Concat, OrgId>,
            NMapKey<Blake2_128Concat, ServiceId>,
        ),
        (),
    >;

    /// The ratings, by service and rater. Paid by the rater; goes with `remove_rating`.
    #[pallet::storage]
    pub type Ratings<T: Config> = StorageNMap<
        _,
        (
            NMapKey<Blake2_128Concat, OrgId>,
            NMapKey<Blake2_128Concat, ServiceId>,
            NMapKey<Blake2_128Concat, AccountId>,
        ),
        RatingOf<T>,
    >;

    /// What happened. `old_…` and `new_…` are what something was and has become.
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    #[allow(missing_docs)] // The fields are the ids and values of the contract, named as in the calls.
    #[allow(clippy::large_enum_variant)] // an update carries the old and the new details
    pub enum Event<T: Config> {
        /// An organisation was created by its owner.
        OrganizationCreated {
            org_id: OrgId,
            owner: AccountId,
            metadata: Metadata,
        },
        /// An organisation's description changed.
        OrganizationUpdated {
            org_id: OrgId,
            old_metadata: Metadata,
            new_metadata: Metadata,
        },
        /// An organisation was offered to somebody, or the offer was withdrawn (`new_offer` is `None`).
        OwnershipOffered {
            org_id: OrgId,
            owner: AccountId,
            old_offer: Option<AccountId>,
            new_offer: Option<AccountId>,
        },
        /// An organisation has a new owner, who pays its deposit from now on.
        OwnershipTransferred {
            org_id: OrgId,
            old_owner: AccountId,
            new_owner: AccountId,
        },
        /// A member was added, or has another role.
        MemberSet {
            org_id: OrgId,
            who: AccountId,
            old_role: Option<Role>,
            new_role: Role,
        },
        /// A member is none any more.
        MemberRemoved {
            org_id: OrgId,
            who: AccountId,
            old_role: Role,
        },
        /// A payment group was made, changed or revived.
        PaymentGroupSet {
            org_id: OrgId,
            group_id: GroupId,
            old_payees: Option<Payees>,
            new_payees: Payees,
            old_min_channel_blocks: Option<BlockNumber>,
            new_min_channel_blocks: BlockNumber,
            /// Whether it was retired before.
            revived: bool,
        },
        /// A payment group takes no new channels and goes with its last one.
        PaymentGroupRetired {
            org_id: OrgId,
            group_id: GroupId,
            live_channels: u32,
        },
        /// A payment group is gone, and its reputation with it.
        PaymentGroupRemoved { org_id: OrgId, group_id: GroupId },
        /// An organisation is gone. Its name is kept for the former owner until `reserved_until`, when it is free to all.
        OrganizationRemoved {
            org_id: OrgId,
            owner: AccountId,
            reserved_until: BlockNumber,
        },
        /// A service was registered, as version 1.
        ServiceRegistered {
            org_id: OrgId,
            service_id: ServiceId,
            details: ServiceDetails,
        },
        /// A service changed.
        ServiceUpdated {
            org_id: OrgId,
            service_id: ServiceId,
            version: u32,
            old_group_id: GroupId,
            new_group_id: GroupId,
            /// As stored before: `pricing` is what was in force.
            old_details: ServiceDetails,
            /// As stored now: `pricing` is what is in force.
            new_details: ServiceDetails,
            /// The pricing to come, and the first block in which it is in force.
            announced: Option<(Pricing, BlockNumber)>,
        },
        /// A service is offered otherwise than before.
        ServiceStatusSet {
            org_id: OrgId,
            service_id: ServiceId,
            old_status: Status,
            new_status: Status,
        },
        /// A service is gone.
        ServiceRemoved {
            org_id: OrgId,
            service_id: ServiceId,
            group_id: GroupId,
        },
        /// A customer rated a service.
        ServiceRated {
            org_id: OrgId,
            service_id: ServiceId,
            who: AccountId,
            channel: ChannelId,
            group_id: GroupId,
            old_score: Option<u8>,
            new_score: u8,
            old_weight: Option<Balance>,
            new_weight: Balance,
            metadata: Option<Metadata>,
        },
        /// The name of a removed organisation is reserved no more.
        NameReleased { org_id: OrgId, former_owner: AccountId },
        /// A rating is gone. `counted` tells whether it still counts in the group's reputation.
        RatingRemoved {
            org_id: OrgId,
            service_id: ServiceId,
            who: AccountId,
            group_id: GroupId,
            score: u8,
            weight: Balance,
            counted: bool,
        },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// An id is 1 to 64 of `a-z 0-9 -` and neither begins nor ends with `-`.
        InvalidId,
        /// There is an organisation of this id: choose another.
        OrganizationExists,
        /// The name of a removed organisation is still kept for its former owner: wait or choose another.
        NameReserved,
        /// There is no organisation of this id.
        OrganizationNotFound,
        /// The caller's role in the organisation does not allow this.
        NotAuthorized,
        /// The organisation was not offered to the caller; or there is no offer to withdraw.
        NoOffer,
        /// This account owns the organisation: it is neither a member nor can it be offered what it has.
        AlreadyOwner,
        /// The organisation has as many members as it may: remove one first.
        TooManyMembers,
        /// This account is no member of the organisation.
        MemberNotFound,
        /// Shares need at least one payee, nobody twice, nobody with nothing, and exactly 100 % together.
        InvalidShares,
        /// No channel may live as long as this group asks.
        InvalidLifetime,
        /// There is no such payment group; or it is retired, and a service wants to use it.
        GroupNotFound,
        /// A service uses the payment group: update or remove the service first.
        GroupInUse,
        /// The payment group is retired already and goes with its last channel.
        AlreadyRetired,
        /// The organisation has as many payment groups as it may, retired ones included: remove one first.
        TooManyGroups,
        /// The organisation has services or payment groups: remove them first, and wait for the channels of retired groups.
        OrganizationNotEmpty,
        /// The organisation has a service of this id: update it or choose another id.
        ServiceExists,
        /// A tag has not the alphabet of ids, or is there twice.
        InvalidTag,
        /// A pricing needs non-empty UTF-8 names, and at least one method if by method, none twice.
        InvalidPricing,
        /// There is no such service.
        ServiceNotFound,
        /// A score is 1 to 5.
        InvalidScore,
        /// Not the caller's live channel to the service's payment group, or nothing was paid through it yet.
        NotACustomer,
        /// The name is not reserved.
        NameNotReserved,
        /// The name is still kept for its former owner.
        TooEarly,
        /// There is no such rating.
        RatingNotFound,
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// The organisation, with its members and payment groups.
        pub fn organization(org: OrgId) -> Option<OrganizationInfo> {
            Self::organization_info(&org)
        }

        /// The payment group, retired or not.
        pub fn payment_group(org: OrgId, group: GroupId) -> Option<GroupInfo> {
            Self::group_info(&org, group)
        }

        /// The service, with the pricing in force and the announced one.
        pub fn service(org: OrgId, service: ServiceId) -> Option<ServiceInfo> {
            Self::service_info(&org, &service)
        }

        /// The reputation of a payment group; `None` when there is no such group.
        pub fn reputation(org: OrgId, group: GroupId) -> Option<ReputationInfo> {
            Self::reputation_info(&org, group)
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Create an organisation and own it.
        ///
        /// ## Origin
        /// Any signed account; it becomes the owner.
        /// ## Details
        /// - `org_id`: 1 to 64 of `a-z 0-9 -`, no `-` at either end.
        /// - `metadata`: where the description is, and the BLAKE2b-256 of its bytes.
        /// ## Deposit
        /// For an organisation, from the caller; back with [`Pallet::remove_organization`].
        /// ## Errors
        /// - [`Error::InvalidId`]: not such an id.
        /// - [`Error::OrganizationExists`]: the id is taken.
        /// - [`Error::NameReserved`]: somebody else removed an organisation of this id less than `NameCooldown` blocks ago.
        /// ## Events
        /// [`Event::OrganizationCreated`].
        /// ## Complexity
        /// O(1).
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::create_organization())]
        pub fn create_organization(origin: OriginFor<T>, org_id: OrgId, metadata: Metadata) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_create_organization(who, org_id, metadata)
        }

        /// Change what an organisation says of itself.
        ///
        /// ## Origin
        /// Its owner or an Admin.
        /// ## Details
        /// - `metadata`: where the new description is, and the BLAKE2b-256 of its bytes.
        /// ## Deposit
        /// Unchanged.
        /// ## Errors
        /// - [`Error::OrganizationNotFound`]: no such organisation.
        /// - [`Error::NotAuthorized`]: the caller is neither its owner nor an Admin.
        /// ## Events
        /// [`Event::OrganizationUpdated`].
        /// ## Complexity
        /// O(1).
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::update_organization())]
        pub fn update_organization(origin: OriginFor<T>, org_id: OrgId, metadata: Metadata) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_update_organization(who, org_id, metadata)
        }

        /// Offer an organisation to somebody, or withdraw the offer. The owner stays the owner until it is accepted.
        ///
        /// ## Origin
        /// Its owner.
        /// ## Details
        /// - `new_owner`: who may accept, instead of whoever could before; `None` withdraws the offer.
        /// ## Deposit
        /// Unchanged.
        /// ## Errors
        /// - [`Error::OrganizationNotFound`]: no such organisation.
        /// - [`Error::NotAuthorized`]: the caller is not its owner.
        /// - [`Error::AlreadyOwner`]: offered to the owner itself.
        /// - [`Error::NoOffer`]: there is no offer to withdraw.
        /// ## Events
        /// [`Event::OwnershipOffered`].
        /// ## Complexity
        /// O(1).
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::offer_ownership())]
        pub fn offer_ownership(origin: OriginFor<T>, org_id: OrgId, new_owner: Option<AccountId>) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_offer_ownership(who, org_id, new_owner)
        }

        /// Become the owner of an organisation that was offered to you.
        ///
        /// ## Origin
        /// Whom it was offered to. If a member, it ceases to be one.
        /// ## Details
        /// The former owner has no role in the organisation afterwards.
        /// ## Deposit
        /// For an organisation, from the caller; the former owner's comes back.
        /// ## Errors
        /// - [`Error::OrganizationNotFound`]: no such organisation.
        /// - [`Error::NoOffer`]: not offered, or to somebody else.
        /// ## Events
        /// [`Event::OwnershipTransferred`]; [`Event::MemberRemoved`] if the caller was a member.
        /// ## Complexity
        /// O(m), m = members.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::accept_ownership())]
        pub fn accept_ownership(origin: OriginFor<T>, org_id: OrgId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_accept_ownership(who, org_id)
        }

        /// Give somebody a role in an organisation, change it, or take it away.
        ///
        /// ## Origin
        /// Its owner or an Admin. Only the owner makes an Admin, or changes or removes another's being one. Anyone may remove itself.
        /// ## Details
        /// - `who`: the member.
        /// - `role`: its new role; `None` removes it.
        /// ## Deposit
        /// Unchanged: an organisation's deposit covers all members it may have.
        /// ## Errors
        /// - [`Error::OrganizationNotFound`]: no such organisation.
        /// - [`Error::NotAuthorized`]: see origin.
        /// - [`Error::AlreadyOwner`]: the owner is never a member.
        /// - [`Error::TooManyMembers`]: there are 64 already.
        /// - [`Error::MemberNotFound`]: nobody to remove.
        /// ## Events
        /// [`Event::MemberSet`] or [`Event::MemberRemoved`].
        /// ## Complexity
        /// O(m), m = members.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::set_member(MAX_MEMBERS))]
        pub fn set_member(
            origin: OriginFor<T>,
            org_id: OrgId,
            who: AccountId,
            role: Option<Role>,
        ) -> DispatchResultWithPostInfo {
            let caller = ensure_signed(origin)?;
            let members = Self::do_set_member(caller, org_id, who, role)?;
            Ok(Some(T::WeightInfo::set_member(members)).into())
        }

        /// Make a payment group, change it, or revive a retired one.
        ///
        /// Channels pay a group **as it is when a claim is made**: amounts that were already signed for but not claimed follow the
        /// new shares. Claim first if they should not.
        ///
        /// ## Origin
        /// The organisation's owner or an Admin.
        /// ## Details
        /// - `group_id`: a number of your choice.
        /// - `payees`: accounts and parts per billion: 1 to 16, nobody twice, nobody with nothing, exactly 100 % together.
        /// - `min_channel_blocks`: the least lifetime of a new channel to the group, in blocks; the chain's own minimum holds anyway.
        /// ## Deposit
        /// By size, from the caller; the deposit of who set it before comes back. The caller's comes back when somebody else sets it
        /// or it goes.
        /// ## Errors
        /// - [`Error::OrganizationNotFound`]: no such organisation.
        /// - [`Error::NotAuthorized`]: the caller is neither its owner nor an Admin.
        /// - [`Error::InvalidShares`]: see `payees`.
        /// - [`Error::InvalidLifetime`]: `min_channel_blocks` is above the longest lifetime of a channel.
        /// - [`Error::TooManyGroups`]: the organisation has 64 already, retired ones included.
        /// ## Events
        /// [`Event::PaymentGroupSet`].
        /// ## Complexity
        /// O(p log p), p = payees.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::set_payment_group(payees.len().saturated_into()))]
        pub fn set_payment_group(
            origin: OriginFor<T>,
            org_id: OrgId,
            group_id: GroupId,
            payees: Payees,
            min_channel_blocks: BlockNumber,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_set_payment_group(who, org_id, group_id, payees, min_channel_blocks)
        }

        /// Remove a payment group, or retire it while channels pay it.
        ///
        /// A retired group takes no new channels. Those it has stay claimable by the payees last set, and it goes when the last of them
        /// does. Setting it again revives it.
        ///
        /// ## Origin
        /// The organisation's owner or an Admin.
        /// ## Deposit
        /// Back to who set it last, when the group goes.
        /// ## Errors
        /// - [`Error::OrganizationNotFound`]: no such organisation.
        /// - [`Error::NotAuthorized`]: the caller is neither its owner nor an Admin.
        /// - [`Error::GroupNotFound`]: no such group.
        /// - [`Error::GroupInUse`]: a service uses it.
        /// - [`Error::AlreadyRetired`]: it goes by itself.
        /// ## Events
        /// [`Event::PaymentGroupRemoved`] or [`Event::PaymentGroupRetired`].
        /// ## Complexity
        /// O(1).
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::remove_payment_group())]
        pub fn remove_payment_group(origin: OriginFor<T>, org_id: OrgId, group_id: GroupId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_remove_payment_group(who, org_id, group_id)
        }

        /// Remove an organisation that has no services and no payment groups. Its name is kept for you for `NameCooldown` blocks.
        ///
        /// ## Origin
        /// Its owner.
        /// ## Deposit
        /// Back to the caller.
        /// ## Errors
        /// - [`Error::OrganizationNotFound`]: no such organisation.
        /// - [`Error::NotAuthorized`]: the caller is not its owner.
        /// - [`Error::OrganizationNotEmpty`]: it has services or groups, retired groups included.
        /// ## Events
        /// [`Event::OrganizationRemoved`].
        /// ## Complexity
        /// O(1).
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::remove_organization())]
        pub fn remove_organization(origin: OriginFor<T>, org_id: OrgId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_remove_organization(who, org_id)
        }

        /// Publish a service.
        ///
        /// ## Origin
        /// The organisation's owner or any member.
        /// ## Details
        /// - `service_id`: 1 to 64 of `a-z 0-9 -`, no `-` at either end.
        /// - `details`: what it is, where it is described, which group is paid, what it costs (base units), and up to 8 tags of 32
        ///   bytes in the alphabet of ids. The pricing is in force at once.
        /// ## Deposit
        /// By size and tags, from the caller; back when somebody else updates the service, or it goes.
        /// ## Errors
        /// - [`Error::OrganizationNotFound`]: no such organisation.
        /// - [`Error::NotAuthorized`]: the caller is neither its owner nor a member.
        /// - [`Error::InvalidId`]: not such a `service_id`.
        /// - [`Error::InvalidTag`]: a tag of other characters, or one twice.
        /// - [`Error::InvalidPricing`]: an empty or unreadable name, no method, or a method twice.
        /// - [`Error::ServiceExists`]: the id is taken.
        /// - [`Error::GroupNotFound`]: no such payment group, or a retired one.
        /// ## Events
        /// [`Event::ServiceRegistered`].
        /// ## Complexity
        /// O(t + m log m), t = tags, m = methods priced.
        #[pallet::call_index(8)]
        #[pallet::weight(T::WeightInfo::register_service(
            details.tags.len().saturated_into(),
            details.pricing.methods(),
        ))]
        pub fn register_service(
            origin: OriginFor<T>,
            org_id: OrgId,
            service_id: ServiceId,
            details: ServiceDetails,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_register_service(who, org_id, service_id, details)
        }

        /// Change a service. Its version goes up by one.
        ///
        /// A new pricing takes effect `PriceNotice` blocks later; both are readable until then. A further new pricing replaces the
        /// announced one and starts the notice again; the one in force withdraws the announcement; the announced one leaves it as
        /// it was. All other details change at once.
        ///
        /// ## Origin
        /// The organisation's owner or any member.
        /// ## Details
        /// - `details`: all of them, as for [`Pallet::register_service`].
        /// ## Deposit
        /// By size and tags, from the caller; the deposit of who wrote it before comes back.
        /// ## Errors
        /// - [`Error::OrganizationNotFound`]: no such organisation.
        /// - [`Error::NotAuthorized`]: the caller is neither its owner nor a member.
        /// - [`Error::InvalidTag`]: a tag of other characters, or one twice.
        /// - [`Error::InvalidPricing`]: an empty or unreadable name, no method, or a method twice.
        /// - [`Error::ServiceNotFound`]: no such service.
        /// - [`Error::GroupNotFound`]: no such payment group, or a retired one.
        /// ## Events
        /// [`Event::ServiceUpdated`].
        /// ## Complexity
        /// O(t + m log m), t = tags old and new, m = methods priced.
        #[pallet::call_index(9)]
        #[pallet::weight(T::WeightInfo::update_service(
            details.tags.len().saturated_into(),
            details.pricing.methods(),
        ))]
        pub fn update_service(
            origin: OriginFor<T>,
            org_id: OrgId,
            service_id: ServiceId,
            details: ServiceDetails,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_update_service(who, org_id, service_id, details)
        }

        /// Say whether a service is offered now.
        ///
        /// ## Origin
        /// The organisation's owner or any member.
        /// ## Details
        /// - `status`: for readers; the chain draws no conclusion from it, and channels stay claimable.
        /// ## Deposit
        /// Unchanged.
        /// ## Errors
        /// - [`Error::OrganizationNotFound`]: no such organisation.
        /// - [`Error::NotAuthorized`]: the caller is neither its owner nor a member.
        /// - [`Error::ServiceNotFound`]: no such service.
        /// ## Events
        /// [`Event::ServiceStatusSet`].
        /// ## Complexity
        /// O(1).
        #[pallet::call_index(10)]
        #[pallet::weight(T::WeightInfo::set_service_status())]
        pub fn set_service_status(
            origin: OriginFor<T>,
            org_id: OrgId,
            service_id: ServiceId,
            status: Status,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_set_service_status(who, org_id, service_id, status)
        }

        /// Remove a service. Channels pay its group and go on; ratings stay counted.
        ///
        /// ## Origin
        /// The organisation's owner or any member.
        /// ## Deposit
        /// Back to who registered or updated it last.
        /// ## Errors
        /// - [`Error::OrganizationNotFound`]: no such organisation.
        /// - [`Error::NotAuthorized`]: the caller is neither its owner nor a member.
        /// - [`Error::ServiceNotFound`]: no such service.
        /// ## Events
        /// [`Event::ServiceRemoved`].
        /// ## Complexity
        /// O(t), t = tags.
        #[pallet::call_index(11)]
        #[pallet::weight(T::WeightInfo::remove_service())]
        pub fn remove_service(origin: OriginFor<T>, org_id: OrgId, service_id: ServiceId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_remove_service(who, org_id, service_id)
        }

        /// Rate a service that you paid for, or change your rating.
        ///
        /// ## Origin
        /// The payer of `channel`.
        /// ## Details
        /// - `channel`: a live channel of yours to the service's payment group, through which something was paid. The rating weighs as
        ///   much as was paid through it by now.
        /// - `score`: 1 to 5.
        /// - `metadata`: a document with the reasons, if any.
        /// ## Deposit
        /// For a rating, from the caller; back with [`Pallet::remove_rating`].
        /// ## Errors
        /// - [`Error::InvalidScore`]: not 1 to 5.
        /// - [`Error::ServiceNotFound`]: no such service.
        /// - [`Error::NotACustomer`]: not such a channel.
        /// ## Events
        /// [`Event::ServiceRated`].
        /// ## Complexity
        /// O(1).
        #[pallet::call_index(12)]
        #[pallet::weight(T::WeightInfo::rate_service())]
        pub fn rate_service(
            origin: OriginFor<T>,
            org_id: OrgId,
            service_id: ServiceId,
            channel: ChannelId,
            score: u8,
            metadata: Option<Metadata>,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_rate_service(who, org_id, service_id, channel, score, metadata)
        }

        /// Clear the reservation of a removed organisation's name, once its time is over.
        ///
        /// ## Origin
        /// Any signed account.
        /// ## Deposit
        /// None.
        /// ## Errors
        /// - [`Error::NameNotReserved`]: there is no reservation.
        /// - [`Error::TooEarly`]: less than `NameCooldown` blocks have passed.
        /// ## Events
        /// [`Event::NameReleased`].
        /// ## Complexity
        /// O(1).
        #[pallet::call_index(13)]
        #[pallet::weight(T::WeightInfo::release_name())]
        pub fn release_name(origin: OriginFor<T>, org_id: OrgId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_release_name(org_id)
        }

        /// Remove a rating.
        ///
        /// ## Origin
        /// The rater, at any time: the rating counts no more. Anyone once the service is gone: the rating stays counted.
        /// ## Details
        /// - `who`: the rater.
        /// ## Deposit
        /// Back to the rater.
        /// ## Errors
        /// - [`Error::RatingNotFound`]: no such rating.
        /// - [`Error::NotAuthorized`]: neither the rater, nor is the service gone.
        /// ## Events
        /// [`Event::RatingRemoved`].
        /// ## Complexity
        /// O(1).
        #[pallet::call_index(14)]
        #[pallet::weight(T::WeightInfo::remove_rating())]
        pub fn remove_rating(
            origin: OriginFor<T>,
            org_id: OrgId,
            service_id: ServiceId,
            who: AccountId,
        ) -> DispatchResult {
            let caller = ensure_signed(origin)?;
            Self::do_remove_rating(caller, org_id, service_id, who)
        }
    }
}

impl<T: Config> Pallet<T> {
    /// The block we are in.
    pub(crate) fn now() -> alink_primitives::BlockNumber {
        T::BlockNumberProvider::current_block_number()
    }
}

/// Let `new` pay for what `old` paid for: whoever writes last pays.
pub(crate) fn renew<C: Consideration<AccountId, Footprint>>(
    ticket: C,
    old: &AccountId,
    new: &AccountId,
    footprint: Footprint,
) -> Result<C, DispatchError> {
    if old == new {
        return ticket.update(new, footprint);
    }
    let renewed = C::new(new, footprint)?;
    release(ticket, old);
    Ok(renewed)
}

/// Give a deposit back. A broken account must not keep anyone from removing what it paid for, so a failure is only logged.
pub(crate) fn release<C: Consideration<AccountId, Footprint>>(ticket: C, who: &AccountId) {
    let _ = ticket.drop(who).defensive();
}
