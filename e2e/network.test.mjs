// Four validators: what a network must survive. The tests of the first group build on one another, in their order.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { hexToU8a, u8aToHex } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import {
  ALINK,
  account,
  connect,
  finalisedHeight,
  freeBalance,
  send,
  untilBlock,
  untilFinalisedEvents,
  untilHeight,
} from './lib/chain.mjs';
import { submitRootReferendum, untilApproved } from './lib/governance.mjs';
import { localNode, localnet, stopAll } from './lib/node.mjs';
import { poll } from './lib/wait.mjs';
import { withCustomSection } from './lib/wasm.mjs';

const MINUTE = 60_000;

/** The result of `use(api)` on a connection that lasts as long as it. */
async function withApi(node, use) {
  const api = await connect(node);
  try {
    return await use(api);
  } finally {
    await api.disconnect();
  }
}

/** Until the node itself has finalised `height`. */
const untilFinalised = (node, height, timeout = 5 * MINUTE) =>
  withApi(node, (api) => untilHeight(api, height, { finalised: true, timeout }));

const bestOf = async (node) => Number((await node.rpc('chain_getHeader')).number);
const finalisedOf = (node) => withApi(node, finalisedHeight);
const hashAt = (node, height) => node.rpc('chain_getBlockHash', height);

/** All nodes finalise `height` and agree on its block. */
async function assertAgreed(nodes, height, timeout) {
  await Promise.all(nodes.map((node) => untilFinalised(node, height, timeout)));
  const hashes = await Promise.all(nodes.map((node) => hashAt(node, height)));
  assert.equal(new Set(hashes).size, 1, `block ${height}: ${hashes}`);
  return hashes[0];
}

const assertUnhurt = (node) => assert.doesNotMatch(node.output(), /panicked at|corrupt|Essential task/i, node.name);

/** Transfers of one ALINK, one after another, until it is stopped. */
class Load {
  count = 0;
  #stopped = false;
  #failure;
  #ended;

  constructor(api, from, to) {
    this.api = api;
    const run = async () => {
      // Counted here: when a fork loses, the node puts its transactions back into the pool, and until then says a nonce too low.
      let nonce = (await api.rpc.system.accountNextIndex(from.address)).toNumber();
      while (!this.#stopped) {
        await send(api.tx.balances.transferKeepAlive(to, ALINK), from, { nonce });
        this.count += 1;
        nonce += 1;
      }
    };
    this.#ended = run().catch((error) => (this.#failure = error));
  }

