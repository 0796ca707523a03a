//! A runtime with real balances and a mock of the escrow's channels.

use crate as pallet_service_registry;
use crate::{Config, Error, Event, HoldReason, Kind, MethodPrices, Pricing, ServiceDetails, Tags};
use alink_primitives::{
    AccountId, Balance, BlockNumber, ChannelId, ChannelSummary, Channels, GroupId, Metadata, Name, OrgId, Payee,
    Payees, PaymentGroups as _, Tag,
};
use core::cell::RefCell;
use frame_support::{
    derive_impl, parameter_types,
    traits::{
        fungible::{HoldConsideration, InspectHold},
        ConstU128, ConstU32, Footprint, LinearStoragePrice,
    },
};
use sp_core::H256;
use sp_runtime::{
    traits::{Convert, IdentityLookup},
    BuildStorage, Perbill,
};
use std::collections::BTreeMap;

type Block = frame_system::mocking::MockBlockU32<Test>;

#[frame_support::runtime]
mod runtime {
    #[runtime::runtime]
    #[runtime::derive(
        RuntimeCall,
        RuntimeEvent,
        RuntimeError,
        RuntimeOrigin,
        RuntimeFreezeReason,
        RuntimeHoldReason,
        RuntimeSlashReason,
        RuntimeLockId,
        RuntimeTask,
        RuntimeViewFunction
    )]
    pub struct Test;

    #[runtime::pallet_index(0)]
    pub type System = frame_system::Pallet<Test>;

    #[runtime::pallet_index(1)]
    pub type Balances = pallet_balances::Pallet<Test>;

    #[runtime::pallet_index(2)]
    pub type ServiceRegistry = pallet_service_registry::Pallet<Test>;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type AccountData = pallet_balances::AccountData<Balance>;
    type AccountId = AccountId;
    type Block = Block;
    type Lookup = IdentityLookup<AccountId>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
    type AccountStore = System;
    type Balance = Balance;
    type ExistentialDeposit = ConstU128<1>;
}

pub const MAX_CHANNEL_LIFETIME: BlockNumber = 1_000;
pub const NAME_COOLDOWN: BlockNumber = 20;
pub const PRICE_NOTICE: BlockNumber = 5;

parameter_types! {
    pub const OrganizationHold: RuntimeHoldReason = RuntimeHoldReason::ServiceRegistry(HoldReason::OrganizationDeposit);
    pub const GroupHold: RuntimeHoldReason = RuntimeHoldReason::ServiceRegistry(HoldReason::GroupDeposit);
    pub const ServiceHold: RuntimeHoldReason = RuntimeHoldReason::ServiceRegistry(HoldReason::ServiceDeposit);
    pub const RatingHold: RuntimeHoldReason = RuntimeHoldReason::ServiceRegistry(HoldReason::RatingDeposit);
}

/// 1000 for an item and 10 for a byte.
type Price = LinearStoragePrice<ConstU128<1_000>, ConstU128<10>, Balance>;
type Deposit<Reason> = HoldConsideration<AccountId, Balances, Reason, Price>;

impl Config for Test {
    type BlockNumberProvider = System;
    type Channels = MockChannels;
    type GroupConsideration = Deposit<GroupHold>;
    type MaxChannelLifetime = ConstU32<MAX_CHANNEL_LIFETIME>;
    type NameCooldown = ConstU32<NAME_COOLDOWN>;
    type OrganizationConsideration = Deposit<OrganizationHold>;
    type PriceNotice = ConstU32<PRICE_NOTICE>;
    type RatingConsideration = Deposit<RatingHold>;
    type ServiceConsideration = Deposit<ServiceHold>;
    type WeightInfo = ();
}

thread_local! {
    static CHANNELS: RefCell<BTreeMap<ChannelId, ChannelSummary>> = const { RefCell::new(BTreeMap::new()) };
}

/// The escrow's channels, as tests want them.
pub struct MockChannels;

