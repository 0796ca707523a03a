//! The chains that this node knows by name, and chain specifications from files.

use crate::account::SS58_PREFIX;
use alink_runtime::opaque::Block;
use sc_chain_spec::ChainSpecExtension;
use sc_service::{ChainType, GenericChainSpec, Properties};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// What a chain specification says beside the genesis state.
#[derive(Clone, Debug, Default, Deserialize, Serialize, ChainSpecExtension)]
#[serde(rename_all = "camelCase")]
pub struct Extensions {
    /// Blocks that a chain must contain: number and hash.
    pub fork_blocks: sc_client_api::ForkBlocks<Block>,
    /// Blocks that are refused whatever they say.
    pub bad_blocks: sc_client_api::BadBlocks<Block>,
    /// A finalised state for light clients to start from; `sync_state_genSyncSpec` fills it in.
    pub light_sync_state: sc_sync_state_rpc::LightSyncStateExtension,
}

/// A chain specification of ALINK.
pub type ChainSpec = GenericChainSpec<Extensions>;

/// What may follow `--chain`, for error messages.
const CHAINS: &str =
    "`dev` (one validator, on this machine), `local` (several validators, on this machine), `testnet`, \
     `testnet:FILE` (a testnet with the authorities and balances of a JSON file) or the path of a chain specification";

/// A chain that is built from the runtime in this binary.
struct Known {
    id: &'static str,
    name: &'static str,
    protocol_id: &'static str,
    chain_type: ChainType,
    preset: &'static str,
}

const DEVELOPMENT: Known = Known {
    id: "alink_dev",
    name: "ALINK Development",
    protocol_id: "alnkd",
    chain_type: ChainType::Development,
    preset: "development",
};

const LOCAL: Known = Known {
    id: "alink_local",
    name: "ALINK Local Testnet",
    protocol_id: "alnkl",
    chain_type: ChainType::Local,
    preset: "local_testnet",
};

const TESTNET: Known = Known {
    id: "alink_testnet",
    name: "ALINK Testnet",
    protocol_id: "alnkt",
    chain_type: ChainType::Live,
    preset: "testnet",
};

/// The chain specification that `--chain <id>` names.
///
/// # Errors
/// Says which chains there are, or which file is wrong and how.
pub fn load(id: &str) -> Result<ChainSpec, String> {
    match id {
        "" => Err(format!("say which chain is meant with --chain (or --dev): {CHAINS}")),
        "dev" | "development" => DEVELOPMENT.spec(None),
        "local" | "local_testnet" => LOCAL.spec(None),
        "testnet" => TESTNET.spec(None),
        other => match other.strip_prefix("testnet:") {
            Some(file) => TESTNET.spec(Some(testnet_genesis(file)?)),
            None => from_file(other),
        },
    }
}

/// The genesis patch that a file with authorities and balances describes.
fn testnet_genesis(file: &str) -> Result<serde_json::Value, String> {
    let json = std::fs::read_to_string(file)
        .map_err(|error| format!("cannot read the testnet's genesis file `{file}`: {error}"))?;
    alink_runtime::genesis_config_presets::testnet_from_json(&json)
        .map_err(|error| format!("the testnet's genesis file `{file}` is not usable: {error}"))
}

fn from_file(path: &str) -> Result<ChainSpec, String> {
    if !Path::new(path).is_file() {
        return Err(format!(
            "there is no chain and no file named `{path}`; --chain takes {CHAINS}"
        ));
    }
    ChainSpec::from_json_file(path.into())
        .map_err(|error| format!("the chain specification `{path}` is not usable: {error}"))
}

impl Known {
    /// The specification; `genesis`, if given, takes the preset's place.
    fn spec(self, genesis: Option<serde_json::Value>) -> Result<ChainSpec, String> {
        let wasm = alink_runtime::WASM_BINARY.ok_or_else(|| {
            format!(
                "this alink-node was built without the runtime's WebAssembly (SKIP_WASM_BUILD), so it cannot make the chain \
                 `{}`; build it without that variable, or give the path of a chain specification with --chain",
                self.id
            )
        })?;
        let builder = ChainSpec::builder(wasm, Extensions::default())
            .with_name(self.name)
            .with_id(self.id)
            .with_chain_type(self.chain_type)
            .with_protocol_id(self.protocol_id)
            .with_properties(properties());
        let builder = match genesis {
            Some(patch) => builder.with_genesis_config_patch(patch),
            None => builder.with_genesis_config_preset_name(self.preset),
        };
        Ok(builder.build())
    }
}

/// What wallets show amounts and accounts with.
fn properties() -> Properties {
    let mut properties = Properties::new();
    properties.insert("tokenSymbol".into(), "ALINK".into());
    properties.insert("tokenDecimals".into(), 12.into());
    properties.insert("ss58Format".into(), SS58_PREFIX.into());
    properties
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(id: &str) -> String {
        load(id).err().unwrap_or_else(|| panic!("`{id}` was accepted"))
    }

    #[test]
    fn no_chain_should_be_refused_with_the_choices() {
        let message = refusal("");
        for choice in ["--chain", "--dev", "`dev`", "`local`", "`testnet`", "`testnet:FILE`"] {
            assert!(message.contains(choice), "{choice}: {message}");
        }
    }

    #[test]
    fn unknown_chains_and_files_should_be_named() {
        assert!(refusal("polkadot").contains("`polkadot`"));
        assert!(refusal("testnet:/nowhere/genesis.json").contains("`/nowhere/genesis.json`"));
        let file = std::env::temp_dir().join(format!("alink-not-a-spec-{}.json", std::process::id()));
        std::fs::write(&file, "{").unwrap();
        let path = file.display().to_string();
        let message = refusal(&path);
        std::fs::remove_file(&file).unwrap();
        assert!(message.contains(&path), "{message}");
    }

    #[test]
    fn properties_should_be_those_of_the_token() {
        let properties = properties();
        assert_eq!(properties["tokenSymbol"], "ALINK");
        assert_eq!(properties["tokenDecimals"], 12);
        assert_eq!(properties["ss58Format"], 42);
    }
}
