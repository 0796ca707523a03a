// Transfers and claims per second through real nodes, counted in finalised blocks. `scripts/bench` runs it.
//
// Everything is signed beforehand, no two transactions of a load are of one sender, and all accounts exist. A load's rate is the
// number of its transactions (or claims) by the time between the block before its first one and the block of its last, as the
// chain's own clock says. Progress goes to the standard error, the Markdown to the standard output.
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { WsProvider } from '@polkadot/api';
import { blake2AsHex, encodeAddress } from '@polkadot/util-crypto';
import { ALINK, account, connect, eventsAt, sendAll, signVoucher, untilHeight } from './lib/chain.mjs';
import { BINARY, DIR, Node, VALIDATORS, stopAll } from './lib/node.mjs';
import { awaited } from './lib/wait.mjs';

/** A count from the environment. */
const count = (name, otherwise) => {
  const value = Number(process.env[name] ?? otherwise);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${name} must be a positive number`);
  return value;
};

const TRANSFERS = count('BENCH_TRANSFERS', 2_000);
/** Channels, each claimed from once by `claim_many`. */
const CLAIMS = count('BENCH_CLAIMS', 5_120);
/** Of those, so many are claimed from a second time, by `claim`. */
const SINGLES = Math.max(1, Math.floor(CLAIMS / 5));
/** The most items of `claim_many`. */
const ITEMS = 256;
const BATCHES = Math.ceil(CLAIMS / ITEMS);
const SENDERS = Math.max(TRANSFERS, BATCHES + SINGLES);
/** Calls in a `utility.batch` of the preparations: well inside a block. */
const BATCH = 100;
/** The pool holds 8,192 ready transactions: stay below. */
const MOST_PENDING = 7_000;
/** Unanswered submissions per connection. */
const IN_FLIGHT = 32;
/** No load takes longer than this, in milliseconds. */
const LIMIT = 240_000;
/** Preparations are read from finalised blocks: the states of others, under load, may be gone when one asks for their events. */
const PREPARED = { finalised: true, timeout: LIMIT };

const PAYERS = ['//Bob', '//Charlie', '//Dave', '//Eve', '//Ferdie'];
const ORG = 'bench';
const GROUP = 1;
/** What a channel holds, and what each of its two vouchers adds. */
const TOTAL = ALINK / 10n;
const STEP = ALINK / 100n;

const say = (text) => console.error(`== ${text}`);
const chunks = (list, size) =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));

/** Lets other work run now and then in a long computation. */
const breathe = () => new Promise((done) => setImmediate(done));

/** `make(i)` for every i below `n`. */
async function each(n, make) {
  const made = [];
  for (let i = 0; i < n; i++) {
    made.push(make(i));
    if (i % 50 === 49) await breathe();
  }
  return made;
}

/** The senders of all loads, and who gets the transfers: accounts without keys. */
let senders;
const recipients = Array.from({ length: TRANSFERS }, (_, i) => encodeAddress(blake2AsHex(`bench recipient ${i}`), 42));

/** A network under test. */
class Network {
  constructor(name, what, nodes) {
    Object.assign(this, { name, what, nodes, nonces: new Map() });
  }

  /** Starts the nodes, until the chain finalises. */
  async start() {
    say(`${this.what}, ${this.name}: starting`);
    const [first, ...others] = this.nodes;
    await Promise.all([first.start(), ...others.map((node) => node.start('--bootnodes', first.address))]);
    this.api = await connect(first);
    this.lines = this.nodes.map((node) => new WsProvider(node.url));
    await Promise.all(this.lines.map((line) => line.isReady));
    await untilHeight(this.api, 2, { finalised: true, timeout: LIMIT });
    const { normal } = this.api.consts.system.blockWeights.perClass;
    this.fullBlock = normal.maxTotal.unwrap().refTime.toBigInt();
  }

  async stop() {
    await Promise.all((this.lines ?? []).map((line) => line.disconnect()));
    await this.api?.disconnect();
    await stopAll();
  }

  /** A signed transaction of a sender that only this file uses, as bytes. */
  sign(tx, pair) {
    const nonce = this.nonces.get(pair.address) ?? 0;
    this.nonces.set(pair.address, nonce + 1);
    const { genesisHash, runtimeVersion } = this.api;
    return tx.sign(pair, { nonce, era: 0, blockHash: genesisHash, genesisHash, runtimeVersion }).toHex();
  }

  /** Gives senders and recipients what they need. */
  async fund() {
    say(`${this.what}, ${this.name}: funding ${SENDERS} senders and ${TRANSFERS} recipients`);
    const { balances, utility } = this.api.tx;
    const give = (amount) => (who) => balances.transferKeepAlive(who, amount);
    const calls = [...senders.map(({ address }) => address).map(give(20n * ALINK)), ...recipients.map(give(ALINK / 10n))];
    // A template chain has no batches: one transaction each then.
    const txs = utility ? chunks(calls, BATCH).map((batch) => utility.batchAll(batch)) : calls;
    for (const some of chunks(txs, 500)) {
      await sendAll(this.api, some.map((tx) => [tx, account('//Alice')]), PREPARED);
    }
  }

  /** Opens the channels; their ids, each with the key that signs its vouchers. */
  async openChannels() {
    say(`${this.what}, ${this.name}: opening ${CLAIMS} channels`);
    const { multiPartyEscrow: escrow, serviceRegistry: registry, utility } = this.api.tx;
    const alice = account('//Alice');
    const payees = [
      [account('//Alice//stash').address, 700_000_000],
      [account('//Bob//stash').address, 300_000_000],
    ];
    const organization = registry.createOrganization(ORG, { uri: 'ipfs://bench', hash: blake2AsHex('bench') });
    await sendAll(this.api, [[organization, alice], [registry.setPaymentGroup(ORG, GROUP, payees, 0), alice]], PREPARED);
    const expiresAt = (await this.api.rpc.chain.getHeader()).number.toNumber() + 10_000;
    const pairs = chunks(Array.from({ length: CLAIMS }), BATCH).map(({ length }, i) => {
      const payer = account(PAYERS[i % PAYERS.length]);
      const open = escrow.openChannel({ Group: [ORG, GROUP] }, payer.address, TOTAL, expiresAt);
      return [utility.batchAll([escrow.deposit(BigInt(length) * TOTAL), ...Array(length).fill(open)]), payer];
    });
    const receipts = await sendAll(this.api, pairs, PREPARED);
    return receipts.flatMap((receipt, i) =>
      receipt.all('multiPartyEscrow.ChannelOpened').map(({ channel }) => ({ id: channel.toNumber(), key: pairs[i][1] })),
    );
  }

  /**
   * Submits signed transactions, follows them to finality, and says how it went.
   *
   * `event` is what each of `events` items leaves behind; it must be there as often, and no failure.
   */
  async run(load, txs, event, events) {
    say(`${this.what}, ${this.name}: ${load}`);
    const sent = new Map(txs.map((tx) => [blake2AsHex(tx), null]));
    const latencies = [];
    const blocks = [];
    let submitted = 0;
    let next = (await this.api.rpc.chain.getHeader(await this.api.rpc.chain.getFinalizedHead())).number.toNumber() + 1;
    const [line] = this.lines;

    const allFinal = awaited(`${txs.length} transactions to be final`, LIMIT, async (resolve, reject) => {
      let queue = Promise.resolve();
      const visit = async (number, at) => {
        const hash = await line.send('chain_getBlockHash', [number]);
        const { block } = await line.send('chain_getBlock', [hash]);
        const mine = block.extrinsics.map((tx) => blake2AsHex(tx)).filter((tx) => sent.has(tx));
        if (mine.length > 0) blocks.push({ number, hash, parent: block.header.parentHash, txs: mine.length });
        for (const tx of mine) latencies.push(at - sent.get(tx));
        if (latencies.length === txs.length) resolve();
      };
      return this.api.rpc.chain.subscribeFinalizedHeads((header) => {
        const at = performance.now();
        for (; next <= header.number.toNumber(); next++) {
          const number = next;
          queue = queue.then(() => visit(number, at)).catch(reject);
        }
      });
    });

    const began = performance.now();
    const submit = async (provider) => {
      while (submitted < txs.length) {
        if (submitted - latencies.length >= MOST_PENDING) {
          await new Promise((done) => setTimeout(done, 20));
          continue;
        }
        const tx = txs[submitted++];
        sent.set(blake2AsHex(tx), performance.now());
        await provider.send('author_submitExtrinsic', [tx]);
      }
      return performance.now();
    };
    const submissions = Promise.all(this.lines.flatMap((to) => Array.from({ length: IN_FLIGHT }, () => submit(to))));
    const [ends] = await Promise.all([submissions, allFinal]);
    return this.#measured(load, { txs, event, events, blocks, latencies, seconds: (Math.max(...ends) - began) / 1000 });
  }

  async #measured(load, { txs, event, events, blocks, latencies, seconds }) {
    const time = async (hash) => (await (await this.api.at(hash)).query.timestamp.now()).toNumber();
    let found = 0;
    for (const block of blocks) {
      const names = (await eventsAt(this.api, block.hash)).map(({ section, method }) => `${section}.${method}`);
      const failed = names.filter((name) => name === 'system.ExtrinsicFailed' || name === 'multiPartyEscrow.ClaimFailed');
      if (failed.length > 0) throw new Error(`${load}: ${failed.length} × ${failed[0]} in block ${block.number}`);
      block.events = names.filter((name) => name === event).length;
      found += block.events;
      const { normal } = await (await this.api.at(block.hash)).query.system.blockWeight();
      block.fullness = Number((normal.refTime.toBigInt() * 10_000n) / this.fullBlock) / 10_000;
    }
    if (found !== events) throw new Error(`${load}: ${found} of ${events} × ${event}`);
    const [first, last] = [blocks[0], blocks.at(-1)];
    const span = ((await time(last.hash)) - (await time(first.parent))) / 1000;
    const sorted = latencies.toSorted((a, b) => a - b);
    const quantile = (q) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] / 1000;
    const fullness = blocks.map((block) => block.fullness);
    const filled = fullness.reduce((sum, one) => sum + one, 0);
    return {
      what: this.what,
      network: this.name,
      load,
      events,
      submittedPerSecond: txs.length / seconds,
      perSecond: events / span,
      blocks: last.number - first.number + 1,
      blockTime: span / (last.number - first.number + 1),
      mostInBlock: Math.max(...blocks.map((block) => block.events)),
      inFullBlock: events / filled,
      meanFullness: filled / fullness.length,
      mostFullness: Math.max(...fullness),
      p50: quantile(0.5),
      p99: quantile(0.99),
    };
  }

  /** Every load that the network can take. */
  async measure() {
    await this.start();
    await this.fund();
    const { balances, multiPartyEscrow: escrow } = this.api.tx;
    say(`${this.what}, ${this.name}: signing ${TRANSFERS} transfers`);
    const transfer = (i) => balances.transferKeepAlive(recipients[i], ALINK / 1000n);
    const transfers = await each(TRANSFERS, (i) => this.sign(transfer(i), senders[i]));
    const rows = [await this.run('transfer', transfers, 'balances.Transfer', TRANSFERS)];
    if (!escrow) return rows;

    const channels = await this.openChannels();
    say(`${this.what}, ${this.name}: signing ${CLAIMS + SINGLES} vouchers`);
    const voucher = ({ id, key }, amount) => [id, amount, signVoucher(key, this.api.genesisHash, id, amount)];
    const items = await each(CLAIMS, (i) => voucher(channels[i], STEP));
    const batches = chunks(items, ITEMS).map((some, i) => this.sign(escrow.claimMany(some), senders[i]));
    const claim = (i) => escrow.claim(...voucher(channels[i], 2n * STEP));
    const singles = await each(SINGLES, (i) => this.sign(claim(i), senders[BATCHES + i]));
    rows.push(await this.run(`claim_many, ${ITEMS} items`, batches, 'multiPartyEscrow.ChannelClaimed', CLAIMS));
    rows.push(await this.run('claim', singles, 'multiPartyEscrow.ChannelClaimed', SINGLES));
    return rows;
  }
}

/** One development node, and four validators, of a binary. */
async function networks(what, binary, changeSpec) {
  const local = await localSpec(what, binary, changeSpec);
  const node = (name, ...args) =>
    Node.create(`${what}-${name}`, [...args, '--base-path', join(DIR, 'data', `${what}-${name}`)], binary);
  return [
    new Network('one node', what, [await node('dev', '--dev')]),
    new Network('four validators', what, await Promise.all(VALIDATORS.map((name) => node(name, '--chain', local, `--${name}`)))),
  ];
}

/** The file of a binary's local network, raw: a plain one makes every node compile the runtime for the genesis. */
async function localSpec(what, binary, change) {
  const made = async (chain, ...args) =>
    (await promisify(execFile)(binary, ['export-chain-spec', '--chain', chain, ...args], { maxBuffer: 1 << 28 })).stdout;
  const file = join(DIR, 'data', `${what}.json`);
  if (change) {
    const spec = JSON.parse(await made('local'));
    change(spec.genesis.runtimeGenesis.patch);
    writeFileSync(file, JSON.stringify(spec));
  }
  writeFileSync(file, await made(change ? file : 'local', '--raw'));
  return file;
}

/** Makes the template's network one of four authorities; it has two by itself. */
function fourAuthorities({ aura, grandpa }) {
  if (!aura || !grandpa) throw new Error('SOLOCHAIN_TEMPLATE is no solochain template: its genesis lacks `aura` or `grandpa`');
  const keys = (type) => ['//Alice', '//Bob', '//Charlie', '//Dave'].map((uri) => account(uri, type).address);
  aura.authorities = keys('sr25519');
  grandpa.authorities = keys('ed25519').map((key) => [key, 1]);
}

const number = (value) => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(2));
const percent = (value) => `${(100 * value).toFixed(value < 0.1 ? 1 : 0)} %`;
const ratio = (row, other) => (other ? `${(row.perSecond / other.perSecond).toFixed(2)}×` : '–');

function report(rows) {
  const heads = [
    ...['chain', 'network', 'load', 'number', 'submitted/s', '**final/s**', 'to transfers', 'to the template'],
    ...['blocks', 'block time', 'most in a block', 'fullness mean / most', 'a full block holds', 'p50 to finality', 'p99'],
  ];
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const transfersOf = (what, { network }) =>
    rows.find((row) => row.what === what && row.network === network && row.load === 'transfer');
  const lines = rows.map((row) =>
    line([
      ...[row.what, row.network, row.load, row.events.toLocaleString('en'), number(row.submittedPerSecond)],
      ...[`**${number(row.perSecond)}**`, ratio(row, transfersOf(row.what, row)), ratio(row, transfersOf('template', row))],
      ...[row.blocks, `${row.blockTime.toFixed(1)} s`, row.mostInBlock.toLocaleString('en')],
      ...[`${percent(row.meanFullness)} / ${percent(row.mostFullness)}`, number(row.inFullBlock)],
      ...[`${row.p50.toFixed(1)} s`, `${row.p99.toFixed(1)} s`],
    ]),
  );
  return [line(heads), line(heads.map(() => '---')), ...lines].join('\n');
}

const template = process.env.SOLOCHAIN_TEMPLATE;
const load = loadavg()[0];
const rows = [];
const measured = await networks('ALINK', BINARY);
if (template) measured.push(...(await networks('template', template, fourAuthorities)));

say(`deriving ${SENDERS} senders`);
senders = await each(SENDERS, (i) => account(`//bench//${i}`));
for (const network of measured) {
  try {
    rows.push(...(await network.measure()));
  } finally {
    await network.stop();
  }
}

const machine = `${availableParallelism()} cores of ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
console.log(`
${report(rows)}

- Machine: ${machine}; load average before: ${load.toFixed(1)}. The nodes, and what submits and counts, share it.
- **One node finalises with nobody to ask, as soon as it has the block: its latencies say nothing about a network's.**
- A rate is that of the whole load from the first block to the last; fullness is the weight of normal calls by what a block may
  have of it, and a full block holds what would fit by weight alone. \`submitted/s\` counts transactions; a \`claim_many\` is one
  with up to ${ITEMS} claims, each its channel's first. Latency is from submission to when the first node reports finality.`);
if (template) console.log('- The template has four authorities where there are four validators.');
else console.log("- The SDK's solochain template was not measured: name its binary in `SOLOCHAIN_TEMPLATE`.");
process.exit(0);
