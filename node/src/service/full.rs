//! The whole node.

use super::{
    new_partial, preflight, Consensus, FullBackend, FullClient, FullPool, FullSelectChain, SlotInherents,
    GRANDPA_JUSTIFICATION_PERIOD,
};
use crate::{metrics::RpcMetrics, rpc};
use alink_primitives::Hash;
use alink_runtime::opaque::Block;
use futures::{FutureExt, StreamExt};
use sc_client_api::{Backend, HeaderBackend};
use sc_consensus_babe::{BabeLink, BabeParams, SlotProportion};
use sc_consensus_grandpa::{FinalityProofProvider, GrandpaParams, LinkHalf, SharedVoterState, VotingRulesBuilder};
use sc_network::{
    config::FullNetworkConfiguration, service::traits::NetworkService, Event, NetworkBackend, NetworkEventStream,
};
use sc_network_sync::SyncingService;
use sc_service::{
    error::Error, BuildNetworkParams, Configuration, PartialComponents, Role, SpawnTasksParams, TaskManager,
    WarpSyncConfig,
};
use sc_telemetry::TelemetryHandle;
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_keystore::KeystorePtr;
use std::{path::PathBuf, sync::Arc, time::Duration};
use substrate_prometheus_endpoint::Registry;

/// The part of a slot in which its author may put transactions into the block.
const PROPOSAL_SHARE: f32 = 0.5;
/// How long GRANDPA gossips before it tries again.
const GOSSIP_DURATION: Duration = Duration::from_millis(333);

/// What several services of the node need.
struct Shared {
    client: Arc<FullClient>,
    transaction_pool: Arc<FullPool>,
    keystore: KeystorePtr,
    network: Arc<dyn NetworkService>,
    sync: Arc<SyncingService<Block>>,
    role: Role,
    registry: Option<Registry>,
    telemetry: Option<TelemetryHandle>,
}

