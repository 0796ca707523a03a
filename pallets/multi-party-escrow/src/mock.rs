//! A runtime with this pallet, real balances, and collaborators that tests set up.

#![allow(clippy::arithmetic_side_effects)]

use crate as pallet_escrow;
use crate::*;
use alink_primitives::{
    AccountId, Balance, BlockNumber, ChannelId, GroupId, OrgId, Payee, Payees, PaymentGroups, ProtocolFee, Settlement,
    SettlementHook, Signature, Voucher,
};
use frame_support::{
    derive_impl,
    dispatch::{DispatchResultWithPostInfo, PostDispatchInfo},
    parameter_types,
    traits::{
        fungible::{HoldConsideration, InspectHold, Mutate},
        tokens::Preservation,
        ConstU128, ConstU32, LinearStoragePrice, UnfilteredDispatchable,
    },
    PalletId,
};
use sp_core::{ecdsa, ed25519, sr25519, Pair, H256};
use sp_runtime::{
    traits::{AccountIdConversion, IdentifyAccount, IdentityLookup},
    BuildStorage, DispatchError, DispatchResult, MultiSigner, Perbill, Permill,
};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    sync::Mutex,
};

pub type Block = frame_system::mocking::MockBlockU32<Test>;

#[frame_support::runtime]
mod runtime {
    #[runtime::runtime]
    #[runtime::derive(
        RuntimeCall,
        RuntimeEvent,
        RuntimeError,
        RuntimeOrigin,
        RuntimeTask,
        RuntimeHoldReason,
        RuntimeFreezeReason,
        RuntimeViewFunction
    )]
    pub struct Test;

    #[runtime::pallet_index(0)]
    pub type System = frame_system;
    #[runtime::pallet_index(1)]
    pub type Balances = pallet_balances;
    #[runtime::pallet_index(2)]
    pub type Escrow = pallet_escrow;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = Block;
    type AccountId = AccountId;
    type Lookup = IdentityLookup<AccountId>;
    type AccountData = pallet_balances::AccountData<Balance>;
}

pub const ED: Balance = 10;
pub const GENESIS: H256 = H256::repeat_byte(0x42);
pub const MIN_LIFETIME: BlockNumber = 5;
pub const MAX_LIFETIME: BlockNumber = 1_000;
pub const MIN_AMOUNT: Balance = 100;
pub const CHALLENGE: BlockNumber = 10;
pub const GRACE: BlockNumber = 5;
/// What everybody starts with.
pub const RICH: Balance = 1_000_000;
/// A group that exists in the mock's registry: 50 % to payee 1, 30 % to 2, 20 % to 3.
pub const GROUP: GroupId = 1;

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
    type Balance = Balance;
    type ExistentialDeposit = ConstU128<ED>;
    type AccountStore = System;
    type RuntimeHoldReason = RuntimeHoldReason;
}

parameter_types! {
    pub const EscrowPalletId: PalletId = PalletId(*b"aln/escr");
    pub const RevenuePalletId: PalletId = PalletId(*b"aln/revn");
    pub Treasury: AccountId = PalletId(*b"py/trsry").into_account_truncating();
    pub const ChannelHold: RuntimeHoldReason = RuntimeHoldReason::Escrow(HoldReason::ChannelDeposit);
    pub static FeeRate: Permill = Permill::from_percent(2);
    pub static FeeRefused: bool = false;
    pub static GroupRefuses: bool = false;
    pub static ClaimGrace: BlockNumber = GRACE;
}

impl Config for Test {
    type Currency = Balances;
    type ChannelConsideration =
        HoldConsideration<AccountId, Balances, ChannelHold, LinearStoragePrice<ConstU128<50>, ConstU128<1>, Balance>>;
    type RuntimeHoldReason = RuntimeHoldReason;
    type PaymentGroups = Groups;
    type ProtocolFee = Fee;
    type OnSettled = Settled;
    type BlockNumberProvider = System;
    type SurplusDestination = Treasury;
    type PalletId = EscrowPalletId;
    type MinChannelLifetime = ConstU32<MIN_LIFETIME>;
    type MaxChannelLifetime = ConstU32<MAX_LIFETIME>;
    type MinChannelAmount = ConstU128<MIN_AMOUNT>;
    type ChallengePeriod = ConstU32<CHALLENGE>;
    type ClaimGrace = ClaimGrace;
    type MaxClaims = ConstU32<256>;
    type WeightInfo = ();
}

