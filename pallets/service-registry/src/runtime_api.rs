//! Reads for clients: `serviceRegistry_*` over JSON-RPC, `api.call.serviceRegistryApi.*` in polkadot.js.

use crate::types::{Kind, Pricing, Role, Status};
use alink_primitives::{AccountId, Balance, BlockNumber, GroupId, Metadata, Name, OrgId, Page, Payees, ServiceId, Tag};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use sp_core::H256;

/// An organisation as clients see it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct OrganizationInfo {
    /// Its id.
    pub org: OrgId,
    /// Who owns it.
    pub owner: AccountId,
    /// Whom the owner offered it to.
    pub offered_to: Option<AccountId>,
    /// The document that describes it.
    pub metadata: Metadata,
    /// Who acts for it beside the owner.
    pub members: Vec<(AccountId, Role)>,
    /// Its payment groups, retired ones included.
    pub groups: Vec<GroupInfo>,
    /// How many services it has registered.
    pub services: u32,
}

/// A payment group as clients see it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct GroupInfo {
    /// Its number within the organisation.
    pub group_id: GroupId,
    /// Who is paid, in which parts.
    pub payees: Payees,
    /// The least lifetime of a new channel, in blocks.
    pub min_channel_blocks: BlockNumber,
    /// Whether it takes no new channels and goes with its last one.
    pub retired: bool,
    /// How many channels pay it.
    pub live_channels: u32,
}

/// A service as clients see it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct ServiceInfo {
    /// The organisation that publishes it.
    pub org: OrgId,
    /// Its id within the organisation.
    pub service: ServiceId,
    /// What it is.
    pub kind: Kind,
    /// Whether it is offered now.
    pub status: Status,
    /// 1 when registered, one more with each update.
    pub version: u32,
    /// The document that describes it.
    pub metadata: Metadata,
    /// BLAKE2b-256 of its API description.
    pub api_hash: H256,
    /// The payment group that is paid.
    pub group_id: GroupId,
    /// The pricing in force.
    pub pricing: Pricing,
    /// The pricing to come, and the block in which it takes effect.
    pub announced_pricing: Option<(Pricing, BlockNumber)>,
    /// Search words.
    pub tags: Vec<Tag>,
}

/// What a payment group earned its name by.
#[derive(Clone, Debug, Decode, Default, Encode, Eq, PartialEq, TypeInfo)]
pub struct ReputationInfo {
    /// All that was settled, base units, gross.
    pub settled: Balance,
    /// How many claims that were.
    pub claims: u64,
    /// How many channels paid at least once.
    pub paying_channels: u64,
    /// Mean of the ratings, each weighted by what its channel had settled, in hundredths (100 to 500).
    pub rating: Option<u32>,
    /// How many ratings that are.
    pub ratings: u32,
}

/// Which services a query wants; every condition that is given must hold.
#[derive(Clone, Debug, Decode, Default, Encode, Eq, PartialEq, TypeInfo)]
pub struct ServiceFilter {
    /// Of this organisation.
    pub org: Option<OrgId>,
    /// With this tag.
    pub tag: Option<Tag>,
    /// Of this kind.
    pub kind: Option<Kind>,
    /// Listed by the curated marketplace of this id. There is none yet, so the page is empty.
    pub curated: Option<Name>,
}

sp_api::decl_runtime_apis! {
    /// Who offers what.
    pub trait ServiceRegistryApi {
        /// The organisation, with its members and groups.
        fn organization(org: OrgId) -> Option<OrganizationInfo>;
        /// All organisations, in no particular order. `start_after` is the `next` of the page before; `limit` at most
        /// [`alink_primitives::MAX_PAGE`].
        fn organizations(start_after: Option<OrgId>, limit: u32) -> Page<OrganizationInfo, OrgId>;
        /// The service, with the pricing in force and the announced one.
        fn service(org: OrgId, service: ServiceId) -> Option<ServiceInfo>;
        /// The services that the filter lets through, likewise. A call looks at a bounded number of services, so a page can be
        /// short, even empty, and yet have a `next`.
        fn services(
            filter: ServiceFilter,
            start_after: Option<(OrgId, ServiceId)>,
            limit: u32,
        ) -> Page<ServiceInfo, (OrgId, ServiceId)>;
        /// The reputation of a payment group; `None` when there is no such group.
        fn reputation(org: OrgId, group: GroupId) -> Option<ReputationInfo>;
    }
}