/// Start the node over the network implementation `N`. Compiled runtimes are kept in `runtime_cache`, or else in the base path.
///
/// # Errors
/// Whatever [`preflight`] and [`new_partial`] refuse, or a service that cannot be started.
pub fn new_full<N: NetworkBackend<Block, Hash>>(
    mut config: Configuration,
    runtime_cache: Option<PathBuf>,
) -> Result<TaskManager, Error> {
    preflight::check(&mut config)?;
    let PartialComponents {
        client,
        backend,
        mut task_manager,
        import_queue,
        keystore_container,
        select_chain,
        transaction_pool,
        other:
            Consensus {
                block_import,
                grandpa_link,
                babe_link,
                babe_worker,
                mut telemetry,
            },
    } = new_partial(&config, runtime_cache)?;
    let keystore = keystore_container.keystore();

    let registry = config.prometheus_registry().cloned();
    let mut net_config = FullNetworkConfiguration::<Block, Hash, N>::new(&config.network, registry.clone());
    let notification_metrics = N::register_notification_metrics(config.prometheus_registry());
    let genesis_hash = client.info().genesis_hash;
    let grandpa_protocol = sc_consensus_grandpa::protocol_standard_name(&genesis_hash, &config.chain_spec);
    let (grandpa_protocol_config, grandpa_notifications) = sc_consensus_grandpa::grandpa_peers_set_config::<Block, N>(
        grandpa_protocol.clone(),
        notification_metrics.clone(),
        net_config.peer_store_handle(),
    );
    net_config.add_notification_protocol(grandpa_protocol_config);
    let warp_sync = Arc::new(sc_consensus_grandpa::warp_proof::NetworkProvider::new(
        backend.clone(),
        grandpa_link.shared_authority_set().clone(),
        Vec::new(),
    ));

    let (network, system_rpc_tx, tx_handler_controller, sync, _bitswap) =
        sc_service::build_network(BuildNetworkParams {
            config: &config,
            net_config,
            client: client.clone(),
            transaction_pool: transaction_pool.clone(),
            spawn_handle: task_manager.spawn_handle(),
            spawn_essential_handle: task_manager.spawn_essential_handle(),
            import_queue,
            block_announce_validator_builder: None,
            warp_sync_config: Some(WarpSyncConfig::WithProvider(warp_sync)),
            block_relay: None,
            metrics: notification_metrics,
            gap_sync_body_policy: None,
        })?;

    let shared = Shared {
        client: client.clone(),
        transaction_pool: transaction_pool.clone(),
        keystore: keystore.clone(),
        network: network.clone(),
        sync: sync.clone(),
        role: config.role,
        registry: registry.clone(),
        telemetry: telemetry.as_ref().map(|telemetry| telemetry.handle()),
    };

    if config.offchain_worker.enabled {
        start_offchain_workers(&shared, &backend, &task_manager)?;
    }

    let shared_voter_state = SharedVoterState::empty();
    let rpc_builder = {
        let client = client.clone();
        let pool = transaction_pool.clone();
        let select_chain = select_chain.clone();
        let keystore = keystore.clone();
        let chain_spec = config.chain_spec.cloned_box();
        let metrics = registry.as_ref().map(RpcMetrics::register).transpose()?;
        let justification_stream = grandpa_link.justification_stream();
        let shared_authority_set = grandpa_link.shared_authority_set().clone();
        let shared_voter_state = shared_voter_state.clone();
        let finality_provider =
            FinalityProofProvider::new_for_service(backend.clone(), Some(shared_authority_set.clone()));
        move |subscription_executor: sc_rpc::SubscriptionTaskExecutor| {
            rpc::create_full(rpc::FullDeps {
                client: client.clone(),
                pool: pool.clone(),
                select_chain: select_chain.clone(),
                chain_spec: chain_spec.cloned_box(),
                babe: rpc::BabeDeps {
                    worker: babe_worker.clone(),
                    keystore: keystore.clone(),
                },
                grandpa: rpc::GrandpaDeps {
                    shared_voter_state: shared_voter_state.clone(),
                    shared_authority_set: shared_authority_set.clone(),
                    justification_stream: justification_stream.clone(),
                    subscription_executor,
                    finality_provider: finality_provider.clone(),
                },
                metrics: metrics.clone(),
            })
            .map_err(Error::Application)
        }
    };

    // What is read of the configuration after it went into `spawn_tasks`.
    let force_authoring = config.force_authoring;
    let name = config.network.node_name.clone();
    let runs_grandpa = !config.disable_grandpa;
    let discovery = sc_authority_discovery::WorkerConfig {
        publish_non_global_ips: config.network.allow_non_globals_in_dht,
        public_addresses: config.network.public_addresses.clone(),
        persisted_cache_directory: config.network.net_config_path.clone(),
        // Every node of this network signs its records: there are no old versions to be kind to.
        strict_record_validation: true,
        ..Default::default()
    };

    sc_service::spawn_tasks(SpawnTasksParams {
        config,
        client,
        backend,
        task_manager: &mut task_manager,
        keystore,
        transaction_pool,
        rpc_builder: Box::new(rpc_builder),
        network,
        system_rpc_tx,
        tx_handler_controller,
        sync_service: sync,
        telemetry: telemetry.as_mut(),
        tracing_execute_block: None,
    })?;

    if shared.role.is_authority() {
        start_authoring(
            &shared,
            block_import,
            babe_link,
            select_chain,
            force_authoring,
            &task_manager,
        )?;
    }
    start_authority_discovery(&shared, discovery, &task_manager);
    if runs_grandpa {
        let grandpa = sc_consensus_grandpa::Config {
            gossip_duration: GOSSIP_DURATION,
            justification_generation_period: GRANDPA_JUSTIFICATION_PERIOD,
            observer_enabled: false,
            local_role: shared.role,
            name: Some(name),
            keystore: shared.role.is_authority().then(|| shared.keystore.clone()),
            telemetry: shared.telemetry.clone(),
            protocol_name: grandpa_protocol,
        };
        start_finality(
            &shared,
            grandpa,
            grandpa_link,
            grandpa_notifications,
            shared_voter_state,
            &task_manager,
        )?;
    }
    Ok(task_manager)
}

