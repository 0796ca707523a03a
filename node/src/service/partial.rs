//! The parts of a node that work without a network.

use super::{
    equivocation::ReportEquivocations, genesis, Executor, FullBackend, FullBlockImport, FullClient, FullPool,
    FullSelectChain, SlotInherents, GRANDPA_JUSTIFICATION_PERIOD,
};
use alink_runtime::opaque::Block;
use alink_runtime::RuntimeApi;
use sc_consensus_babe::{BabeLink, BabeWorkerHandle, ImportQueueParams};
use sc_consensus_grandpa::{GrandpaPruningFilter, LinkHalf};
use sc_executor::{HeapAllocStrategy, DEFAULT_HEAP_ALLOC_STRATEGY};
use sc_service::{error::Error, Configuration, PartialComponents};
use sc_telemetry::{Telemetry, TelemetryWorker};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use std::{path::PathBuf, sync::Arc};

/// What the full node needs of the consensus and the block commands do not.
pub struct Consensus {
    /// Where authored blocks go.
    pub block_import: FullBlockImport,
    /// From block import to the GRANDPA voter.
    pub grandpa_link: LinkHalf<Block, FullClient, FullSelectChain>,
    /// From block import to the BABE author.
    pub babe_link: BabeLink<Block>,
    /// Answers questions about epochs.
    pub babe_worker: BabeWorkerHandle<Block>,
    /// Where the node reports to, if anywhere.
    pub telemetry: Option<Telemetry>,
}

/// The parts of a node that work without a network.
pub type Partial = PartialComponents<
    FullClient,
    FullBackend,
    FullSelectChain,
    sc_consensus::DefaultImportQueue<Block>,
    FullPool,
    Consensus,
>;

/// What runs the runtime. Compiling one takes seconds, so the outcome is kept in `cache`, or else in the base path.
fn executor(config: &Configuration, cache: Option<PathBuf>) -> Executor {
    let options = &config.executor;
    let strategy = options
        .default_heap_pages
        .map_or(DEFAULT_HEAP_ALLOC_STRATEGY, |pages| HeapAllocStrategy::Static {
            extra_pages: u32::try_from(pages).unwrap_or(u32::MAX),
        });
    Executor::builder()
        .with_execution_method(options.wasm_method)
        .with_onchain_heap_alloc_strategy(strategy)
        .with_offchain_heap_alloc_strategy(strategy)
        .with_max_runtime_instances(options.max_runtime_instances)
        .with_runtime_cache_size(options.runtime_cache_size)
        .with_cache_path(cache.unwrap_or_else(|| config.base_path.path().join("runtime-cache")))
        .build()
}

/// Open the database and set up the import of blocks. Compiled runtimes are kept in `runtime_cache`, or else in the base path.
///
/// # Errors
/// The database cannot be opened or belongs to another chain, or the chain's genesis cannot be built.
pub fn new_partial(config: &Configuration, runtime_cache: Option<PathBuf>) -> Result<Partial, Error> {
    let telemetry = config
        .telemetry_endpoints
        .clone()
        .filter(|endpoints| !endpoints.is_empty())
        .map(|endpoints| -> Result<_, sc_telemetry::Error> {
            let worker = TelemetryWorker::new(16)?;
            let telemetry = worker.handle().new_telemetry(endpoints);
            Ok((worker, telemetry))
        })
        .transpose()?;

    let executor = executor(config, runtime_cache);
    let mut database = config.db_config();
    // Blocks with a justification stay when others are pruned: warp sync is served from them.
    database.pruning_filters = vec![Arc::new(GrandpaPruningFilter)];
    let backend = sc_service::new_db_backend::<Block>(database)?;
    let genesis = genesis::builder(config, &backend, &executor)?;
    let (client, backend, keystore_container, task_manager) =
        sc_service::new_full_parts_with_genesis_builder::<Block, RuntimeApi, _, _>(
            config,
            telemetry.as_ref().map(|(_, telemetry)| telemetry.handle()),
            executor,
            backend,
            genesis,
            false,
        )?;
    let client = Arc::new(client);
    let telemetry = telemetry.map(|(worker, telemetry)| {
        task_manager.spawn_handle().spawn("telemetry", None, worker.run());
        telemetry
    });

    let select_chain = sc_consensus::LongestChain::new(backend.clone());
    let transaction_pool = Arc::new(
        sc_transaction_pool::Builder::new(
            task_manager.spawn_essential_handle(),
            client.clone(),
            config.role.is_authority().into(),
        )
        .with_options(config.transaction_pool.clone())
        .with_prometheus(config.prometheus_registry())
        .build(),
    );

    let (grandpa_block_import, grandpa_link) = sc_consensus_grandpa::block_import(
        client.clone(),
        GRANDPA_JUSTIFICATION_PERIOD,
        &client,
        select_chain.clone(),
        telemetry.as_ref().map(|telemetry| telemetry.handle()),
    )?;
    let justification_import = grandpa_block_import.clone();

    let babe = sc_consensus_babe::configuration(&*client)?;
    let slot_duration = babe.slot_duration();
    let (block_import, babe_link) = sc_consensus_babe::block_import(
        babe,
        grandpa_block_import,
        client.clone(),
        SlotInherents::new(slot_duration),
        select_chain.clone(),
        OffchainTransactionPoolFactory::new(transaction_pool.clone()),
    )?;
    let block_import = ReportEquivocations::new(
        block_import,
        client.clone(),
        select_chain.clone(),
        OffchainTransactionPoolFactory::new(transaction_pool.clone()),
        slot_duration,
    );
    let (import_queue, babe_worker) = sc_consensus_babe::import_queue(ImportQueueParams {
        link: babe_link.clone(),
        block_import: block_import.clone(),
        justification_import: Some(Box::new(justification_import)),
        client: client.clone(),
        slot_duration,
        spawner: &task_manager.spawn_essential_handle(),
        registry: config.prometheus_registry(),
        telemetry: telemetry.as_ref().map(|telemetry| telemetry.handle()),
    })?;

    Ok(PartialComponents {
        client,
        backend,
        task_manager,
        keystore_container,
        select_chain,
        import_queue,
        transaction_pool,
        other: Consensus {
            block_import,
            grandpa_link,
            babe_link,
            babe_worker,
            telemetry,
        },
    })
}