/// What the mock's registry knows of a group.
#[derive(Clone, Default)]
pub struct Group {
    pub payees: Vec<(AccountId, Perbill)>,
    pub min_channel_blocks: BlockNumber,
    pub retired: bool,
    pub live: i64,
}

thread_local! {
    static GROUPS: RefCell<BTreeMap<(OrgId, GroupId), Group>> = const { RefCell::new(BTreeMap::new()) };
    static MANAGERS: RefCell<BTreeSet<(OrgId, AccountId)>> = const { RefCell::new(BTreeSet::new()) };
    static SETTLED: RefCell<Vec<Settled>> = const { RefCell::new(Vec::new()) };
}

/// The mock's registry. `org` is managed by [`account`]`("manager")`.
pub struct Groups;
impl Groups {
    pub fn set(group: GroupId, value: Group) {
        GROUPS.with_borrow_mut(|groups| groups.insert((org(), group), value));
    }
    pub fn update(group: GroupId, f: impl FnOnce(&mut Group)) {
        GROUPS.with_borrow_mut(|groups| f(groups.get_mut(&(org(), group)).unwrap()));
    }
    pub fn remove(group: GroupId) {
        GROUPS.with_borrow_mut(|groups| groups.remove(&(org(), group)));
    }
    pub fn live(group: GroupId) -> i64 {
        GROUPS.with_borrow(|groups| groups[&(org(), group)].live)
    }
    /// Remove the whole organisation, as if it had never been.
    pub fn vanish() {
        GROUPS.take();
        MANAGERS.take();
    }
    fn get(org: &OrgId, group: GroupId) -> Option<Group> {
        GROUPS.with_borrow(|groups| groups.get(&(org.clone(), group)).cloned())
    }
}
impl PaymentGroups for Groups {
    fn min_channel_blocks(org: &OrgId, group: GroupId) -> Option<BlockNumber> {
        Self::get(org, group)
            .filter(|group| !group.retired)
            .map(|group| group.min_channel_blocks)
    }
    fn payees(org: &OrgId, group: GroupId) -> Option<Payees> {
        Self::get(org, group).map(|group| group.payees.try_into().unwrap())
    }
    fn is_manager(of: &OrgId, who: &AccountId) -> bool {
        MANAGERS.with_borrow(|managers| managers.contains(&(of.clone(), who.clone())))
    }
    fn channel_opened(org: &OrgId, group: GroupId) -> DispatchResult {
        if GroupRefuses::get() {
            return Err(DispatchError::Unavailable);
        }
        GROUPS.with_borrow_mut(|groups| groups.get_mut(&(org.clone(), group)).unwrap().live += 1);
        Ok(())
    }
    fn channel_closed(org: &OrgId, group: GroupId) {
        GROUPS.with_borrow_mut(|groups| {
            if let Some(group) = groups.get_mut(&(org.clone(), group)) {
                group.live -= 1;
            }
        });
    }
    #[cfg(feature = "runtime-benchmarks")]
    fn benchmark_group(org: &OrgId, group: GroupId, owner: &AccountId, payees: Payees) {
        MANAGERS.with_borrow_mut(|managers| managers.insert((org.clone(), owner.clone())));
        GROUPS.with_borrow_mut(|groups| {
            groups.insert(
                (org.clone(), group),
                Group {
                    payees: payees.into_inner(),
                    ..Default::default()
                },
            )
        });
    }
}

/// Takes [`FeeRate`] and sends it to the revenue account, unless told to refuse.
pub struct Fee;
impl ProtocolFee for Fee {
    fn rate() -> Permill {
        FeeRate::get()
    }
    fn receive(source: &AccountId, fee: Balance) -> DispatchResult {
        if FeeRefused::get() {
            return Err(DispatchError::Unavailable);
        }
        Balances::transfer(source, &revenue(), fee, Preservation::Preserve).map(|_| ())
    }
}

/// What the hook was told of one payee and call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    pub payee: Payee,
    pub amount: Balance,
    pub fee: Balance,
    pub claims: u32,
    pub first_claims: u32,
}
impl Settled {
    /// All since the last time, in order.
    pub fn take() -> Vec<Self> {
        SETTLED.take()
    }
}
impl SettlementHook for Settled {
    fn settled(settlement: &Settlement) {
        let Settlement {
            payee,
            amount,
            fee,
            claims,
            first_claims,
        } = *settlement;
        SETTLED.with_borrow_mut(|all| {
            all.push(Self {
                payee: payee.clone(),
                amount,
                fee,
                claims,
                first_claims,
            })
        });
    }
}

pub fn revenue() -> AccountId {
    RevenuePalletId::get().into_account_truncating()
}

