//! The file that a network is made of: `--chain testnet:FILE`.
//!
//! Whatever is wrong in it is refused here, by its place in the file: the genesis of the pallets, which would refuse it too,
//! panics without naming anything.

use super::{Authority, Network, MIN_VALIDATOR_BOND};
use crate::{
    configs::{ExistentialDeposit, RevenueAccount, SessionKeys, TechnicalCollective, MAX_AUTHORITIES},
    parameters::{Genesis, Written},
    AccountId, Balance, Runtime,
};
use alloc::{
    collections::BTreeMap,
    format,
    string::{String, ToString},
    vec::Vec,
};
use frame_support::traits::Get;
use serde::Deserialize;
use serde_json::Value;
use sp_core::{crypto::Ss58Codec, ed25519, sr25519};

/// Most members of the technical committee.
type MaxMembers = <Runtime as pallet_collective::Config<TechnicalCollective>>::MaxMembers;

/// A validator as a network's file names it. Addresses are SS58, amounts decimal strings in base units.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct AuthorityInFile {
    stash: String,
    grandpa: String,
    babe: String,
    authority_discovery: String,
    bond: String,
}

/// The file that a network is made of.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct NetworkFile {
    authorities: Vec<AuthorityInFile>,
    balances: Vec<(String, String)>,
    technical_committee: Vec<String>,
    #[serde(default)]
    parameters: Written,
}

fn account(place: &str, text: &str) -> Result<AccountId, String> {
    sr25519::Public::from_ss58check(text)
        .map(|public| AccountId::from(public.0))
        .map_err(|error| format!("`{place}` is `{text}`, which is not an SS58 address: {error:?}"))
}

fn amount(place: &str, text: &str) -> Result<Balance, String> {
    text.parse().map_err(|_| {
        format!(
            "`{place}` is `{text}`, which is not an amount: write base units as a decimal string, at most {}",
            Balance::MAX
        )
    })
}

/// Refuses two equal items in `list`; `key` is what follows the item's number in its place.
fn distinct<T: Ord>(list: &str, key: &str, items: impl Iterator<Item = T>) -> Result<(), String> {
    let mut seen = BTreeMap::new();
    for (index, item) in items.enumerate() {
        if let Some(first) = seen.insert(item, index) {
            return Err(format!(
                "`{list}[{index}]{key}` is the same address as `{list}[{first}]{key}`"
            ));
        }
    }
    Ok(())
}

/// Refuses a list that is longer than the chain has room for.
fn at_most(most: u32, list: &str, length: usize) -> Result<(), String> {
    if u32::try_from(length).is_ok_and(|length| length <= most) {
        return Ok(());
    }
    Err(format!("`{list}` has {length} entries; allowed are at most {most}"))
}

fn balances(written: &[(String, String)]) -> Result<Vec<(AccountId, Balance)>, String> {
    let least = ExistentialDeposit::get();
    let mut total: Balance = 0;
    let mut balances = Vec::new();
    for (index, (who, value)) in written.iter().enumerate() {
        let place = format!("balances[{index}]");
        let who = account(&place, who)?;
        let value = amount(&place, value)?;
        if value < least {
            return Err(format!(
                "`{place}` is {value} base units, below the existential deposit; allowed are {least} and more"
            ));
        }
        if who == RevenueAccount::get() {
            return Err(format!(
                "`{place}` is the account that fees go to; leave it out, every network has it"
            ));
        }
        total = total.checked_add(value).ok_or_else(|| {
            format!(
                "`{place}` brings the sum of the balances above {} base units",
                Balance::MAX
            )
        })?;
        balances.push((who, value));
    }
    distinct("balances", "", balances.iter().map(|(who, _)| who))?;
    Ok(balances)
}

fn authorities(written: &[AuthorityInFile]) -> Result<Vec<Authority>, String> {
    if written.is_empty() {
        return Err("`authorities` is empty: a network needs at least one validator".to_string());
    }
    at_most(MAX_AUTHORITIES, "authorities", written.len())?;
    let mut authorities = Vec::new();
    for (index, authority) in written.iter().enumerate() {
        let place = |key: &str| format!("authorities[{index}].{key}");
        let key = |key: &str, text: &str| account(&place(key), text).map(<[u8; 32]>::from);
        authorities.push(Authority {
            stash: account(&place("stash"), &authority.stash)?,
            keys: SessionKeys {
                grandpa: ed25519::Public::from_raw(key("grandpa", &authority.grandpa)?).into(),
                babe: sr25519::Public::from_raw(key("babe", &authority.babe)?).into(),
                authority_discovery: sr25519::Public::from_raw(key(
                    "authorityDiscovery",
                    &authority.authority_discovery,
                )?)
                .into(),
            },
            bond: amount(&place("bond"), &authority.bond)?,
        });
    }
    let all = || authorities.iter();
    distinct("authorities", ".stash", all().map(|authority| &authority.stash))?;
    distinct(
        "authorities",
        ".grandpa",
        all().map(|authority| &authority.keys.grandpa),
    )?;
    distinct("authorities", ".babe", all().map(|authority| &authority.keys.babe))?;
    distinct(
        "authorities",
        ".authorityDiscovery",
        all().map(|authority| &authority.keys.authority_discovery),
    )?;
    Ok(authorities)
}

/// Refuses bonds that staking does not take: too small for a validator, or more than the stash has.
fn check_bonds(authorities: &[Authority], balances: &[(AccountId, Balance)]) -> Result<(), String> {
    for (index, Authority { stash, bond, .. }) in authorities.iter().enumerate() {
        let held = balances
            .iter()
            .find(|(who, _)| who == stash)
            .map_or(0, |(_, value)| *value);
        // The existential deposit stays free.
        let most = held.saturating_sub(ExistentialDeposit::get());
        let problem = if *bond < MIN_VALIDATOR_BOND {
            format!("allowed are {MIN_VALIDATOR_BOND} and more")
        } else if *bond > most {
            format!(
                "its stash {} holds {held} and can bond at most {most}",
                stash.to_ss58check()
            )
        } else {
            continue;
        };
        return Err(format!("`authorities[{index}].bond` is {bond} base units; {problem}"));
    }
    Ok(())
}

/// The genesis of a network whose authorities and balances are in `json`, as a patch of the default one.
///
/// # Errors
/// Says which value is wrong, and what is allowed in its place.
pub fn testnet_from_json(json: &str) -> Result<Value, String> {
    let file: NetworkFile = serde_json::from_str(json).map_err(|error| error.to_string())?;
    let authorities = authorities(&file.authorities)?;
    let balances = balances(&file.balances)?;
    check_bonds(&authorities, &balances)?;
    at_most(MaxMembers::get(), "technicalCommittee", file.technical_committee.len())?;
    let technical_committee = file
        .technical_committee
        .iter()
        .enumerate()
        .map(|(index, who)| account(&format!("technicalCommittee[{index}]"), who))
        .collect::<Result<Vec<_>, String>>()?;
    distinct("technicalCommittee", "", technical_committee.iter())?;
    Ok(Network {
        authorities,
        balances,
        technical_committee,
        parameters: Genesis::try_from(file.parameters)?,
    }
    .patch())
}
