// Starts: the plain one works, and what cannot work is refused with what is wrong and what to do.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { stringToHex } from '@polkadot/util';
import { account } from './lib/chain.mjs';
import { BINARY, DIR, Node, devNode, specFile, stopAll } from './lib/node.mjs';
import { poll, within } from './lib/wait.mjs';

/** How long a node may take to find out that it cannot start: some do so only once the runtime is compiled. */
const LIMIT = 120_000;

const place = (name) => join(DIR, 'data', name);

/** A file of this content. */
function file(name, content) {
  writeFileSync(place(name), content);
  return place(name);
}

const hashAt = (node, height) => node.rpc('chain_getBlockHash', height);
const finalisedOf = async (node) =>
  Number((await node.rpc('chain_getHeader', await node.rpc('chain_getFinalizedHead'))).number);

/** A node that keeps nothing, not started. */
const fleeting = (name, ...args) => Node.create(name, ['--tmp', ...args]);

/** A node without the identity in the network that the helpers give to each. */
async function anonymous(name, ...args) {
  const node = await fleeting(name, ...args);
  node.args.splice(node.args.lastIndexOf('--node-key'), 2); // theirs is the last, `args` may have one too
  return node;
}

/**
 * What a node says beside its log when it is started and must not run: it has to end by itself, as a failure.
 * The log is left out, because it names chains, paths and keys whatever happens.
 */
async function refusal(node) {
  node.launch();
  try {
    const how = await within(`${node.name} to refuse to start`, LIMIT, node.gone);
    assert.ok(node.process.exitCode > 0, `${how}\n${node.report()}`);
  } finally {
    await node.stop();
  }
  // A panic ends with a failure too, but it tells an operator nothing.
  assert.doesNotMatch(node.output(), /panicked at/);
  const lines = node.output().split('\n').filter((line) => !/^\d{4}-\d\d-\d\d \d\d:/.test(line));
  const said = lines.join('\n').trim();
  assert.match(said, /^error: ./i, node.report());
  return said;
}

function assertSays(said, ...words) {
  assert.deepEqual(words.filter((word) => !said.includes(word)), [], `words that are missing in: ${said}`);
}

let dev;

/** The development chain's raw specification with these entries of its genesis state set. */
function altered(name, entries) {
  const spec = JSON.parse(dev);
  Object.assign(spec.genesis.raw.top, entries);
  return file(name, JSON.stringify(spec));
}

/** The testnet's genesis file after `change`. */
function testnet(name, change) {
  const json = JSON.parse(readFileSync(new URL('../chain-specs/testnet.json', import.meta.url), 'utf8'));
  change(json);
  return `testnet:${file(name, JSON.stringify(json))}`;
}

before(async () => {
  dev = readFileSync(await specFile('dev'), 'utf8');
});

after(stopAll);

describe('a newcomer\'s start', () => {
  let genesis;
  after(stopAll);

  it('needs no more than --dev', async () => {
    const node = await fleeting('newcomer', '--dev');
    await node.start();
    assert.equal(await node.rpc('system_chain'), 'ALINK Development');
    await poll('newcomer to finalise a block', async () => (await finalisedOf(node)) > 0);
    genesis = await hashAt(node, 0);
  });

  it('is on the chain that the other tests start from its exported specification', async () => {
    assert.equal(await hashAt(await devNode(), 0), genesis);
  });
});

describe('a chain', () => {
  it('has to be named', async () => {
    assertSays(await refusal(await fleeting('no-chain')), '--chain', '--dev', '`local`', '`testnet:FILE`');
  });

  const WRONG_ADDRESS = '5HpBzmJPbnYip5MnWuTTp5rezfR338jznECJW5pHyKDebygZ';
  // What it is, what to give as --chain, and the words that tell what is wrong with it, beside its name.
  const useless = [
    ['an unknown name', () => 'nonesuch', 'no chain', '`dev`', '`testnet:FILE`'],
    ['a path to nothing', () => place('nowhere.json'), 'no file', '`dev`', '`testnet:FILE`'],
    ['a file that is not JSON', () => file('text.json', 'name = "ALINK"\n'), 'line 1'],
    ['JSON that is no specification', () => file('other.json', '{"id": "alink"}'), 'missing field `name`'],
    ['half a specification', () => file('half.json', dev.slice(0, dev.length / 2)), 'EOF'],
    ['a genesis file that is not there', () => `testnet:${place('nowhere.json')}`, 'No such file'],
    ['a genesis file that is not JSON', () => `testnet:${file('text-genesis.json', 'stash = 1\n')}`, 'line 1'],
    [
      'a genesis file with a misspelt key',
      () => testnet('misspelt.json', ({ authorities: [one] }) => (one.bomd = one.bond)),
      ...['`bomd`', '`bond`'],
    ],
    [
      'a genesis file without a key',
      () => testnet('keyless.json', ({ authorities: [one] }) => delete one.authorityDiscovery),
      'missing field `authorityDiscovery`',
    ],
    [
      'a genesis file with a wrong address',
      () => testnet('address.json', ({ authorities: [one] }) => (one.grandpa = WRONG_ADDRESS)),
      ...[WRONG_ADDRESS, 'SS58'],
    ],
    [
      'a genesis file with an unknown parameter',
      () => testnet('parameter.json', (json) => (json.parameters.slotduration = 1)),
      ...['`slotduration`', '`slotDuration`'],
    ],
  ];
  for (const [what, chain, ...words] of useless) {
    it(`is not ${what}`, async () => {
      const given = chain();
      const said = await refusal(await fleeting(what.replaceAll(' ', '-'), '--chain', given));
      assertSays(said, `\`${given.replace(/^testnet:/, '')}\``, ...words);
    });
  }

  it('has a runtime that can be run', async () => {
    const chain = altered('garbage.json', { '0x3a636f6465': stringToHex('no WebAssembly') });
    assertSays(await refusal(await fleeting('garbage', '--chain', chain)), 'runtime', 'cannot deserialize module');
  });
});

