// The chain through polkadot-api, without generated descriptors: chainHead and transaction groups of the new JSON-RPC.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { Binary, createClient } from 'polkadot-api';
import { getPolkadotSigner } from 'polkadot-api/signer';
import { getWsProvider } from 'polkadot-api/ws';
import { firstValueFrom, take, toArray } from 'rxjs';
import { WebSocket } from 'ws';
import { ALINK, account } from './lib/chain.mjs';
import { devNode, stopAll } from './lib/node.mjs';
import { within } from './lib/wait.mjs';

const alice = account('//Alice');
const bob = account('//Bob');
const signerOf = (pair) => getPolkadotSigner(pair.publicKey, 'Sr25519', (bytes) => pair.sign(bytes));
const ORG = 'papi-org';
const HASH = `0x${'07'.repeat(32)}`;

let node;
let client;
let api;

before(async () => {
  node = await devNode();
  client = createClient(getWsProvider(node.url, { websocketClass: WebSocket }));
  api = client.getUnsafeApi();
});

after(async () => {
  client?.destroy();
  await stopAll();
});

/** Signs, sends, waits until it is finalised; the call must have succeeded. */
async function submit(tx, pair) {
  const result = await within('a transaction to be finalised', 120_000, tx.signAndSubmit(signerOf(pair)));
  assert.ok(result.ok, `dispatch error: ${JSON.stringify(result.dispatchError)}`);
  return result;
}

const eventsOf = ({ events }, pallet, name) =>
  events.filter((event) => event.type === pallet && event.value.type === name).map((event) => event.value.value);

it('knows the chain', async () => {
  const { genesisHash, properties } = await within('the chain spec', 30_000, client.getChainSpecData());
  assert.equal(genesisHash, await node.rpc('chain_getBlockHash', 0));
  assert.equal(properties.tokenSymbol, 'ALINK');
  assert.equal(properties.tokenDecimals, 12);
});

it('follows finalised blocks', async () => {
  const three = firstValueFrom(client.finalizedBlock$.pipe(take(3), toArray()));
  const [first, second, third] = (await within('three finalised blocks', 120_000, three)).map(({ number }) => number);
  assert.ok(first < second && second < third, `${first}, ${second}, ${third}`);
});

it('reads storage and constants', async () => {
  const { data } = await within('System.Account', 30_000, api.query.System.Account.getValue(alice.address));
  assert.ok(data.free > 900_000n * ALINK);
  assert.equal(await api.constants.System.SS58Prefix(), 42);
  const unknown = await api.query.System.Account.getValue(account('//nobody').address);
  assert.equal(unknown.data.free, 0n);
});

it('submits ServiceRegistry.create_organization', async () => {
  const metadata = { uri: Binary.fromText('ipfs://papi'), hash: HASH };
  const tx = api.tx.ServiceRegistry.create_organization({ org_id: Binary.fromText(ORG), metadata });
  assert.ok((await within('a fee estimate', 30_000, tx.getEstimatedFees(alice.address))) > 0n);
  const result = await submit(tx, alice);
  assert.equal(eventsOf(result, 'ServiceRegistry', 'OrganizationCreated').length, 1);
  const found = await api.apis.ServiceRegistryApi.organization(Binary.fromText(ORG));
  assert.equal(found.owner, alice.address);
  assert.equal(Binary.toText(found.metadata.uri), 'ipfs://papi');
  assert.equal(found.metadata.hash, HASH);
});

it('reports a dispatch error as one', async () => {
  const metadata = { uri: Binary.fromText(''), hash: HASH };
  const tx = api.tx.ServiceRegistry.create_organization({ org_id: Binary.fromText(ORG), metadata });
  const result = await within('a failing transaction to be finalised', 120_000, tx.signAndSubmit(signerOf(bob)));
  assert.equal(result.ok, false);
  assert.equal(result.dispatchError.type, 'Module');
  const { type: pallet, value: error } = result.dispatchError.value;
  assert.deepEqual([pallet, error.type], ['ServiceRegistry', 'OrganizationExists']);
});

it('refuses to sign what the chain calls invalid', async () => {
  const tx = api.tx.System.remark({ remark: Binary.fromText('stale') });
  await assert.rejects(within('the refusal', 60_000, tx.signAndSubmit(signerOf(alice), { nonce: 0 })), /Stale|Invalid/);
});

it('calls MultiPartyEscrowApi', async () => {
  await submit(api.tx.MultiPartyEscrow.deposit({ amount: 3n * ALINK }), bob);
  const balance = await within('escrow_balance', 30_000, api.apis.MultiPartyEscrowApi.escrow_balance(bob.address));
  assert.equal(balance, 3n * ALINK);
  assert.equal(await api.apis.MultiPartyEscrowApi.channel(999_999n), undefined);
  const page = await api.apis.MultiPartyEscrowApi.channels_of(bob.address, undefined, 10);
  assert.deepEqual(page, { items: [], next: undefined });
});
