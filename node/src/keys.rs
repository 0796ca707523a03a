//! `alink-node key`: the commands that every Substrate node has, and one that makes a validator's session keys together with
//! the ownership proof that `Session::set_keys` demands.
//!
//! The proof is the SCALE encoding of one signature per session key, in the order of [`SessionKeys`], each over the bytes
//! `POP_` followed by the 32 bytes of the account that will sign `set_keys`: the stash.

use crate::{account, cli::Cli};
use alink_primitives::AccountId;
use alink_runtime::SessionKeys;
use clap::ArgMatches;
use codec::Encode;
use sc_cli::{KeySubcommand, KeystoreParams, SharedParams, SubstrateCli};
use sc_keystore::LocalKeystore;
use sc_service::config::{BasePath, KeystoreConfig};
use sp_core::{
    crypto::{key_types, ExposeSecret, KeyTypeId},
    ed25519,
    proof_of_possession::statement_of_ownership,
    sr25519, Pair,
};
use sp_keystore::Keystore;
use sp_runtime::traits::OpaqueKeys;

/// The commands of `alink-node key`.
#[derive(Debug, clap::Subcommand)]
#[allow(clippy::large_enum_variant)]
pub enum KeyCommand {
    /// Make a validator's session keys and the proof that they are its own
    ///
    /// Puts new keys into the node's keystore and prints `keys` and `proof` as JSON: the arguments of the transaction
    /// `session.setKeys(keys, proof)`, which the stash account given as --owner must sign. A running node picks the keys up by
    /// itself. Over JSON-RPC, `author_rotateKeysWithOwner` does the same.
    #[command(visible_alias = "session-keys")]
    GenerateSessionKeys(GenerateSessionKeys),

    /// The commands of every Substrate node.
    #[command(flatten)]
    Common(KeySubcommand),
}

/// `alink-node key generate-session-keys`.
#[derive(Debug, Clone, clap::Args)]
pub struct GenerateSessionKeys {
    /// The account that will sign `session.setKeys`: the validator's stash.
    #[arg(long, value_name = "ADDRESS")]
    pub owner: String,

    /// Derive all keys from this secret (phrase, `0x` seed or URI, or a file that holds it) instead of making new ones.
    #[arg(long, value_name = "SECRET")]
    pub suri: Option<String>,

    #[allow(missing_docs)]
    #[clap(flatten)]
    pub shared_params: SharedParams,

    #[allow(missing_docs)]
    #[clap(flatten)]
    pub keystore_params: KeystoreParams,
}

impl KeyCommand {
    /// Run the command; `matches` is what `cli` was made of.
    ///
    /// # Errors
    /// Whatever kept the keys from being made or kept, in words for the operator.
    pub fn run(&self, cli: &Cli, matches: &ArgMatches) -> sc_cli::Result<()> {
        match self {
            Self::GenerateSessionKeys(command) => command.run(cli),
            // Only a key that is put under a base path depends on the chain.
            Self::Common(KeySubcommand::GenerateNodeKey(command))
                if command.chain.is_none() && !has_base_path(matches) =>
            {
                command.run("", &Cli::executable_name())
            }
            Self::Common(command) => command.run(cli),
        }
    }
}

/// Whether `key generate-node-key` was told to put the key under a base path.
fn has_base_path(matches: &ArgMatches) -> bool {
    let command = matches
        .subcommand_matches("key")
        .and_then(|key| key.subcommand_matches("generate-node-key"));
    command.is_some_and(|command| command.contains_id("base_path") || command.get_flag("default_base_path"))
}

impl GenerateSessionKeys {
    fn run(&self, cli: &Cli) -> sc_cli::Result<()> {
        let owner = account::from_text(&self.owner).map_err(|error| format!("--owner: {error}"))?;
        if self.shared_params.is_dev()
            && self.shared_params.base_path.is_none()
            && self.keystore_params.keystore_path.is_none()
        {
            return Err(
                "--dev without --base-path means a directory that is deleted at once; add --base-path, so that the \
                        keys are kept"
                    .into(),
            );
        }
        let spec = cli.load_spec(&self.shared_params.chain_id(self.shared_params.is_dev()))?;
        let base_path = self
            .shared_params
            .base_path()?
            .unwrap_or_else(|| BasePath::from_project("", "", &Cli::executable_name()));
        let suri = self
            .suri
            .as_ref()
            .map(|suri| sc_cli::utils::read_uri(Some(suri)))
            .transpose()?;
        let (path, password) = match self.keystore_params.keystore_config(&base_path.config_dir(spec.id()))? {
            KeystoreConfig::Path { path, password } => (path, password),
            KeystoreConfig::InMemory => return Err("keys in memory would be lost at once; give --keystore-path".into()),
        };
        let keystore = LocalKeystore::open(path.clone(), password.clone())?;
        let secret = suri.as_deref().map(|suri| Secret {
            suri,
            password: password.as_ref().map(|password| password.expose_secret().as_str()),
        });
        let made = make_session_keys(&keystore, secret, &owner)?;
        eprintln!(
            "The keys were put into {}; `session.setKeys(keys, proof)` is to be signed by the owner.",
            path.display()
        );
        let json = serde_json::json!({ "keys": hex(&made.keys), "proof": hex(&made.proof), "owner": account::to_text(&owner) });
        println!("{json:#}");
        Ok(())
    }
}