describe('a database', () => {
  const base = place('database');
  const on = async (name, chain) => Node.create(name, ['--chain', chain, '--base-path', base, '--alice']);
  let owner;
  let first;
  let height;
  let hash;

  before(async () => {
    owner = await on('owner', await specFile('dev'));
    await owner.start();
    first = await hashAt(owner, 0);
    await poll('owner to finalise a block', async () => (height = await finalisedOf(owner)) > 0);
    hash = await hashAt(owner, height);
  });
  after(stopAll);

  it('has one node at a time', async () => {
    assertSays(await refusal(await on('second', await specFile('dev'))), 'Database file is in use');
  });

  it('is kept from another chain, even one of the same name and id', async () => {
    await owner.stop();
    const chain = altered('foreign.json', { [stringToHex('another genesis')]: '0x01' });
    const said = await refusal(await on('intruder', chain));
    assertSays(said, base, 'belongs to another chain', '--chain', '--base-path', 'purge-chain');

    // The other chain is a sound one: it runs where there is no database, and has the hash that was named.
    const elsewhere = await fleeting('elsewhere', '--chain', chain);
    await elsewhere.start();
    assert.deepEqual(said.match(/0x[0-9a-f]{64}/g), [first, await hashAt(elsewhere, 0)]);
    await elsewhere.stop();
  });

  it('is unharmed by that, and goes on', async () => {
    await owner.start();
    assert.equal(await hashAt(owner, height), hash);
    await poll(`owner to finalise a block after ${height}`, async () => (await finalisedOf(owner)) > height);
  });

  it('is ParityDB', async () => {
    assertSays(await refusal(await fleeting('rocksdb', '--dev', '--database', 'rocksdb')), 'rocksdb', 'paritydb');
  });
});

describe('the key of a node', () => {
  it('is not made up for a validator', async () => {
    const node = await anonymous('no-key', '--chain', await specFile('dev'), '--validator');
    assertSays(await refusal(node), 'network/secret_ed25519', 'generate-node-key');
  });

  it('is not made up for a validator that says where it is', async () => {
    const key = place('no-such-key');
    const node = await anonymous('lost-key', '--chain', await specFile('dev'), '--validator', '--node-key-file', key);
    assertSays(await refusal(node), key, 'generate-node-key');
  });

  it('is 32 bytes, and not repeated when it is not', async () => {
    const key = 'a7'.repeat(31);
    const said = await refusal(await anonymous('short-key', '--chain', await specFile('dev'), '--node-key', key));
    assertSays(said, 'Invalid node key');
    assert.ok(!said.includes(key), said);
  });

  it('is not any file', async () => {
    const key = file('words', 'these are no key\n');
    const node = await anonymous('words-for-a-key', '--chain', await specFile('dev'), '--node-key-file', key);
    assertSays(await refusal(node), key, '64 hexadecimal digits', 'generate-node-key');
  });

  it('is not a directory', async () => {
    const key = place('directory');
    mkdirSync(key);
    const node = await anonymous('directory-for-a-key', '--chain', await specFile('dev'), '--node-key-file', key);
    assertSays(await refusal(node), key, 'generate-node-key');
  });
});

describe('the session keys of a validator', () => {
  const stash = account('//Eve//stash').address;
  const at = (name) => ['--base-path', place(name)];

  it('have to be there, all three', async () => {
    const said = await refusal(await Node.create('keyless', ['--chain', await specFile('local'), ...at('keyless'), '--validator']));
    assertSays(said, 'BABE', 'GRANDPA', 'authority discovery', 'generate-session-keys', '--owner');
  });

  it('cannot be used without their password', async () => {
    const chain = await specFile('local');
    const password = file('password', 'open sesame');
    const make = ['key', 'generate-session-keys', '--chain', chain, ...at('locked'), '--owner', stash];
    execFileSync(BINARY, [...make, '--password-filename', password], { stdio: 'pipe' });
    const validator = await Node.create('locked', ['--chain', chain, ...at('locked'), '--validator']);
    assertSays(await refusal(validator), 'password', '--password-filename');

    validator.args.push('--password-filename', password);
    await validator.start();
    await validator.stop();
  });
});

describe('a port that somebody else has', () => {
  let port;
  let squatter;

  before(async () => {
    squatter = createServer().listen(0, '0.0.0.0');
    await once(squatter, 'listening');
    ({ port } = squatter.address());
  });
  after(() => squatter.close());

  it('is not replaced by another one for JSON-RPC', async () => {
    const node = await fleeting('rpc', '--chain', await specFile('dev'));
    node.args.splice(node.args.indexOf('--rpc-port') + 1, 1, String(port));
    assertSays(await refusal(node), `:${port}`, 'JSON-RPC', '--rpc-port');
  });

  it('is not given up for other nodes', async () => {
    const node = await fleeting('peers', '--chain', await specFile('dev'), '--listen-addr', `/ip4/127.0.0.1/tcp/${port}`);
    assertSays(await refusal(node), `:${port}`, 'other nodes', '--port');
  });

  it('is not given up for metrics', async () => {
    const node = await fleeting('metrics', '--chain', await specFile('dev'), '--prometheus-port', port);
    node.args.splice(node.args.indexOf('--no-prometheus'), 1);
    assertSays(await refusal(node), `:${port}`, 'metrics', '--prometheus-port');
  });
});
