//! What can be known to be wrong before the database is opened and anything is compiled or started. Without these checks the SDK
//! moves to another port, starts without listening, or authors no block, with a line in the log at most.

use sc_network::{
    config::{NodeKeyConfig, Secret},
    multiaddr::Protocol,
    Multiaddr,
};
use sc_service::{config::KeystoreConfig, error::Error, Configuration, KeystoreContainer};
use sp_core::crypto::key_types;
use sp_keystore::{Error as KeystoreError, Keystore};
use std::net::{IpAddr, SocketAddr, TcpListener};

/// Check the node's key, its ports and a validator's session keys.
///
/// # Errors
/// Says what is missing, unusable or taken, and what to do.
pub fn check(config: &mut Configuration) -> Result<(), Error> {
    node_key(&config.network.node_key)?;
    ports(config)?;
    // Development keys come out of a seed, not out of the keystore.
    if config.role.is_authority() && config.dev_key_seed.is_none() {
        session_keys(&config.keystore)?;
    }
    Ok(())
}

/// The key by which the network knows the node. As in the SDK, a file that is not there is made, unless the node is a validator.
fn node_key(key: &NodeKeyConfig) -> Result<(), Error> {
    let Err(error) = key.clone().into_keypair() else {
        return Ok(());
    };
    let place = match key {
        NodeKeyConfig::Ed25519(Secret::File(file)) => format!("the file {}", file.display()),
        NodeKeyConfig::Ed25519(_) => "the command line".into(),
    };
    Err(Error::Other(format!(
        "the node's network key in {place} is not usable: {error}. It has to be 32 bytes, or 64 hexadecimal digits and nothing \
         else, not even the end of the line; `alink-node key generate-node-key --file FILE` makes one."
    )))
}

/// Nobody else listens where this node is going to listen.
fn ports(config: &mut Configuration) -> Result<(), Error> {
    for endpoint in config.rpc.addr.iter_mut().flatten() {
        // A node that answers on a port that nobody knows is worse than none.
        endpoint.retry_random_port = false;
        if !endpoint.is_optional {
            is_free(endpoint.listen_addr, "JSON-RPC", "--rpc-port")?;
        }
    }
    if let Some(prometheus) = &config.prometheus_config {
        is_free(prometheus.port, "metrics", "--prometheus-port")?;
    }
    let peers = config.network.listen_addresses.iter().filter_map(tcp_address);
    for address in peers {
        is_free(address, "other nodes", "--port")?;
    }
    Ok(())
}

/// The socket address of `/ip4/…/tcp/…`, with or without WebSocket.
fn tcp_address(address: &Multiaddr) -> Option<SocketAddr> {
    let mut parts = address.iter();
    let host: IpAddr = match parts.next()? {
        Protocol::Ip4(host) => host.into(),
        // A machine without IPv6 listens on IPv4 alone, which is no error.
        _ => return None,
    };
    match parts.next()? {
        Protocol::Tcp(port) => Some((host, port).into()),
        _ => None,
    }
}

fn is_free(address: SocketAddr, what: &str, option: &str) -> Result<(), Error> {
    TcpListener::bind(address).map(drop).map_err(|error| {
        Error::Other(format!(
            "cannot listen on {address} for {what}: {error}. Stop the program that has the port, or choose another with \
             `{option}`."
        ))
    })
}

/// A validator has keys of all three kinds, and can use them.
fn session_keys(config: &KeystoreConfig) -> Result<(), Error> {
    let keystore = KeystoreContainer::new(config)?.keystore();
    let babe = keystore.sr25519_public_keys(key_types::BABE);
    let grandpa = keystore.ed25519_public_keys(key_types::GRANDPA);
    let discovery = keystore.sr25519_public_keys(key_types::AUTHORITY_DISCOVERY);

    let missing: Vec<_> = [
        ("BABE (blocks)", babe.is_empty()),
        ("GRANDPA (finality)", grandpa.is_empty()),
        ("authority discovery", discovery.is_empty()),
    ]
    .into_iter()
    .filter_map(|(kind, is_missing)| is_missing.then_some(kind))
    .collect();
    if !missing.is_empty() {
        return Err(Error::Other(format!(
            "this node is to be a validator, but its keystore holds no session key for {}. Make them with `alink-node key \
             generate-session-keys --owner <stash>`, with the same --base-path and --chain, or start without --validator.",
            missing.join(", ")
        )));
    }

    // A keystore of which no key of a kind can sign was locked with a password.
    let signs_babe = babe
        .iter()
        .any(|key| signs(keystore.sr25519_sign(key_types::BABE, key, b"")));
    let signs_grandpa = grandpa
        .iter()
        .any(|key| signs(keystore.ed25519_sign(key_types::GRANDPA, key, b"")));
    if signs_babe && signs_grandpa {
        return Ok(());
    }
    Err(Error::Other(
        "this node is to be a validator, but its session keys cannot be used: the keystore has a password. Give it with \
         --password-filename FILE or --password-interactive."
            .into(),
    ))
}

fn signs<S>(outcome: Result<Option<S>, KeystoreError>) -> bool {
    matches!(outcome, Ok(Some(_)))
}
