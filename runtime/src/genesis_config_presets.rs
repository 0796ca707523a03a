//! What networks start with: `development` (one authority), `local_testnet` (four) and `testnet` (from a file).

mod network_file;

pub use network_file::testnet_from_json;

use crate::{
    configs::{RevenueAccount, SessionKeys},
    parameters::{Genesis, MILLI, UNIT},
    AccountId, BabeConfig, Balance, BalancesConfig, RuntimeGenesisConfig, SessionConfig, StakingConfig,
    TechnicalCommitteeConfig, TokenGovernanceConfig,
};
use alloc::{string::String, vec::Vec};
use frame_support::build_struct_json_patch;
use pallet_staking::StakerStatus;
use serde_json::Value;
use sp_consensus_babe::{AllowedSlots, BabeEpochConfiguration};
use sp_genesis_builder::PresetId;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::Perbill;

/// One authority, fast, Alice to Ferdie rich.
pub const DEVELOPMENT: &str = sp_genesis_builder::DEV_RUNTIME_PRESET;
/// Four authorities, fast, Alice to Ferdie rich.
pub const LOCAL_TESTNET: &str = sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET;
/// Authorities and balances from a file, production periods.
pub const TESTNET: &str = "testnet";

/// The file that the `testnet` preset is made of, unless the node is given another.
const TESTNET_FILE: &str = include_str!("../../chain-specs/testnet.json");

/// How often a slot has a leader by lot (1 in 4); the other slots go round.
pub const BABE_GENESIS_EPOCH_CONFIG: BabeEpochConfiguration = BabeEpochConfiguration {
    c: (1, 4),
    allowed_slots: AllowedSlots::PrimaryAndSecondaryVRFSlots,
};

/// Least stake that a validator has bonded itself, base units.
const MIN_VALIDATOR_BOND: Balance = 100 * UNIT;

/// What development accounts hold.
const DEVELOPMENT_BALANCE: Balance = 1_000_000 * UNIT;
/// What of it the stash of an authority has bonded.
const DEVELOPMENT_BOND: Balance = 100_000 * UNIT;

/// A validator that the network starts with.
struct Authority {
    stash: AccountId,
    keys: SessionKeys,
    bond: Balance,
}

/// All that differs between networks.
struct Network {
    authorities: Vec<Authority>,
    balances: Vec<(AccountId, Balance)>,
    technical_committee: Vec<AccountId>,
    parameters: Genesis,
}

impl Network {
    fn patch(self) -> Value {
        let Self {
            authorities,
            mut balances,
            technical_committee,
            parameters,
        } = self;
        // The account that fees go to must exist, however small the first fee is.
        balances.push((RevenueAccount::get(), MILLI));
        let validators = u32::try_from(authorities.len()).unwrap_or(u32::MAX);
        build_struct_json_patch!(RuntimeGenesisConfig {
            balances: BalancesConfig { balances },
            babe: BabeConfig {
                epoch_config: BABE_GENESIS_EPOCH_CONFIG
            },
            session: SessionConfig {
                keys: authorities
                    .iter()
                    .map(|authority| (authority.stash.clone(), authority.stash.clone(), authority.keys.clone()))
                    .collect::<Vec<_>>(),
            },
            staking: StakingConfig {
                validator_count: validators,
                minimum_validator_count: 1,
                slash_reward_fraction: Perbill::from_percent(10),
                min_nominator_bond: UNIT,
                min_validator_bond: MIN_VALIDATOR_BOND,
                stakers: authorities
                    .iter()
                    .map(|authority| (
                        authority.stash.clone(),
                        authority.stash.clone(),
                        authority.bond,
                        StakerStatus::<AccountId>::Validator
                    ))
                    .collect::<Vec<_>>(),
            },
            technical_committee: TechnicalCommitteeConfig {
                members: technical_committee
            },
            token_governance: TokenGovernanceConfig { parameters },
        })
    }
}

/// The stash of a development account, `//Alice//stash` and so on.
fn stash_of(who: Sr25519Keyring) -> AccountId {
    use Sr25519Keyring::*;
    match who {
        Alice => AliceStash,
        Bob => BobStash,
        Charlie => CharlieStash,
        Dave => DaveStash,
        Eve => EveStash,
        _ => FerdieStash,
    }
    .to_account_id()
}

/// The accounts whose keys everybody knows.
const DEVELOPERS: [Sr25519Keyring; 6] = [
    Sr25519Keyring::Alice,
    Sr25519Keyring::Bob,
    Sr25519Keyring::Charlie,
    Sr25519Keyring::Dave,
    Sr25519Keyring::Eve,
    Sr25519Keyring::Ferdie,
];

/// A network whose keys everybody knows.
fn development(authorities: &[(Sr25519Keyring, Ed25519Keyring)], parameters: Genesis) -> Value {
    let authorities = authorities
        .iter()
        .map(|(sr25519, ed25519)| Authority {
            stash: stash_of(*sr25519),
            keys: SessionKeys {
                grandpa: ed25519.public().into(),
                babe: sr25519.public().into(),
                authority_discovery: sr25519.public().into(),
            },
            bond: DEVELOPMENT_BOND,
        })
        .collect();
    Network {
        authorities,
        balances: DEVELOPERS
            .iter()
            .flat_map(|who| [who.to_account_id(), stash_of(*who)])
            .map(|who| (who, DEVELOPMENT_BALANCE))
            .collect(),
        technical_committee: DEVELOPERS.iter().take(3).map(|who| who.to_account_id()).collect(),
        parameters,
    }
    .patch()
}

/// Periods so short that tests and people see them end.
fn fast(slot_duration: u64) -> Genesis {
    Genesis {
        slot_duration: Some(slot_duration),
        epoch_duration: Some(20),
        sessions_per_era: Some(3),
        bonding_duration: Some(3),
        slash_defer_duration: Some(0),
        min_channel_lifetime: Some(5),
        challenge_period: Some(10),
        claim_grace: Some(5),
        name_cooldown: Some(20),
        price_notice: Some(5),
        // 28 days become 20 blocks.
        pace: Some(20_000),
        ..Default::default()
    }
}

/// The genesis of a preset, as JSON.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
    use Ed25519Keyring as Ed;
    use Sr25519Keyring as Sr;
    let patch = match id.as_ref() {
        DEVELOPMENT => development(&[(Sr::Alice, Ed::Alice)], fast(1_000)),
        LOCAL_TESTNET => development(
            &[
                (Sr::Alice, Ed::Alice),
                (Sr::Bob, Ed::Bob),
                (Sr::Charlie, Ed::Charlie),
                (Sr::Dave, Ed::Dave),
            ],
            fast(2_000),
        ),
        TESTNET => testnet_from_json(TESTNET_FILE).ok()?,
        _ => return None,
    };
    serde_json::to_string(&patch).ok().map(String::into_bytes)
}

/// The names of the presets.
pub fn preset_names() -> Vec<PresetId> {
    [DEVELOPMENT, LOCAL_TESTNET, TESTNET]
        .into_iter()
        .map(PresetId::from)
        .collect()
}
