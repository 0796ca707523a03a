//! What only shows when all pallets are together: presets, wiring, proxies, parameters, limits. Here and not in `src/`, since a
//! library with tests of its own is compiled twice, and this one takes minutes.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used
)]

mod brakes;
mod network_file;

use alink_primitives::{Payee, Voucher};
use alink_runtime::{genesis_config_presets as presets, *};
use codec::{Decode, DecodeLimit, Encode};
use frame_support::{
    assert_noop, assert_ok,
    dispatch::GetDispatchInfo,
    traits::{fungible::Inspect, Get, InstanceFilter, PalletInfoAccess, PalletsInfoAccess, UnfilteredDispatchable},
};
use parameters::{keys, UNIT};
use sp_core::{sr25519, Pair};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie};
use sp_runtime::{BuildStorage, Permill};

/// Run `test` on the genesis of a preset.
fn on(preset: &str, test: impl FnOnce()) {
    let patch = presets::get_preset(&preset.into()).expect("the preset exists");
    let mut config = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
    json_merge(&mut config, serde_json::from_slice(&patch).unwrap());
    let config: RuntimeGenesisConfig = serde_json::from_value(config).unwrap();
    let mut ext: sp_io::TestExternalities = config.build_storage().unwrap().into();
    ext.execute_with(|| {
        System::set_block_number(1);
        test();
        assert_ok!(MultiPartyEscrow::do_try_state());
        assert_ok!(ServiceRegistry::do_try_state());
    });
}

/// Lay `patch` over `config`, as the node does with a preset.
fn json_merge(config: &mut serde_json::Value, patch: serde_json::Value) {
    match (config, patch) {
        (serde_json::Value::Object(config), serde_json::Value::Object(patch)) => {
            for (key, value) in patch {
                json_merge(config.entry(key).or_insert(serde_json::Value::Null), value);
            }
        }
        (config, patch) => *config = patch,
    }
}

fn by(who: Sr25519Keyring) -> RuntimeOrigin {
    RuntimeOrigin::signed(who.to_account_id())
}

fn dispatch(call: impl Into<RuntimeCall>, who: Sr25519Keyring) {
    let call: RuntimeCall = call.into();
    assert_ok!(call.dispatch_bypass_filter(by(who)));
}

#[test]
fn presets_should_all_build() {
    for preset in presets::preset_names() {
        on(preset.as_ref(), || {
            assert!(!Babe::authorities().is_empty());
            assert_eq!(Balances::balance(&RevenueAccount::get()), ExistentialDeposit::get());
            assert_eq!(Balances::balance(&MultiPartyEscrow::pot()), ExistentialDeposit::get());
        });
    }
}

#[test]
fn presets_should_differ_in_state_only() {
    on(presets::DEVELOPMENT, || {
        assert_eq!(parameters::SlotDuration::get(), 1_000);
        assert_eq!(parameters::MinChannelLifetime::get(), 5);
        assert_eq!(parameters::ChallengePeriod::get(), 10);
        assert_eq!(parameters::ClaimGrace::get(), 5);
        assert_eq!(parameters::NameCooldown::get(), 20);
        assert_eq!(parameters::PriceNotice::get(), 5);
        for who in [Alice, Bob, Charlie, Sr25519Keyring::FerdieStash] {
            assert_eq!(Balances::total_balance(&who.to_account_id()), 1_000_000 * UNIT);
        }
    });
    on(presets::TESTNET, || {
        assert_eq!(parameters::SlotDuration::get(), 6_000);
        assert_eq!(parameters::MinChannelLifetime::get(), 100);
        assert_eq!(parameters::MaxChannelLifetime::get(), 5_256_000);
        assert_eq!(parameters::MinChannelAmount::get(), UNIT / 1_000);
        assert_eq!(parameters::ChallengePeriod::get(), 2_400);
        assert_eq!(parameters::ClaimGrace::get(), 600);
        assert_eq!(parameters::NameCooldown::get(), 201_600);
        assert_eq!(parameters::PriceNotice::get(), 600);
        assert_eq!(parameters::ProtocolFee::get(), Permill::from_percent(2));
    });
}

