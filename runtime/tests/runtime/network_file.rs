//! What a network's file may say, and how it is refused otherwise.

use alink_runtime::{
    genesis_config_presets::{self as presets, testnet_from_json},
    parameters::{all_bounds, Genesis, UNIT},
    ExistentialDeposit, RevenueAccount, MAX_AUTHORITIES,
};
use serde_json::{json, Value};
use sp_core::crypto::Ss58Codec;
use sp_keyring::Sr25519Keyring::Alice;

/// The file that the `testnet` preset is made of.
fn file() -> Value {
    serde_json::from_str(include_str!("../../../chain-specs/testnet.json")).unwrap()
}

/// What is said of that file after `change`.
fn changed(change: impl FnOnce(&mut Value)) -> Result<Value, String> {
    let mut file = file();
    change(&mut file);
    testnet_from_json(&file.to_string())
}

/// The refusal of that file after `change`.
fn refusal(change: impl FnOnce(&mut Value)) -> String {
    changed(change).expect_err("the file is refused")
}

/// What is said of that file with these parameters, as they are written.
fn with_parameters(parameters: &str) -> Result<Value, String> {
    changed(|file| file["parameters"] = serde_json::from_str(parameters).unwrap())
}

/// The same with one parameter, and beside it what lets the whole range of it be used.
fn with_parameter(key: &str, value: &str) -> Result<Value, String> {
    let beside = match key {
        "bondingDuration" => r#", "slashDeferDuration": 0"#,
        "slashDeferDuration" => r#", "bondingDuration": 112"#,
        _ => "",
    };
    with_parameters(&format!(r#"{{"{key}": {value}{beside}}}"#))
}

#[test]
fn files_of_the_presets_should_be_accepted() {
    assert!(changed(|_| ()).is_ok());
    assert!(changed(|file| drop(file.as_object_mut().unwrap().remove("parameters"))).is_ok());
    for preset in presets::preset_names() {
        let patch: Value = serde_json::from_slice(&presets::get_preset(&preset).unwrap()).unwrap();
        let parameters = patch["tokenGovernance"]["parameters"].clone();
        assert!(serde_json::from_value::<Genesis>(parameters.clone()).is_ok());
        assert!(with_parameters(&parameters.to_string()).is_ok());
    }
}

#[test]
fn parameters_should_be_accepted_up_to_their_bounds_and_refused_by_name_beyond() {
    for (key, least, most) in all_bounds() {
        for bound in [least, most] {
            assert_eq!(with_parameter(key, &bound.to_string()).err(), None, "{key}: {bound}");
        }
        let too_little = least.checked_sub(1).map_or("-1".to_string(), |value| value.to_string());
        let too_much = (most + 1).to_string();
        let huge = "9".repeat(50);
        for wrong in [&too_little, &too_much, &huge] {
            let error = with_parameter(key, wrong).unwrap_err();
            let named = format!("`parameters.{key}` is {wrong}; allowed are whole numbers from {least} to {most} (");
            assert!(error.contains(&named), "{error}");
        }
    }
}

#[test]
fn written_bounds_should_reach_the_chain_as_they_are() {
    for (key, least, most) in all_bounds() {
        for bound in [least, most] {
            let patch = with_parameter(key, &bound.to_string()).unwrap();
            let stored = &patch["tokenGovernance"]["parameters"][key];
            assert_eq!(stored.to_string(), bound.to_string(), "{key}");
        }
    }
}

#[test]
fn refusal_should_say_what_was_given_and_what_is_allowed() {
    for (parameters, message) in [
        (
            r#"{"claimGrace": 0}"#,
            "`parameters.claimGrace` is 0; allowed are whole numbers from 5 to 201600 (blocks)",
        ),
        (
            r#"{"claimGrace": "600"}"#,
            r#"`parameters.claimGrace` is "600"; allowed are whole numbers from 5 to 201600 (blocks)"#,
        ),
        (
            r#"{"slotDuration": 499.5}"#,
            "`parameters.slotDuration` is 499.5; allowed are whole numbers from 500 to 60000 (milliseconds)",
        ),
        (
            r#"{"protocolFee": 100001}"#,
            "`parameters.protocolFee` is 100001; allowed are whole numbers from 0 to 100000 (parts per million)",
        ),
        (
            r#"{"depositPerItem": 10000000000001}"#,
            "`parameters.depositPerItem` is 10000000000001; allowed are whole numbers from 0 to 10000000000000 (base units)",
        ),
    ] {
        assert_eq!(with_parameters(parameters).unwrap_err(), message);
    }
}

#[test]
fn slashes_should_be_applied_while_stake_is_bonded() {
    for (parameters, ok) in [
        (r#"{"bondingDuration": 27}"#, false),
        (r#"{"slashDeferDuration": 28}"#, false),
        (r#"{"bondingDuration": 3, "slashDeferDuration": 3}"#, false),
        (r#"{"bondingDuration": 3, "slashDeferDuration": 2}"#, true),
        (r#"{"slashDeferDuration": null}"#, true),
    ] {
        match with_parameters(parameters) {
            Ok(_) => assert!(ok, "{parameters}"),
            Err(error) => assert!(!ok && error.contains("`parameters.slashDeferDuration`"), "{error}"),
        }
    }
}

#[test]
fn genesis_configurations_should_be_refused_like_files() {
    let error = serde_json::from_value::<Genesis>(json!({ "pace": 0 })).unwrap_err();
    assert!(error.to_string().contains("`parameters.pace` is 0"), "{error}");
    let error = serde_json::from_value::<Genesis>(json!({ "typo": 1 })).unwrap_err();
    assert!(error.to_string().contains("`typo`"), "{error}");
}

#[test]
fn unknown_missing_and_repeated_keys_should_be_named() {
    for (json, key) in [
        ("{}", "`authorities`"),
        (
            r#"{"authorities":[],"balances":[],"technicalCommittee":[],"typo":1}"#,
            "`typo`",
        ),
        (
            r#"{"authorities":[],"balances":[],"technicalCommittee":[],"parameters":{"slots":1}}"#,
            "`slots`",
        ),
        (
            r#"{"authorities":[],"balances":[],"technicalCommittee":[],"parameters":{"pace":1,"pace":2}}"#,
            "`pace`",
        ),
        (r#"{"balances":[],"balances":[]}"#, "`balances`"),
    ] {
        let error = testnet_from_json(json).unwrap_err();
        assert!(error.contains(key), "{error}");
    }
    let error = refusal(|file| file["authorities"][1]["typo"] = 1.into());
    assert!(error.contains("`typo`"), "{error}");
}

#[test]
fn lists_of_a_wrong_length_should_be_named() {
    let error = refusal(|file| file["authorities"] = json!([]));
    assert!(error.contains("at least one validator"), "{error}");
    let error = refusal(|file| {
        let authority = file["authorities"][0].clone();
        file["authorities"] = vec![authority; MAX_AUTHORITIES as usize + 1].into();
    });
    assert!(error.contains("`authorities` has 101 entries"), "{error}");
    let error = refusal(|file| file["technicalCommittee"] = vec!["x"; 22].into());
    assert!(error.contains("`technicalCommittee` has 22 entries"), "{error}");
}

#[test]
fn what_is_no_address_or_amount_should_be_named() {
    for key in ["stash", "grandpa", "babe", "authorityDiscovery"] {
        let error = refusal(|file| file["authorities"][2][key] = "nobody".into());
        assert!(
            error.starts_with(&format!("`authorities[2].{key}` is `nobody`")),
            "{error}"
        );
    }
    let error = refusal(|file| file["authorities"][2]["bond"] = "-1".into());
    assert!(error.starts_with("`authorities[2].bond` is `-1`"), "{error}");
    let error = refusal(|file| file["balances"][3][0] = "nobody".into());
    assert!(error.starts_with("`balances[3]` is `nobody`"), "{error}");
    let error = refusal(|file| file["balances"][3][1] = "1.5".into());
    assert!(error.starts_with("`balances[3]` is `1.5`"), "{error}");
    let error = refusal(|file| file["technicalCommittee"][1] = "nobody".into());
    assert!(error.starts_with("`technicalCommittee[1]` is `nobody`"), "{error}");
}

#[test]
fn addresses_that_occur_twice_should_be_named() {
    for key in ["stash", "grandpa", "babe", "authorityDiscovery"] {
        let error = refusal(|file| file["authorities"][2][key] = file["authorities"][1][key].clone());
        assert_eq!(
            error,
            format!("`authorities[2].{key}` is the same address as `authorities[1].{key}`")
        );
    }
    let error = refusal(|file| file["balances"][5][0] = file["balances"][4][0].clone());
    assert_eq!(error, "`balances[5]` is the same address as `balances[4]`");
    let error = refusal(|file| file["technicalCommittee"][2] = file["technicalCommittee"][0].clone());
    assert_eq!(
        error,
        "`technicalCommittee[2]` is the same address as `technicalCommittee[0]`"
    );
}

#[test]
fn balances_that_genesis_cannot_hold_should_be_named() {
    let least = ExistentialDeposit::get();
    let with = |who: &str, value: u128| {
        changed(|file| {
            let balances = file["balances"].as_array_mut().unwrap();
            balances.push(json!([who, value.to_string()]));
        })
    };
    let alice = Alice.to_account_id().to_ss58check();
    assert!(with(&alice, least).is_ok());
    let error = with(&alice, least - 1).unwrap_err();
    assert!(error.contains("`balances[8]` is 999999999 base units"), "{error}");
    assert!(error.contains("1000000000 and more"), "{error}");
    let error = with(&alice, u128::MAX).unwrap_err();
    assert!(error.contains("`balances[8]` brings the sum"), "{error}");
    let error = with(&RevenueAccount::get().to_ss58check(), least).unwrap_err();
    assert!(
        error.contains("`balances[8]` is the account that fees go to"),
        "{error}"
    );
}

#[test]
fn bonds_that_staking_does_not_take_should_be_named() {
    let with = |bond: u128| changed(|file| file["authorities"][1]["bond"] = bond.to_string().into());
    let held = 2_000_000 * UNIT;
    for bond in [100 * UNIT, held - ExistentialDeposit::get()] {
        assert_eq!(with(bond).err(), None);
    }
    let error = with(100 * UNIT - 1).unwrap_err();
    assert_eq!(
        error,
        "`authorities[1].bond` is 99999999999999 base units; allowed are 100000000000000 and more"
    );
    let error = with(held - ExistentialDeposit::get() + 1).unwrap_err();
    assert!(error.starts_with("`authorities[1].bond` is 1999999"), "{error}");
    assert!(error.contains("can bond at most 1999999999000000000"), "{error}");
    let error = refusal(|file| drop(file["balances"].as_array_mut().unwrap().remove(1)));
    assert!(error.starts_with("`authorities[1].bond`"), "{error}");
}