fn start_offchain_workers(
    shared: &Shared,
    backend: &Arc<FullBackend>,
    task_manager: &TaskManager,
) -> Result<(), Error> {
    let workers = sc_offchain::OffchainWorkers::new(sc_offchain::OffchainWorkerOptions {
        runtime_api_provider: shared.client.clone(),
        keystore: Some(shared.keystore.clone()),
        offchain_db: backend.offchain_storage(),
        transaction_pool: Some(OffchainTransactionPoolFactory::new(shared.transaction_pool.clone())),
        network_provider: Arc::new(shared.network.clone()),
        is_validator: shared.role.is_authority(),
        enable_http_requests: false,
        custom_extensions: |_| Vec::new(),
    })?;
    task_manager.spawn_handle().spawn(
        "offchain-workers-runner",
        Some("offchain-worker"),
        workers.run(shared.client.clone(), task_manager.spawn_handle()).boxed(),
    );
    Ok(())
}

fn start_authoring(
    shared: &Shared,
    block_import: super::FullBlockImport,
    babe_link: BabeLink<Block>,
    select_chain: FullSelectChain,
    force_authoring: bool,
    task_manager: &TaskManager,
) -> Result<(), Error> {
    let proposer = sc_basic_authorship::ProposerFactory::new(
        task_manager.spawn_handle(),
        shared.client.clone(),
        shared.transaction_pool.clone(),
        shared.registry.as_ref(),
        shared.telemetry.clone(),
    );
    let author = sc_consensus_babe::start_babe(BabeParams {
        keystore: shared.keystore.clone(),
        client: shared.client.clone(),
        select_chain,
        env: proposer,
        block_import,
        sync_oracle: shared.sync.clone(),
        justification_sync_link: shared.sync.clone(),
        create_inherent_data_providers: SlotInherents::new(babe_link.config().slot_duration()),
        force_authoring,
        backoff_authoring_blocks: Some(sc_consensus_slots::BackoffAuthoringOnFinalizedHeadLagging::default()),
        babe_link,
        block_proposal_slot_portion: SlotProportion::new(PROPOSAL_SHARE),
        max_block_proposal_slot_portion: None,
        telemetry: shared.telemetry.clone(),
    })?;
    task_manager
        .spawn_essential_handle()
        .spawn_blocking("babe-proposer", Some("block-authoring"), author);
    Ok(())
}

/// Validators publish their addresses and find each other's; other nodes only find them.
fn start_authority_discovery(
    shared: &Shared,
    config: sc_authority_discovery::WorkerConfig,
    task_manager: &TaskManager,
) {
    let role = if shared.role.is_authority() {
        sc_authority_discovery::Role::PublishAndDiscover(shared.keystore.clone())
    } else {
        sc_authority_discovery::Role::Discover
    };
    let dht_events = shared
        .network
        .event_stream("authority-discovery")
        .filter_map(|event| async move {
            match event {
                Event::Dht(event) => Some(event),
                _ => None,
            }
        });
    let (worker, _service) = sc_authority_discovery::new_worker_and_service_with_config(
        config,
        shared.client.clone(),
        Arc::new(shared.network.clone()),
        Box::pin(dht_events),
        role,
        shared.registry.clone(),
        task_manager.spawn_handle(),
    );
    task_manager
        .spawn_handle()
        .spawn("authority-discovery-worker", Some("networking"), worker.run());
}

fn start_finality(
    shared: &Shared,
    config: sc_consensus_grandpa::Config,
    link: LinkHalf<Block, FullClient, FullSelectChain>,
    notification_service: Box<dyn sc_network::NotificationService>,
    shared_voter_state: SharedVoterState,
    task_manager: &TaskManager,
) -> Result<(), Error> {
    let voter = sc_consensus_grandpa::run_grandpa_voter(GrandpaParams {
        config,
        link,
        network: shared.network.clone(),
        sync: Arc::new(shared.sync.clone()),
        notification_service,
        voting_rule: VotingRulesBuilder::default().build(),
        prometheus_registry: shared.registry.clone(),
        shared_voter_state,
        telemetry: shared.telemetry.clone(),
        offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(shared.transaction_pool.clone()),
    })?;
    // Without finality the node is of no use: it goes down with the voter.
    task_manager
        .spawn_essential_handle()
        .spawn_blocking("grandpa-voter", None, voter);
    Ok(())
}
