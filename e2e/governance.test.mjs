// One development node: a referendum from preimage to enactment, and the standard pallets that act for others or pay.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { stringToHex } from '@polkadot/util';
import { createKeyMulti, encodeAddress, sortAddresses } from '@polkadot/util-crypto';
import {
  ALINK,
  account,
  connect,
  errorName,
  freeBalance,
  parentOf,
  send,
  sendAll,
  signVoucher,
  untilBlock,
} from './lib/chain.mjs';
import { submitRootReferendum, untilApproved } from './lib/governance.mjs';
import { devNode, stopAll } from './lib/node.mjs';

// The voters of the referendum keep a tenth of their money; these two keep all.
const eve = account('//Eve');
const ferdie = account('//Ferdie');
const alice = account('//Alice');
const bob = account('//Bob');
const charlie = account('//Charlie');
const fresh = (name) => account(`//governance//${name}`);

const KEY = stringToHex('alink-e2e');
const VALUE = stringToHex('decided');

let node;
let api;
let referendum;

before(async () => {
  node = await devNode();
  api = await connect(node);
});

after(async () => {
  await api?.disconnect();
  await stopAll();
});

/** What the call inside a proxy or multisig call came to: `ok`, or its error's name. */
const inner = (result) => (result.isOk ? 'ok' : errorName(api.registry, result.asErr));

it('has tracks, root first, each with periods', () => {
  const text = (name) => (name.toUtf8?.() ?? name.toString()).replace(/\0+$/, '');
  const tracks = new Map(api.consts.referenda.tracks.map(([id, track]) => [id.toNumber(), track]));
  assert.equal(text(tracks.get(0).name), 'root');
  assert.equal(text(tracks.get(1).name), 'whitelisted_caller');
  for (const [id, { confirmPeriod, decisionPeriod }] of tracks) {
    assert.ok(decisionPeriod.gtn(0) && confirmPeriod.gtn(0), `periods of track ${id}`);
  }
});

it('takes a root referendum and everybody\'s votes', async () => {
  assert.equal(await node.rpc('state_getStorage', KEY), null);
  referendum = await submitRootReferendum(api, api.tx.system.setStorage([[KEY, VALUE]]), alice);
  const info = (await api.query.referenda.referendumInfoFor(referendum)).unwrap();
  assert.ok(info.isApproved || info.asOngoing.tally.ayes.gtn(0), `${info}`);
});

it('lets a proxy of type Escrow open and claim channels, and nothing else', async () => {
  const { multiPartyEscrow: escrow } = api.tx;
  await sendAll(api, [
    [api.tx.proxy.addProxy(ferdie.address, 'Escrow', 0), eve],
    [escrow.deposit(10n * ALINK), eve],
  ]);
  const expiresAt = (await api.rpc.chain.getHeader()).number.toNumber() + 500;
  const payee = fresh('payee').address;
  const act = (call) => send(api.tx.proxy.proxy(eve.address, null, call), ferdie);

  const opened = await act(escrow.openChannel({ Account: payee }, eve.address, 5n * ALINK, expiresAt));
  assert.equal(inner(opened.one('proxy.ProxyExecuted').result), 'ok');
  const { channel, payer } = opened.one('multiPartyEscrow.ChannelOpened');
  assert.equal(payer.toString(), eve.address);

  const claimed = await act(escrow.claim(channel, ALINK, signVoucher(eve, api.genesisHash, channel, ALINK)));
  assert.equal(inner(claimed.one('proxy.ProxyExecuted').result), 'ok');
  claimed.one('multiPartyEscrow.ChannelClaimed');

  for (const call of [
    api.tx.balances.transferKeepAlive(ferdie.address, ALINK),
    api.tx.balances.transferAll(ferdie.address, false),
    api.tx.utility.batch([api.tx.balances.transferKeepAlive(ferdie.address, ALINK)]),
  ]) {
    const receipt = await act(call);
    // A batch that is let through fails inside.
    const stopped = receipt.all('utility.BatchInterrupted').map(({ error }) => errorName(api.registry, error))[0];
    assert.equal(stopped ?? inner(receipt.one('proxy.ProxyExecuted').result), 'system.CallFiltered', call.method.method);
    assert.equal(receipt.all('balances.Transfer').filter(({ from }) => from.eq(eve.address)).length, 0);
  }
});