impl Channels for MockChannels {
    fn channel(id: ChannelId) -> Option<ChannelSummary> {
        CHANNELS.with(|channels| channels.borrow().get(&id).cloned())
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_channel(payer: &AccountId, payee: Payee) -> ChannelId {
        let id = CHANNELS.with(|channels| channels.borrow().len()).try_into().unwrap();
        insert_channel(
            id,
            ChannelSummary {
                payer: payer.clone(),
                payee,
                claimed: 1,
            },
        );
        id
    }
}

fn insert_channel(id: ChannelId, summary: ChannelSummary) {
    CHANNELS.with(|channels| channels.borrow_mut().insert(id, summary));
}

/// A channel of `payer` to a group, through which `claimed` was paid; the group does not count it as live.
pub fn paid_channel(id: ChannelId, payer: AccountId, org: &OrgId, group: GroupId, claimed: Balance) {
    insert_channel(
        id,
        ChannelSummary {
            payer,
            payee: Payee::Group(org.clone(), group),
            claimed,
        },
    );
}

/// Any channel.
pub fn channel_to(id: ChannelId, payer: AccountId, payee: Payee, claimed: Balance) {
    insert_channel(id, ChannelSummary { payer, payee, claimed });
}

/// Tell the group that a channel to it was opened.
pub fn open_channel(org: &OrgId, group: GroupId) {
    ok(ServiceRegistry::channel_opened(org, group));
}

/// Tell the group that a channel to it is gone.
pub fn close_channel(org: &OrgId, group: GroupId) {
    ServiceRegistry::channel_closed(org, group);
    ok(ServiceRegistry::do_try_state());
}

pub const ALICE: AccountId = AccountId::new([1; 32]);
pub const BOB: AccountId = AccountId::new([2; 32]);
pub const CHARLIE: AccountId = AccountId::new([3; 32]);
pub const DAVE: AccountId = AccountId::new([4; 32]);
/// Has just the existential deposit.
pub const POOR: AccountId = AccountId::new([9; 32]);

pub const START_BALANCE: Balance = 10_000_000;

#[derive(Default)]
pub struct ExtBuilder;

impl ExtBuilder {
    pub fn build(self) -> sp_io::TestExternalities {
        CHANNELS.with(|channels| channels.borrow_mut().clear());
        let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
        let rich = [ALICE, BOB, CHARLIE, DAVE].map(|who| (who, START_BALANCE));
        pallet_balances::GenesisConfig::<Test> {
            balances: rich.into_iter().chain([(POOR, 1)]).collect(),
            ..Default::default()
        }
        .assimilate_storage(&mut storage)
        .unwrap();
        let mut ext = sp_io::TestExternalities::from(storage);
        ext.execute_with(|| System::set_block_number(1));
        ext
    }

    /// Run a test and check all invariants after it.
    pub fn build_and_execute(self, test: impl FnOnce()) {
        self.build().execute_with(|| {
            test();
            ServiceRegistry::do_try_state().unwrap();
        });
    }
}

/// Expect an operation to succeed, and all invariants to hold after it.
#[track_caller]
pub fn ok<R, E: core::fmt::Debug>(result: Result<R, E>) -> R {
    let value = result.expect("operation should succeed");
    ServiceRegistry::do_try_state().expect("invariants should hold");
    value
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
    RuntimeOrigin::signed(who)
}

/// The pallet's last event.
pub fn last_event() -> Event<Test> {
    System::read_events_for_pallet::<Event<Test>>()
        .pop()
        .expect("there should be an event")
}

/// The pallet's last two events.
pub fn last_two_events() -> (Event<Test>, Event<Test>) {
    let mut events = System::read_events_for_pallet::<Event<Test>>();
    let last = events.pop().expect("there should be an event");
    (events.pop().expect("there should be two events"), last)
}

pub fn run_to(block: BlockNumber) {
    System::set_block_number(block);
}

/// What `who` has on hold for this.
pub fn held(who: &AccountId, reason: HoldReason) -> Balance {
    Balances::balance_on_hold(&RuntimeHoldReason::ServiceRegistry(reason), who)
}

pub fn price(footprint: Footprint) -> Balance {
    Price::convert(footprint)
}

/// Ids, names and tags are bounded byte strings alike.
pub fn text<const N: u32>(text: &str) -> frame_support::BoundedVec<u8, ConstU32<N>> {
    text.as_bytes().to_vec().try_into().expect("text should fit")
}

pub fn org() -> OrgId {
    text("acme")
}

pub fn chat() -> alink_primitives::ServiceId {
    text("chat")
}

pub fn metadata(byte: u8) -> Metadata {
    Metadata {
        uri: text("ipfs://document"),
        hash: H256::repeat_byte(byte),
    }
}

/// Payees by percent.
pub fn payees(shares: impl IntoIterator<Item = (AccountId, u32)>) -> Payees {
    shares
        .into_iter()
        .map(|(who, percent)| (who, Perbill::from_percent(percent)))
        .collect::<Vec<_>>()
        .try_into()
        .expect("payees should fit")
}

pub fn tags(words: &[&str]) -> Tags {
    words
        .iter()
        .map(|word| text(word))
        .collect::<Vec<Tag>>()
        .try_into()
        .expect("tags should fit")
}

pub fn methods(prices: &[(&str, Balance)]) -> MethodPrices {
    let prices: Vec<(Name, Balance)> = prices.iter().map(|(name, price)| (text(name), *price)).collect();
    prices.try_into().expect("methods should fit")
}

pub fn details(group_id: GroupId) -> ServiceDetails {
    ServiceDetails {
        kind: Kind::Inference,
        metadata: metadata(7),
        api_hash: H256::repeat_byte(8),
        group_id,
        pricing: Pricing::PerCall(100),
        tags: tags(&["llm", "chat"]),
    }
}

/// Alice's organisation `acme`.
pub fn create_org() {
    ok(ServiceRegistry::create_organization(signed(ALICE), org(), metadata(1)));
}

/// Its payment group of this number, all for Bob, set by Alice.
pub fn create_group(group_id: GroupId) {
    ok(ServiceRegistry::set_payment_group(
        signed(ALICE),
        org(),
        group_id,
        payees([(BOB, 100)]),
        10,
    ));
}

/// Alice's organisation with group 1 and the service `chat` that uses it.
pub fn create_service() {
    create_org();
    create_group(1);
    ok(ServiceRegistry::register_service(
        signed(ALICE),
        org(),
        chat(),
        details(1),
    ));
}

/// Short for the errors of the pallet.
pub type Failure = Error<Test>;
