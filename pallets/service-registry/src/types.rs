//! What the registry stores and what its calls take. Every enum variant has an explicit codec index; `tests/encoding.rs` pins the
//! bytes.

use alink_primitives::{is_valid_id, AccountId, Balance, BlockNumber, GroupId, Metadata, Name, Payees, Tag};
use alloc::collections::BTreeSet;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::{Perbill, SaturatedConversion};

/// Most members of an organisation, its owner not counted. Must never shrink: stored lists would not decode.
pub const MAX_MEMBERS: u32 = 64;
/// Most payment groups of an organisation, retired ones included: a query of an organisation reads them all.
pub const MAX_GROUPS: u32 = 64;
/// Most tags of a service. Must never shrink.
pub const MAX_TAGS: u32 = 8;
/// Most methods that a pricing states a price for. Must never shrink.
pub const MAX_METHODS: u32 = 32;
/// Lowest and highest score of a rating.
pub const SCORES: core::ops::RangeInclusive<u8> = 1..=5;

/// Who acts for an organisation beside its owner, and as what.
pub type Members = BoundedVec<(AccountId, Role), ConstU32<MAX_MEMBERS>>;
/// Price of each method, base units.
pub type MethodPrices = BoundedVec<(Name, Balance), ConstU32<MAX_METHODS>>;
/// Search words of a service.
pub type Tags = BoundedVec<Tag, ConstU32<MAX_TAGS>>;

/// What a member may do for its organisation.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Role {
    /// Everything but what concerns ownership, other Admins and the organisation's end.
    #[codec(index = 0)]
    Admin,
    /// Register, change and remove services.
    #[codec(index = 1)]
    Publisher,
}

/// What a service is.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Kind {
    /// Answers requests with a trained model.
    #[codec(index = 0)]
    Inference,
    /// Trains or tunes models.
    #[codec(index = 1)]
    Training,
    /// Labels data.
    #[codec(index = 2)]
    Labelling,
    /// Serves data.
    #[codec(index = 3)]
    Data,
    /// Hands out models.
    #[codec(index = 4)]
    Model,
    /// An agent that acts on its own.
    #[codec(index = 5)]
    Agent,
    /// Anything else.
    #[codec(index = 6)]
    Other,
}

/// Whether a service is offered now. Set by its organisation; the chain draws no conclusion from it.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Status {
    /// Takes calls.
    #[codec(index = 0)]
    Active,
    /// Takes none for now.
    #[codec(index = 1)]
    Paused,
    /// Will take none any more.
    #[codec(index = 2)]
    Retired,
}

/// What a call of a service costs. Amounts in base units.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Pricing {
    /// The same for each call.
    #[codec(index = 0)]
    PerCall(Balance),
    /// By method. At least one, each name once, none empty.
    #[codec(index = 1)]
    PerMethod(MethodPrices),
    /// By what was used, in units that the service counts.
    #[codec(index = 2)]
    PerUnit {
        /// What is counted, such as `1000 tokens`; not empty.
        unit: Name,
        /// Price of one.
        price: Balance,
    },
    /// Agreed with the service before each call.
    #[codec(index = 3)]
    Dynamic {
        /// A call never costs more.
        max: Balance,
    },
}

impl Pricing {
    /// Whether all names are non-empty UTF-8, and methods are stated, each once.
    pub fn is_valid(&self) -> bool {
        match self {
            Self::PerCall(_) | Self::Dynamic { .. } => true,
            Self::PerUnit { unit, .. } => is_valid_name(unit),
            Self::PerMethod(methods) => {
                let names: BTreeSet<&[u8]> = methods.iter().map(|(name, _)| name.as_slice()).collect();
                !methods.is_empty() && names.len() == methods.len() && names.into_iter().all(is_valid_name)
            }
        }
    }

    /// How many methods it states a price for.
    pub fn methods(&self) -> u32 {
        match self {
            Self::PerMethod(methods) => methods.len().saturated_into(),
            _ => 0,
        }
    }
}

fn is_valid_name(name: &[u8]) -> bool {
    !name.is_empty() && core::str::from_utf8(name).is_ok()
}

/// What a publisher says of a service.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct ServiceDetails {
    /// What it is.
    pub kind: Kind,
    /// The document that describes it.
    pub metadata: Metadata,
    /// BLAKE2b-256 of its API description.
    pub api_hash: H256,
    /// The payment group of its organisation that is paid.
    pub group_id: GroupId,
    /// What it costs.
    pub pricing: Pricing,
    /// Search words: alphabet of ids, each once.
    pub tags: Tags,
}

impl ServiceDetails {
    /// Whether every tag has the alphabet of ids and none is there twice.
    pub fn has_valid_tags(&self) -> bool {
        let distinct: BTreeSet<&[u8]> = self.tags.iter().map(|tag| tag.as_slice()).collect();
        distinct.len() == self.tags.len() && distinct.into_iter().all(is_valid_id)
    }
}

/// Whether these may share what a payment group is paid: at least one, none twice, none with nothing, all together exactly 100 %.
pub fn are_valid_shares(payees: &Payees) -> bool {
    let distinct: BTreeSet<&AccountId> = payees.iter().map(|(who, _)| who).collect();
    // In u64, since a decoded `Perbill` can be above one.
    let whole = payees.iter().fold(0u64, |sum, (_, share)| {
        sum.saturating_add(u64::from(share.deconstruct()))
    });
    distinct.len() == payees.len()
        && payees.iter().all(|(_, share)| !share.is_zero())
        && whole == u64::from(Perbill::one().deconstruct())
}