  /** Until so many were included; throws if one failed. */
  reach(count) {
    const check = () => {
      if (this.#failure) throw this.#failure;
      return this.count >= count;
    };
    return untilBlock(this.api, `${count} transfers to be included`, check, { timeout: 5 * MINUTE });
  }

  /** Sends no more; waits for the last one. */
  async stop() {
    this.#stopped = true;
    await this.#ended;
  }
}

/** The kind of offence of an author that signs two blocks in one slot. Votes for two blocks are another, reported by GRANDPA. */
const BLOCK = 'babe:equivocatio';

const ALICE = account('//Alice').address;
const ALICE_STASH = account('//Alice//stash').address;

/** The key of the runtime's code, `:code`. */
const CODE = '0x3a636f6465';

/** Has a referendum upgrade to the same runtime with another hash; that hash, once the new code is finalised. */
async function upgrade(api) {
  const old = (await api.rpc.state.getStorage(CODE)).unwrap();
  const code = withCustomSection(hexToU8a(old.toHex()), `upgrade ${Date.now()}`);
  const hash = blake2AsHex(code);
  const index = await submitRootReferendum(api, api.tx.system.authorizeUpgradeWithoutChecks(hash));
  await untilApproved(api, index);
  const isAuthorised = async () => {
    const authorised = await api.query.system.authorizedUpgrade();
    return authorised.isSome && authorised.unwrap().codeHash.toHex() === hash;
  };
  await untilBlock(api, 'the upgrade to be authorised', isAuthorised, { timeout: 10 * MINUTE });
  const apply = api.tx.system.applyAuthorizedUpgrade(u8aToHex(code));
  (await send(apply, account('//Ferdie'), { finalised: true })).one('system.CodeUpdated');
  return hash;
}

describe('four validators', () => {
  let nodes;
  let alice;
  let bob;
  let charlie;
  let dave;

  before(async () => {
    nodes = await localnet();
    [alice, bob, charlie, dave] = nodes;
  });
  after(stopAll);

  it('agree on finalised blocks', { timeout: 10 * MINUTE }, async () => {
    await assertAgreed(nodes, 3);
    await poll('alice to have three peers', async () => (await alice.rpc('system_health')).peers === 3);
  });

  it('go on when one is killed', { timeout: 10 * MINUTE }, async () => {
    await dave.kill('SIGKILL');
    const from = await finalisedOf(alice);
    await assertAgreed([alice, bob, charlie], from + 5);
  });

  it('stop finalising, not producing, when two are gone', { timeout: 10 * MINUTE }, async () => {
    await charlie.kill('SIGKILL');
    await withApi(alice, async (api) => {
      // What was under way may still end; then nothing may be finalised while blocks go on.
      const settled = await untilHeight(api, (await bestOf(alice)) + 2, { timeout: 3 * MINUTE });
      const finalised = await finalisedHeight(api);
      await untilHeight(api, settled + 4, { timeout: 5 * MINUTE });
      assert.equal(await finalisedHeight(api), finalised);
    });
  });

  it('catch up when both are back', { timeout: 10 * MINUTE }, async () => {
    await Promise.all([charlie.start(), dave.start()]);
    await assertAgreed(nodes, await bestOf(alice));
    nodes.forEach(assertUnhurt);
  });

  it('survive a kill at any moment of a synchronisation', { timeout: 15 * MINUTE }, async () => {
    const fifth = await localNode('fifth', nodes);
    for (const imported of [0, 1, 10]) {
      await fifth.start();
      const hasIt = async () => (await bestOf(fifth)) >= imported;
      await poll(`fifth to have block ${imported}`, hasIt, { timeout: 3 * MINUTE, every: 20 });
      await fifth.kill('SIGKILL');
    }
    await fifth.start();
    await assertAgreed([alice, fifth], await finalisedOf(alice));
    assertUnhurt(fifth);

    // And in the midst of following the chain.
    const best = await bestOf(fifth);
    await withApi(fifth, (api) => untilHeight(api, best + 1, { timeout: 2 * MINUTE }));
    await fifth.kill('SIGKILL');
    await fifth.start();
    await assertAgreed([alice, fifth], (await finalisedOf(alice)) + 2);
    assertUnhurt(fifth);
    await fifth.stop();
  });

  it('are followed from nothing by full synchronisation', { timeout: 10 * MINUTE }, async () => {
    const full = await localNode('full', nodes, '--sync', 'full');
    await full.start();
    await assertAgreed([alice, full], await finalisedOf(alice));
    assert.equal(await hashAt(full, 1), await hashAt(alice, 1));
    await full.stop();
  });

  it('are followed by warp synchronisation', { timeout: 10 * MINUTE }, async () => {
    const warp = await localNode('warp', nodes, '--sync', 'warp');
    await warp.start();
    await assertAgreed([alice, warp], (await finalisedOf(alice)) + 2);
    assert.match(warp.output(), /State sync is complete/);
    const head = await warp.rpc('chain_getFinalizedHead');
    await untilFinalised(alice, Number((await warp.rpc('chain_getHeader', head)).number));
    const stateAt = (node) =>
      withApi(node, async (api) => (await (await api.at(head)).query.system.account(ALICE)).toHex());
    assert.equal(await stateAt(warp), await stateAt(alice));
    await warp.stop();
  });

  it('upgrade the runtime by referendum, under load', { timeout: 30 * MINUTE }, async () => {
    await withApi(bob, async (api) => {
      const target = account('//network//target').address;
      const load = new Load(api, account('//Eve'), target);
      try {
        const hash = await upgrade(api);
        assert.equal(await bob.rpc('state_getStorageHash', CODE), hash);
        const before = load.count;
        await assertAgreed(nodes, (await bestOf(bob)) + 3);
        await load.reach(before + 5);
      } finally {
        await load.stop();
      }
      await untilHeight(api, await bestOf(bob), { finalised: true });
      const received = await freeBalance(api, target, await api.rpc.chain.getFinalizedHead());
      assert.equal(received, BigInt(load.count) * ALINK);
    });
    nodes.forEach(assertUnhurt);
  });

  it('report and slash a validator that signs twice', { timeout: 20 * MINUTE }, async () => {
    const twin = await localNode('twin', nodes, '--alice');
    await withApi(bob, async (api) => {
      assert.ok((await api.query.session.validators()).some((validator) => validator.eq(ALICE_STASH)));
      const from = await finalisedHeight(api);
      await twin.start();
      const seen = { offences: new Set(), slash: null };
      await untilFinalisedEvents(
        api,
        'the report of two blocks in one slot, and staking.SlashReported for Alice',
        from,
        (events) => {
          for (const { section, method, data } of events) {
            if (section === 'offences' && method === 'Offence') seen.offences.add(data.kind.toUtf8());
            const isSlash = section === 'staking' && method === 'SlashReported';
            if (isSlash && data.validator.eq(ALICE_STASH)) seen.slash ??= data.fraction;
          }
          return seen.offences.has(BLOCK) && seen.slash;
        },
        10 * MINUTE,
      );
      assert.ok(seen.slash.gtn(0), 'a fraction above zero');
    });
    await twin.stop();
    // The honest majority goes on.
    await assertAgreed([bob, charlie, dave], (await finalisedOf(bob)) + 3);
  });
});

describe('two litep2p and two libp2p nodes', () => {
  let nodes;

  before(async () => {
    nodes = await localnet((name) => ['--network-backend', ['alice', 'bob'].includes(name) ? 'litep2p' : 'libp2p']);
  });
  after(stopAll);

  it('are one network', { timeout: 10 * MINUTE }, async () => {
    await assertAgreed(nodes, 5);
    for (const node of nodes) assert.ok((await node.rpc('system_health')).peers >= 2, node.name);
  });
});