#[test]
fn claim_should_pay_payees_revenue_and_reputation_when_all_is_wired() {
    on(presets::DEVELOPMENT, || {
        // given a service's group and a channel to it
        let genesis = Hash::repeat_byte(7);
        frame_system::BlockHash::<Runtime>::insert(0, genesis);
        let org: alink_primitives::OrgId = b"acme".to_vec().try_into().unwrap();
        let payees = vec![(Bob.to_account_id(), sp_runtime::Perbill::one())]
            .try_into()
            .unwrap();
        let registry = |call| RuntimeCall::ServiceRegistry(call);
        dispatch(
            registry(pallet_service_registry::Call::create_organization {
                org_id: org.clone(),
                metadata: Default::default(),
            }),
            Alice,
        );
        dispatch(
            registry(pallet_service_registry::Call::set_payment_group {
                org_id: org.clone(),
                group_id: 1,
                payees,
                min_channel_blocks: 0,
            }),
            Alice,
        );
        dispatch(
            RuntimeCall::MultiPartyEscrow(pallet_multi_party_escrow::Call::deposit_and_open_channel {
                payee: Payee::Group(org.clone(), 1),
                signer: Charlie.to_account_id(),
                amount: 100 * UNIT,
                expires_at: 50,
            }),
            Charlie,
        );
        // when a stranger claims
        let bytes = Voucher {
            genesis_hash: genesis,
            channel: 0,
            amount: 10 * UNIT,
        }
        .signing_bytes();
        let signature = sr25519::Pair::from(Charlie).sign(&bytes).into();
        dispatch(
            RuntimeCall::MultiPartyEscrow(pallet_multi_party_escrow::Call::claim {
                channel: 0,
                amount: 10 * UNIT,
                signature,
            }),
            Alice,
        );
        // then 98 % is the payee's, 2 % the protocol's, and the group has a name
        assert_eq!(MultiPartyEscrow::escrow_balance(Bob.to_account_id()), 98 * UNIT / 10);
        assert_eq!(
            Balances::balance(&RevenueAccount::get()),
            ExistentialDeposit::get() + 2 * UNIT / 10
        );
        let reputation = ServiceRegistry::reputation(org, 1).unwrap();
        assert_eq!(
            (reputation.settled, reputation.claims, reputation.paying_channels),
            (10 * UNIT, 1, 1)
        );
    });
}

#[test]
fn largest_batch_of_claims_should_fit_a_block_with_ease() {
    on(presets::DEVELOPMENT, || {
        let signature: Signature = sr25519::Signature::from_raw([0; 64]).into();
        let claims: Vec<_> = (0..256).map(|channel| (channel, 1, signature.clone())).collect();
        let call = RuntimeCall::MultiPartyEscrow(pallet_multi_party_escrow::Call::claim_many {
            claims: claims.try_into().unwrap(),
        });
        let limit = RuntimeBlockWeights::get()
            .get(frame_support::dispatch::DispatchClass::Normal)
            .max_extrinsic
            .unwrap();
        let weight = call.get_dispatch_info().call_weight;
        assert!(weight.ref_time() < limit.ref_time() / 2, "{weight:?} of {limit:?}");
        assert!(call.encoded_size() < 64 * 1024);
    });
}

#[test]
fn call_should_stay_small() {
    // The pool and every queue hold calls by value.
    assert!(
        core::mem::size_of::<RuntimeCall>() <= 512,
        "{}",
        core::mem::size_of::<RuntimeCall>()
    );
}

#[test]
fn voucher_should_never_read_as_a_call() {
    let voucher = Voucher {
        genesis_hash: Hash::zero(),
        channel: 0,
        amount: 0,
    };
    assert_eq!(voucher.signing_bytes()[0], 97);
    assert!(RuntimeCall::decode(&mut &voucher.signing_bytes()[..]).is_err());
    assert!(UncheckedExtrinsic::decode(&mut &voucher.signing_bytes()[..]).is_err());
    assert!(UncheckedExtrinsic::decode(&mut &voucher.wrapped_signing_bytes()[..]).is_err());
    assert!([
        ServiceRegistry::index(),
        MultiPartyEscrow::index(),
        TokenGovernance::index()
    ]
    .iter()
    .all(|i| *i != 97));
}