fn hex(bytes: &[u8]) -> String {
    array_bytes::bytes2hex("0x", bytes)
}

/// Where keys are derived from.
#[derive(Clone, Copy)]
struct Secret<'a> {
    suri: &'a str,
    /// The keystore's password, which is part of every secret in it.
    password: Option<&'a str>,
}

/// The arguments of `session.setKeys`.
struct MadeKeys {
    keys: Vec<u8>,
    proof: Vec<u8>,
}

fn make_session_keys(keystore: &dyn Keystore, secret: Option<Secret>, owner: &AccountId) -> Result<MadeKeys, String> {
    let failed = |error: sp_keystore::Error| format!("the keystore refused to make a key: {error}");
    let new_sr25519 = |key_type| match secret {
        Some(secret) => derive::<sr25519::Pair>(keystore, key_type, secret),
        None => keystore.sr25519_generate_new(key_type, None).map_err(failed),
    };
    let grandpa = match secret {
        Some(secret) => derive::<ed25519::Pair>(keystore, key_types::GRANDPA, secret)?,
        None => keystore
            .ed25519_generate_new(key_types::GRANDPA, None)
            .map_err(failed)?,
    };
    let babe = new_sr25519(key_types::BABE)?;
    let authority_discovery = new_sr25519(key_types::AUTHORITY_DISCOVERY)?;

    let owner = owner.encode();
    let statement = statement_of_ownership(&owner);
    let lost = || "the keystore does not give back a key that was put into it a moment ago".to_string();
    let sign_sr25519 = |key_type, public: &sr25519::Public| {
        keystore
            .sr25519_sign(key_type, public, &statement)
            .ok()
            .flatten()
            .ok_or_else(lost)
    };
    let proof = (
        keystore
            .ed25519_sign(key_types::GRANDPA, &grandpa, &statement)
            .ok()
            .flatten()
            .ok_or_else(lost)?,
        sign_sr25519(key_types::BABE, &babe)?,
        sign_sr25519(key_types::AUTHORITY_DISCOVERY, &authority_discovery)?,
    )
        .encode();

    let keys = SessionKeys {
        grandpa: grandpa.into(),
        babe: babe.into(),
        authority_discovery: authority_discovery.into(),
    };
    if !keys.ownership_proof_is_valid(&owner, &proof) {
        return Err("the proof that was made would not be accepted by the runtime in this binary".into());
    }
    Ok(MadeKeys {
        keys: keys.encode(),
        proof,
    })
}

/// Derive a key and put it into the keystore.
fn derive<P: Pair>(keystore: &dyn Keystore, key_type: KeyTypeId, secret: Secret) -> Result<P::Public, String> {
    let pair = P::from_string(secret.suri, secret.password)
        .map_err(|_| "--suri is neither a secret phrase, nor a 0x seed, nor a secret URI".to_string())?;
    let public = pair.public();
    keystore
        .insert(key_type, secret.suri, public.as_ref())
        .map_err(|()| "the keystore cannot be written; check its path and permissions".to_string())?;
    Ok(public)
}

#[cfg(test)]
mod tests {
    use super::*;
    use codec::DecodeAll;
    use sp_keystore::testing::MemoryKeystore;

    fn owner(byte: u8) -> AccountId {
        AccountId::new([byte; 32])
    }

    fn is_valid(made: &MadeKeys, owner: &AccountId) -> bool {
        let keys = SessionKeys::decode_all(&mut made.keys.as_slice()).unwrap();
        keys.ownership_proof_is_valid(&owner.encode(), &made.proof)
    }

    #[test]
    fn proof_should_hold_for_its_owner_only() {
        let made = make_session_keys(&MemoryKeystore::new(), None, &owner(1)).unwrap();
        assert_eq!((made.keys.len(), made.proof.len()), (96, 192));
        assert!(is_valid(&made, &owner(1)));
        assert!(!is_valid(&made, &owner(2)));
    }

    #[test]
    fn keys_should_follow_from_the_secret() {
        let secret = Some(Secret {
            suri: "//Alice",
            password: None,
        });
        let keystore = MemoryKeystore::new();
        let made = make_session_keys(&keystore, secret, &owner(1)).unwrap();
        let grandpa = ed25519::Pair::from_string("//Alice", None).unwrap().public();
        let babe = sr25519::Pair::from_string("//Alice", None).unwrap().public();
        assert_eq!(made.keys, (grandpa, babe, babe).encode());
        assert!(is_valid(&made, &owner(1)));
        assert_eq!(keystore.ed25519_public_keys(key_types::GRANDPA), [grandpa]);
        assert_eq!(keystore.sr25519_public_keys(key_types::BABE), [babe]);
        assert_eq!(keystore.sr25519_public_keys(key_types::AUTHORITY_DISCOVERY), [babe]);
    }

    #[test]
    fn secret_that_is_none_should_be_refused_without_repeating_it() {
        let secret = Some(Secret {
            suri: "not a phrase",
            password: None,
        });
        let error = make_session_keys(&MemoryKeystore::new(), secret, &owner(1))
            .err()
            .unwrap();
        assert!(error.contains("--suri") && !error.contains("not a phrase"), "{error}");
    }
}