/// An organisation. Its deposit covers the longest entry there can be, so that members and metadata change without moving it.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Organization<Ticket> {
    /// Decides on all, and paid the deposit.
    pub owner: AccountId,
    /// Who becomes the owner by accepting.
    pub offered_to: Option<AccountId>,
    /// The document that describes it.
    pub metadata: Metadata,
    /// Who acts for it beside the owner; never the owner, nobody twice.
    pub members: Members,
    /// How many services it has registered.
    pub services: u32,
    /// How many payment groups it has, retired ones included.
    pub groups: u32,
    /// The owner's deposit.
    pub ticket: Ticket,
}

impl<Ticket> Organization<Ticket> {
    /// What `who` is to the organisation as a member.
    pub fn role(&self, who: &AccountId) -> Option<Role> {
        self.members
            .iter()
            .find(|(member, _)| member == who)
            .map(|(_, role)| *role)
    }

    /// Whether `who` may change its metadata, members and payment groups.
    pub fn is_manager(&self, who: &AccountId) -> bool {
        &self.owner == who || self.role(who) == Some(Role::Admin)
    }

    /// Whether `who` may register, change and remove its services.
    pub fn is_publisher(&self, who: &AccountId) -> bool {
        &self.owner == who || self.role(who).is_some()
    }

    /// Take `who` from the members; what it was.
    pub fn remove_member(&mut self, who: &AccountId) -> Option<Role> {
        let role = self.role(who)?;
        self.members.retain(|(member, _)| member != who);
        Some(role)
    }
}

/// Accounts that are paid together. Its deposit also covers the entry of its reputation.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct PaymentGroup<Ticket> {
    /// Who is paid, in which parts: exactly 100 % together.
    pub payees: Payees,
    /// The least lifetime of a new channel, in blocks.
    pub min_channel_blocks: BlockNumber,
    /// Takes no new channels, and goes with its last one.
    pub retired: bool,
    /// How many channels pay it.
    pub live_channels: u32,
    /// How many services use it.
    pub services: u32,
    /// Counts all groups ever made, so that a rating knows its group from a later one with the same id.
    pub serial: u64,
    /// Who set it last and paid the deposit.
    pub depositor: AccountId,
    /// That deposit.
    pub ticket: Ticket,
}

/// A service.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Service<Ticket> {
    /// What its publisher said, with the pricing that was in force when it said so.
    pub details: ServiceDetails,
    /// Whether it is offered now.
    pub status: Status,
    /// 1 when registered, one more with each update.
    pub version: u32,
    /// A pricing that replaces the one in `details`, and the block from which on it does.
    pub announced: Option<(Pricing, BlockNumber)>,
    /// Who registered or updated it last and paid the deposit.
    pub depositor: AccountId,
    /// That deposit.
    pub ticket: Ticket,
}

impl<Ticket> Service<Ticket> {
    /// The pricing in force in block `now`, and the one still to come.
    pub fn pricing_at(&self, now: BlockNumber) -> (&Pricing, Option<&(Pricing, BlockNumber)>) {
        match &self.announced {
            Some((pricing, effective_at)) if *effective_at <= now => (pricing, None),
            announced => (&self.details.pricing, announced.as_ref()),
        }
    }
}

/// What a payment group earned its name by: counted from settlements and paying customers' ratings, never self-declared.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Reputation {
    /// All that was settled, base units, gross of the fee.
    pub settled: Balance,
    /// How many claims that were.
    pub claims: u64,
    /// How many channels paid at least once.
    pub paying_channels: u64,
    /// Sum of score times weight over all ratings.
    pub rating_sum: u128,
    /// Sum of the weights.
    pub rating_weight: u128,
    /// How many ratings that are.
    pub ratings: u32,
}

impl Reputation {
    /// Count a rating in. Saturates, since a weight is an amount of tokens and five times all of them are far below the end.
    pub fn add_rating(&mut self, score: u8, weight: Balance) {
        self.rating_sum = self.rating_sum.saturating_add(weight.saturating_mul(score.into()));
        self.rating_weight = self.rating_weight.saturating_add(weight);
        self.ratings = self.ratings.saturating_add(1);
    }

    /// Take out what [`Self::add_rating`] counted in.
    pub fn remove_rating(&mut self, score: u8, weight: Balance) {
        self.rating_sum = self.rating_sum.saturating_sub(weight.saturating_mul(score.into()));
        self.rating_weight = self.rating_weight.saturating_sub(weight);
        self.ratings = self.ratings.saturating_sub(1);
    }

    /// Mean of the ratings in hundredths, `None` without any.
    pub fn mean_rating(&self) -> Option<u32> {
        let mean = self.rating_sum.saturating_mul(100).checked_div(self.rating_weight)?;
        Some(mean.saturated_into())
    }
}

/// What a customer thinks of a service.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Rating<Ticket> {
    /// 1 to 5.
    pub score: u8,
    /// What the customer's channel had settled, base units.
    pub weight: Balance,
    /// The group in whose reputation it counts.
    pub group_id: GroupId,
    /// Which of the groups that ever had this id.
    pub group_serial: u64,
    /// A document with the reasons.
    pub metadata: Option<Metadata>,
    /// The customer's deposit.
    pub ticket: Ticket,
}
