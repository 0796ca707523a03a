// A light client, which shares no code with the node: it checks consensus and proofs by itself and runs our runtime.
import assert from 'node:assert/strict';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { createClient } from 'polkadot-api';
import { getPolkadotSigner } from 'polkadot-api/signer';
import { getSmProvider } from 'polkadot-api/sm-provider';
import { filter, firstValueFrom } from 'rxjs';
import { start } from 'smoldot';
import { ALINK, account, connect, untilHeight } from './lib/chain.mjs';
import { DIR, localnet, specFile, stopAll } from './lib/node.mjs';
import { within } from './lib/wait.mjs';

const alice = account('//Alice');
const LIMIT = 300_000;

let nodes;
let node;
let smoldot;
let client;
let api;

before(async () => {
  nodes = await localnet();
  [node] = nodes;
  const full = await connect(node);
  // Finality first: a light client begins at a finalised block.
  await untilHeight(full, 3, { finalised: true, timeout: LIMIT });
  await full.disconnect();

  const spec = JSON.parse(readFileSync(await specFile('local'), 'utf8'));
  spec.bootNodes = nodes.map(({ wsAddress }) => wsAddress);
  spec.telemetryEndpoints = null;
  const log = join(DIR, 'smoldot.log');
  smoldot = start({
    maxLogLevel: 3,
    logCallback: (level, target, message) => appendFileSync(log, `${level} ${target} ${message}\n`),
  });
  client = createClient(getSmProvider(() => smoldot.addChain({ chainSpec: JSON.stringify(spec) })));
  api = client.getUnsafeApi();
});

after(async () => {
  client?.destroy();
  await smoldot?.terminate();
  await stopAll();
});

/** The first finalised block that the light client has at or above `height`. */
const finalised = (height) =>
  within(
    `the light client to finalise block ${height} (its log: ${join(DIR, 'smoldot.log')})`,
    LIMIT,
    firstValueFrom(client.finalizedBlock$.pipe(filter(({ number }) => number >= height))),
  );

it('knows the chain by its specification', async () => {
  const { genesisHash } = await within('the chain spec', 30_000, client.getChainSpecData());
  assert.equal(genesisHash, await node.rpc('chain_getBlockHash', 0));
});

it('follows finality', async () => {
  const first = await finalised(3);
  const later = await finalised(first.number + 3);
  assert.equal(later.hash, await node.rpc('chain_getBlockHash', later.number));
});

it('reads a storage value with its proof', async () => {
  const block = await finalised(1);
  const { data } = await within(
    'System.Account over the light client',
    120_000,
    api.query.System.Account.getValue(alice.address, { at: block.hash }),
  );
  const key = await api.query.System.Account.getKey(alice.address);
  const full = await node.rpc('state_getStorage', key, block.hash);
  assert.ok(data.free > 0n);
  const free = Buffer.alloc(16);
  free.writeBigUInt64LE(data.free & 0xffff_ffff_ffff_ffffn, 0);
  free.writeBigUInt64LE(data.free >> 64n, 8);
  // Nonce, consumers, providers and sufficients come first, four bytes each.
  assert.equal(full.slice(2 + 32, 2 + 64), free.toString('hex'));
});

it('calls a runtime API of ours', async () => {
  const balance = await within(
    'MultiPartyEscrowApi over the light client',
    120_000,
    api.apis.MultiPartyEscrowApi.escrow_balance(alice.address),
  );
  assert.equal(balance, 0n);
});

it('submits a transaction', async () => {
  const target = account('//smoldot//target').address;
  const signer = getPolkadotSigner(alice.publicKey, 'Sr25519', (bytes) => alice.sign(bytes));
  const dest = { type: 'Id', value: target };
  const tx = api.tx.Balances.transfer_keep_alive({ dest, value: 5n * ALINK });
  const result = await within('a transfer over the light client to be finalised', LIMIT, tx.signAndSubmit(signer));
  assert.ok(result.ok, JSON.stringify(result.dispatchError));
  const { data } = await api.query.System.Account.getValue(target);
  assert.equal(data.free, 5n * ALINK);
});