pub fn org() -> OrgId {
    b"org".to_vec().try_into().unwrap()
}

pub fn group() -> Payee {
    Payee::Group(org(), GROUP)
}

/// Deriving a key takes long without optimisation, so each is derived once.
static PAIRS: Mutex<BTreeMap<String, sr25519::Pair>> = Mutex::new(BTreeMap::new());

fn seed(name: &str) -> [u8; 32] {
    sp_io::hashing::blake2_256(name.as_bytes())
}

pub fn pair(name: &str) -> sr25519::Pair {
    let mut pairs = PAIRS.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    pairs
        .entry(name.into())
        .or_insert_with(|| sr25519::Pair::from_seed(&seed(name)))
        .clone()
}

pub fn ed_pair(name: &str) -> ed25519::Pair {
    ed25519::Pair::from_seed(&seed(name))
}

pub fn ecdsa_pair(name: &str) -> ecdsa::Pair {
    ecdsa::Pair::from_seed(&seed(name))
}

/// The account of `name`'s sr25519 key.
pub fn account(name: &str) -> AccountId {
    pair(name).public().0.into()
}

pub fn account_of(signer: impl Into<MultiSigner>) -> AccountId {
    let signer: MultiSigner = signer.into();
    signer.into_account()
}

pub fn origin(name: &str) -> RuntimeOrigin {
    RuntimeOrigin::signed(account(name))
}

/// A voucher of `name`'s sr25519 key.
pub fn voucher(name: &str, channel: ChannelId, amount: Balance) -> Signature {
    pair(name).sign(&message(channel, amount).signing_bytes()).into()
}

/// What a voucher for this chain says.
pub fn message(channel: ChannelId, amount: Balance) -> Voucher {
    Voucher {
        genesis_hash: GENESIS,
        channel,
        amount,
    }
}

pub fn free(who: &AccountId) -> Balance {
    Balances::free_balance(who)
}

pub fn held(who: &AccountId) -> Balance {
    Balances::balance_on_hold(&ChannelHold::get(), who)
}

pub fn owed(who: &AccountId) -> Balance {
    EscrowBalances::<Test>::get(who)
}

pub fn channel_deposit() -> Balance {
    50 + u128::from(types::Channel::<Test>::footprint().size)
}

pub fn block() -> BlockNumber {
    System::block_number()
}

pub fn go_to(block: BlockNumber) {
    System::set_block_number(block);
}

/// Every event of this pallet since the last call.
pub fn events() -> Vec<Event<Test>> {
    let events = System::events()
        .into_iter()
        .filter_map(|record| match record.event {
            RuntimeEvent::Escrow(event) => Some(event),
            _ => None,
        })
        .collect();
    System::reset_events();
    events
}

/// Exactly these events of this pallet came since the last call of this or of [`events`].
#[track_caller]
pub fn expect(expected: impl IntoIterator<Item = Event<Test>>) {
    assert_eq!(events(), expected.into_iter().collect::<Vec<_>>());
}

/// An ordinary transfer of money, as explorers see it, was among the events.
#[track_caller]
pub fn assert_moved(from: &AccountId, to: &AccountId, amount: Balance) {
    let (from, to) = (from.clone(), to.clone());
    System::assert_has_event(RuntimeEvent::Balances(pallet_balances::Event::Transfer {
        from,
        to,
        amount,
    }));
}

/// Dispatch and check every law afterwards, whatever came of it.
pub fn dispatch(call: Call<Test>, origin: RuntimeOrigin) -> DispatchResultWithPostInfo {
    let before = Balances::total_issuance();
    let result = call.dispatch_bypass_filter(origin);
    Escrow::do_try_state().unwrap();
    assert_eq!(Balances::total_issuance(), before, "a call made or burnt money");
    result
}

/// Dispatch what must succeed.
#[track_caller]
pub fn ok(call: Call<Test>, origin: RuntimeOrigin) -> PostDispatchInfo {
    dispatch(call, origin).unwrap()
}

/// Dispatch what must fail with this error and leave no trace.
#[track_caller]
pub fn refused(call: Call<Test>, origin: RuntimeOrigin, error: impl Into<DispatchError>) {
    let before = state();
    let result = dispatch(call.clone(), origin);
    assert_eq!(result.map_err(|failed| failed.error), Err(error.into()), "{call:?}");
    assert!(state() == before, "a refused call left a trace: {call:?}");
}

/// Root of all storage, events included.
pub fn state() -> Vec<u8> {
    sp_io::storage::root(sp_runtime::StateVersion::V1)
}