#[test]
fn nested_calls_should_be_refused_at_decode_when_too_deep() {
    let mut call = RuntimeCall::System(frame_system::Call::remark { remark: vec![] });
    for _ in 0..300 {
        call = RuntimeCall::Utility(pallet_utility::Call::batch { calls: vec![call] });
    }
    let bytes = call.encode();
    assert!(RuntimeCall::decode_with_depth_limit(frame_support::MAX_EXTRINSIC_DEPTH, &mut &bytes[..]).is_err());
}

#[test]
fn parameters_should_be_set_by_root_within_bounds_and_never_where_fixed() {
    use alink_primitives::bounded::{BoundedPermill, BoundedU64};
    on(presets::DEVELOPMENT, || {
        let fee = |value| {
            RuntimeParameters::Escrow(keys::escrow::Parameters::ProtocolFee(
                keys::escrow::ProtocolFee,
                Some(value),
            ))
        };
        let five_percent = fee(BoundedPermill::clamped(50_000));
        assert_noop!(
            Parameters::set_parameter(by(Alice), five_percent.clone()),
            sp_runtime::DispatchError::BadOrigin
        );
        assert_ok!(Parameters::set_parameter(RuntimeOrigin::root(), five_percent.clone()));
        assert_eq!(parameters::ProtocolFee::get(), Permill::from_percent(5));

        let slots = RuntimeParameters::Consensus(keys::consensus::Parameters::SlotDuration(
            keys::consensus::SlotDuration,
            Some(BoundedU64::clamped(3_000)),
        ));
        assert_noop!(
            Parameters::set_parameter(RuntimeOrigin::root(), slots),
            sp_runtime::DispatchError::BadOrigin
        );

        // 10 % is the most: the bytes of 11 % do not decode.
        let mut bytes = five_percent.encode();
        let value = bytes.len() - 4;
        bytes[value..].copy_from_slice(&100_000u32.to_le_bytes());
        assert!(RuntimeParameters::decode(&mut &bytes[..]).is_ok());
        bytes[value..].copy_from_slice(&100_001u32.to_le_bytes());
        assert!(RuntimeParameters::decode(&mut &bytes[..]).is_err());
    });
}

#[test]
fn proxies_should_do_what_their_type_says() {
    use pallet_multi_party_escrow::Call as Escrow;
    let transfer = RuntimeCall::Balances(pallet_balances::Call::transfer_allow_death {
        dest: Bob.to_account_id().into(),
        value: 1,
    });
    let give = RuntimeCall::MultiPartyEscrow(Escrow::transfer {
        to: Bob.to_account_id(),
        amount: 1,
    });
    let withdraw = RuntimeCall::MultiPartyEscrow(Escrow::withdraw { amount: 1 });
    let publish = RuntimeCall::ServiceRegistry(pallet_service_registry::Call::remove_organization {
        org_id: Default::default(),
    });
    let vote = RuntimeCall::ConvictionVoting(pallet_conviction_voting::Call::unlock {
        class: 0,
        target: Bob.to_account_id().into(),
    });
    let chill = RuntimeCall::Staking(pallet_staking::Call::chill {});
    let allowed =
        |proxy: ProxyType| [&transfer, &give, &withdraw, &publish, &vote, &chill].map(|call| proxy.filter(call));
    // Who sets the payees decides who gets what is owed.
    let redirect = RuntimeCall::ServiceRegistry(pallet_service_registry::Call::set_payment_group {
        org_id: Default::default(),
        group_id: 0,
        payees: Default::default(),
        min_channel_blocks: 0,
    });
    assert!(!ProxyType::NonTransfer.filter(&redirect));
    assert!(!ProxyType::NonTransfer.is_superset(&ProxyType::Registry));
    assert_eq!(allowed(ProxyType::Any), [true; 6]);
    assert_eq!(allowed(ProxyType::NonTransfer), [false, false, true, true, true, true]);
    assert_eq!(
        allowed(ProxyType::Governance),
        [false, false, false, false, true, false]
    );
    assert_eq!(allowed(ProxyType::Staking), [false, false, false, false, false, true]);
    assert_eq!(allowed(ProxyType::Escrow), [false, true, true, false, false, false]);
    assert_eq!(allowed(ProxyType::Registry), [false, false, false, true, false, false]);
}

#[test]
fn there_should_be_no_sudo() {
    assert!(AllPalletsWithSystem::infos().iter().all(|pallet| pallet.name != "Sudo"));
}