it('lets two of three act as a multisig', async () => {
  const signatories = [eve, ferdie, alice];
  const address = encodeAddress(createKeyMulti(signatories.map((s) => s.address), 2), 42);
  const others = (me) => sortAddresses(signatories.filter((s) => s !== me).map((s) => s.address), 42);
  const target = fresh('multisig').address;
  const call = api.tx.balances.transferKeepAlive(target, 2n * ALINK);
  const { weight } = await call.paymentInfo(address);

  await send(api.tx.balances.transferKeepAlive(address, 10n * ALINK), eve);
  await send(api.tx.multisig.approveAsMulti(2, others(eve), null, call.method.hash, weight), eve);
  assert.equal(await freeBalance(api, target), 0n, 'one is not enough');
  const { when } = (await api.query.multisig.multisigs(address, call.method.hash)).unwrap();
  const receipt = await send(api.tx.multisig.asMulti(2, others(ferdie), when, call, weight), ferdie);
  const executed = receipt.one('multisig.MultisigExecuted');
  assert.equal(inner(executed.result), 'ok');
  assert.equal(executed.multisig.toString(), address);
  assert.equal(await freeBalance(api, target), 2n * ALINK);
});

it('vests a transfer', async () => {
  const target = fresh('vesting').address;
  const minimum = api.consts.vesting.minVestedTransfer.toBigInt();
  const locked = minimum > 10n * ALINK ? minimum : 10n * ALINK;
  const startingBlock = (await api.rpc.chain.getHeader()).number.toNumber();
  const schedule = { locked, perBlock: locked / 1000n, startingBlock };
  await send(api.tx.vesting.vestedTransfer(target, schedule), eve);
  assert.equal((await api.query.vesting.vesting(target)).unwrap().length, 1);
  const { frozen } = (await api.query.system.account(target)).data;
  assert.ok(frozen.toBigInt() > 0n);
  const receipt = await send(api.tx.vesting.vestOther(target), ferdie);
  assert.ok(receipt.one('vesting.VestingUpdated').unvested.toBigInt() < locked);
});

it('keeps identities', async () => {
  const receipt = await send(api.tx.identity.setIdentity({ display: { Raw: 'Eve of ALINK' } }), eve);
  assert.equal(receipt.one('identity.IdentitySet').who.toString(), eve.address);
  assert.ok((await api.query.identity.identityOf(eve.address)).isSome);
  const { display } = await api.derive.accounts.identity(eve.address);
  assert.equal(display, 'Eve of ALINK');
});

it('enacts what was decided', async () => {
  await untilApproved(api, referendum);
  const isEnacted = async () => (await node.rpc('state_getStorage', KEY)) === VALUE;
  await untilBlock(api, 'the decided value to be in the state', isEnacted, { timeout: 600_000 });
  const released = await sendAll(api, [
    [api.tx.referenda.refundDecisionDeposit(referendum), bob],
    [api.tx.referenda.refundSubmissionDeposit(referendum), charlie],
  ]);
  released[0].one('referenda.DecisionDepositRefunded');
  released[1].one('referenda.SubmissionDepositRefunded');
});

it('pays validators for an era', async () => {
  const { sessionsPerEra } = api.consts.staking;
  const { epochDuration, expectedBlockTime } = api.consts.babe;
  const era = sessionsPerEra.toNumber() * epochDuration.toNumber() * expectedBlockTime.toNumber();
  const stash = account('//Alice//stash').address;
  const paid = await untilBlock(
    api,
    'the first era to be paid',
    async () => {
      const active = (await api.query.staking.activeEra()).unwrap().index.toNumber();
      const rewards = await Promise.all(Array.from({ length: active }, (_, i) => api.query.staking.erasValidatorReward(i)));
      const era = rewards.findIndex((reward) => reward.isSome && reward.unwrap().gtn(0));
      return era >= 0 && { era };
    },
    { timeout: Math.min(3 * era + 60_000, 20 * 60_000) },
  );
  const points = await api.query.staking.erasRewardPoints(paid.era);
  assert.ok(points.total.gtn(0), 'the era has reward points');

  const receipt = await send(api.tx.staking.payoutStakers(stash, paid.era), eve);
  const rewarded = receipt.all('staking.Rewarded').find((event) => event.stash.eq(stash));
  assert.ok(rewarded, 'staking.Rewarded for the validator');
  const amount = rewarded.amount.toBigInt();
  assert.ok(amount > 0n);
  const total = async (block) => {
    const { data } = await (await api.at(block)).query.system.account(stash);
    return data.free.toBigInt() + data.reserved.toBigInt();
  };
  const gained = (await total(receipt.block)) - (await total(await parentOf(api, receipt.block)));
  // The author of the block may be the same account and earn its fees.
  assert.ok(gained >= amount, `the stash gained ${gained} of ${amount}`);
});