/// Give `name` an escrow balance.
pub fn deposit(name: &str, amount: Balance) {
    ok(Call::deposit { amount }, origin(name));
}

/// Deposit and open a channel of `payer` to the group; returns its id.
pub fn open(payer: &str, amount: Balance, lifetime: BlockNumber) -> ChannelId {
    open_to(group(), payer, &account(payer), amount, lifetime)
}

/// Deposit and open a channel of `payer`, with this payee and signer.
#[track_caller]
pub fn open_to(payee: Payee, payer: &str, signer: &AccountId, amount: Balance, lifetime: BlockNumber) -> ChannelId {
    let id = NextChannelId::<Test>::get();
    let expires_at = block() + lifetime;
    ok(
        Call::deposit_and_open_channel {
            payee,
            signer: signer.clone(),
            amount,
            expires_at,
        },
        origin(payer),
    );
    id
}

/// Deposit and open a channel that `funder` pays for and `payer` signs for; returns its id.
#[track_caller]
pub fn open_for(funder: &str, payer: &str, amount: Balance, lifetime: BlockNumber) -> ChannelId {
    deposit(funder, amount);
    let id = NextChannelId::<Test>::get();
    let (payer, signer) = (account(payer), account(payer));
    ok(
        Call::open_channel_for {
            payer,
            payee: group(),
            signer,
            amount,
            expires_at: block() + lifetime,
        },
        origin(funder),
    );
    id
}

/// The channel, which must exist.
#[track_caller]
pub fn stored(id: ChannelId) -> types::Channel<Test> {
    Channels::<Test>::get(id).unwrap()
}

/// `claim`, submitted by a stranger, as anybody may.
pub fn claim(channel: ChannelId, amount: Balance, signature: Signature) -> DispatchResultWithPostInfo {
    dispatch(
        Call::claim {
            channel,
            amount,
            signature,
        },
        origin("stranger"),
    )
}

/// `claim` with a voucher of `name`, which must succeed.
#[track_caller]
pub fn claimed(name: &str, channel: ChannelId, amount: Balance) -> PostDispatchInfo {
    claim(channel, amount, voucher(name, channel, amount)).unwrap()
}

/// A `claim` that must be refused.
#[track_caller]
pub fn claim_refused(channel: ChannelId, amount: Balance, signature: Signature, error: Error<Test>) {
    refused(
        Call::claim {
            channel,
            amount,
            signature,
        },
        origin("stranger"),
        error,
    );
}

/// The names of everybody who has an account at genesis.
pub const EVERYBODY: [&str; 8] = ["Alice", "Bob", "Charlie", "manager", "p1", "p2", "p3", "stranger"];

/// The group as it is at genesis.
pub fn standard_group() -> Group {
    let payees = [("p1", 50), ("p2", 30), ("p3", 20)];
    let payees = payees
        .map(|(name, percent)| (account(name), Perbill::from_percent(percent)))
        .to_vec();
    Group {
        payees,
        ..Default::default()
    }
}

/// A chain where everybody is rich.
pub fn new_test_ext() -> sp_io::TestExternalities {
    let mut balances: Vec<_> = EVERYBODY.iter().map(|name| (account(name), RICH)).collect();
    balances.push((revenue(), ED));
    balances.push((Treasury::get(), ED));
    let storage = RuntimeGenesisConfig {
        balances: pallet_balances::GenesisConfig {
            balances,
            ..Default::default()
        },
        ..Default::default()
    }
    .build_storage()
    .unwrap();
    storage.into()
}

/// Likewise, with a keystore that makes the benchmarks' keys.
#[cfg(feature = "runtime-benchmarks")]
pub fn new_benchmark_ext() -> sp_io::TestExternalities {
    let mut ext = new_test_ext();
    ext.register_extension(sp_keystore::KeystoreExt::new(
        sp_keystore::testing::MemoryKeystore::new(),
    ));
    ext
}

/// Run `test` in block 1 of a chain where everybody is rich and the group exists; check every law at the end.
pub fn run(test: impl FnOnce()) {
    new_test_ext().execute_with(|| {
        frame_system::BlockHash::<Test>::insert(0, GENESIS);
        System::set_block_number(1);
        FeeRate::set(Permill::from_percent(2));
        FeeRefused::set(false);
        GroupRefuses::set(false);
        ClaimGrace::set(GRACE);
        Settled::take();
        Groups::vanish();
        MANAGERS.with_borrow_mut(|managers| managers.insert((org(), account("manager"))));
        Groups::set(GROUP, standard_group());
        test();
        Escrow::do_try_state().unwrap();
    });
}
