// Starts, watches and ends `alink-node` processes. Everything that a test file starts ends with its process, however that ends.
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { hexToU8a, u8aConcat } from '@polkadot/util';
import { base58Encode, ed25519PairFromSeed } from '@polkadot/util-crypto';
import { awaited, diagnostics, poll } from './wait.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The node under test: `$ALINK_NODE`, else the release build. */
export const BINARY = process.env.ALINK_NODE
  ? resolve(process.env.ALINK_NODE)
  : join(process.env.CARGO_TARGET_DIR ?? join(here, '..', '..', 'target'), 'release', 'alink-node');

/** Logs and databases of this test file. Goes when the file passes; the logs stay when it fails. */
export const DIR = mkdtempSync(join(tmpdir(), 'alink-e2e-'));
mkdirSync(join(DIR, 'data'));

/** What outlives a test file because it is dear to make: compiled runtimes, and the raw specifications of this binary. */
const CACHE = join(tmpdir(), 'alink-e2e-cache');
mkdirSync(CACHE, { recursive: true, mode: 0o700 });

const running = new Set();
diagnostics.add(() => [...running].map((node) => node.report()).join('\n'));

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
process.on('exit', (code) => {
  for (const node of running) node.process.kill('SIGKILL');
  rmSync(code === 0 ? DIR : join(DIR, 'data'), { recursive: true, force: true, maxRetries: 5 });
  if (code !== 0) console.error(`logs of the nodes: ${DIR}`);
});

const taken = new Set();

/** A port of this machine that nobody listens on. */
export async function freePort() {
  for (;;) {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address();
    server.close();
    await once(server, 'close');
    if (!taken.has(port)) {
      taken.add(port);
      return port;
    }
  }
}

/** The network identity that belongs to a node key (32 bytes, hex). */
export function peerId(nodeKey) {
  const { publicKey } = ed25519PairFromSeed(hexToU8a(`0x${nodeKey}`));
  return base58Encode(u8aConcat([0x00, 0x24, 0x08, 0x01, 0x12, 0x20], publicKey));
}

/** A node: its place on disk, its ports and keys stay the same over restarts. */
export class Node {
  /** Use {@link Node.create}. */
  constructor(name, ports, args, binary = BINARY) {
    const nodeKey = randomBytes(32).toString('hex');
    const tcp = `/ip4/127.0.0.1/tcp/${ports.p2p}`;
    const ws = `/ip4/127.0.0.1/tcp/${ports.ws}/ws`;
    this.name = name;
    this.binary = binary;
    this.log = join(DIR, `${name}.log`);
    this.url = `ws://127.0.0.1:${ports.rpc}`;
    this.address = `${tcp}/p2p/${peerId(nodeKey)}`;
    this.wsAddress = `${ws}/p2p/${peerId(nodeKey)}`;
    this.args = [
      ...args,
      ...['--name', name, '--node-key', nodeKey, '--rpc-port', ports.rpc],
      ...['--listen-addr', tcp, '--listen-addr', ws],
      ...['--no-telemetry', '--no-prometheus', '--no-mdns', '--runtime-cache', CACHE],
      ...(process.env.ALINK_E2E_LOG ? [`-l${process.env.ALINK_E2E_LOG}`] : []),
    ].map(String);
  }

  /** A node that is not running yet. */
  static async create(name, args, binary) {
    return new Node(name, { p2p: await freePort(), ws: await freePort(), rpc: await freePort() }, args, binary);
  }

  /** Begins a run of it and waits for nothing; `gone` resolves, with how it ended, when it has. */
  launch(...extra) {
    if (!existsSync(this.binary)) throw new Error(`no node at ${this.binary}: build it, or set ALINK_NODE`);
    const out = openSync(this.log, 'a');
    this.process = spawn(this.binary, [...this.args, ...extra], {
      stdio: ['ignore', out, out],
      env: { ...process.env, TMPDIR: join(DIR, 'data'), RUST_BACKTRACE: '1' },
    });
    closeSync(out);
    this.process.unref(); // a forgotten node must not keep the test file from ending
    running.add(this);
    const gone = new Promise((done) => {
      this.process.once('exit', (code, signal) => done(`${this.name} ended: ${signal ?? `code ${code}`}`));
      this.process.once('error', (error) => done(`${this.name} did not start: ${error.message}`));
    });
    this.gone = gone.then((how) => (running.delete(this), how));
  }

  /** Runs it (again), until its JSON-RPC answers. `extra` arguments are for this run alone. */
  async start(...extra) {
    this.launch(...extra);
    await poll(`JSON-RPC of ${this.name}`, () => !this.alive || this.rpc('system_health'), { timeout: 180_000 });
    if (!this.alive) throw new Error(`${await this.gone}\n${this.report()}`);
    return this;
  }

  /** Whether its process is there. */
  get alive() {
    return running.has(this);
  }

  /** Ends it at once, as a power cut would. */
  async kill(signal = 'SIGKILL') {
    if (!this.alive) return;
    this.process.kill(signal);
    await awaited(`${this.name} to end on ${signal}`, 30_000, (done) => void this.gone.then(done));
  }

  /** Ends it as an operator does; by force if it does not listen. Never fails. */
  async stop() {
    await this.kill('SIGTERM').catch(() => this.kill('SIGKILL')).catch(() => {});
  }

  /** One JSON-RPC call over HTTP; an error answer is thrown, with its `code`. */
  async rpc(method, ...params) {
    const response = await fetch(this.url.replace('ws', 'http'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      signal: AbortSignal.timeout(30_000),
    });
    const { result, error } = await response.json();
    if (error) throw Object.assign(new Error(error.message), { code: error.code, data: error.data });
    return result;
  }

  /** Everything that it wrote. */
  output() {
    return existsSync(this.log) ? readFileSync(this.log, 'utf8') : '';
  }

  /** Its last words, for messages. */
  report(lines = 15) {
    const state = this.alive ? 'running' : 'not running';
    return `--- ${this.name} (${state}, ${this.log})\n${this.output().trimEnd().split('\n').slice(-lines).join('\n')}`;
  }
}

const dataDir = (name) => join(DIR, 'data', name);

/** A running development chain: one authority, Alice, that keeps everything. */
export async function devNode(...args) {
  return (await Node.create('dev', ['--dev', '--tmp', '--chain', await specFile('dev'), ...args])).start();
}

const specs = new Map();

/** The file of a preset's raw specification. Made once per binary: building genesis compiles the runtime, for each node anew. */
export function specFile(chain) {
  if (!specs.has(chain)) specs.set(chain, makeSpecFile(chain));
  return specs.get(chain);
}

async function makeSpecFile(chain) {
  const { size, mtimeMs } = statSync(BINARY, { throwIfNoEntry: false }) ?? {};
  if (!size) throw new Error(`no node at ${BINARY}: build it, or set ALINK_NODE`);
  const file = join(CACHE, `${chain}-${size}-${Math.trunc(mtimeMs)}.json`);
  if (!existsSync(file)) {
    for (const old of readdirSync(CACHE)) if (old.startsWith(`${chain}-`)) rmSync(join(CACHE, old));
    const part = `${file}.${process.pid}`;
    writeFileSync(part, JSON.stringify(await exportChainSpec(chain)));
    renameSync(part, file);
  }
  return file;
}

/** A node of the local network that is no validator, not started; `args` may make it one. */
export async function localNode(name, bootNodes, ...args) {
  const boot = bootNodes.flatMap((node) => ['--bootnodes', node.address]);
  return Node.create(name, ['--chain', await specFile('local'), '--base-path', dataDir(name), ...boot, ...args]);
}

/** The four validators of the local preset. */
export const VALIDATORS = ['alice', 'bob', 'charlie', 'dave'];

/** The local network's validators, running; `argsOf(name)` gives one of them further arguments. */
export async function localnet(argsOf = () => []) {
  const nodes = await Promise.all(VALIDATORS.map((name) => localNode(name, [], `--${name}`, ...argsOf(name))));
  for (const node of nodes) {
    node.args.push(...nodes.filter((other) => other !== node).flatMap((other) => ['--bootnodes', other.address]));
  }
  try {
    return await Promise.all(nodes.map((node) => node.start()));
  } catch (error) {
    await stopAll();
    throw error;
  }
}

/** Ends every node that still runs. For `after`. */
export async function stopAll() {
  await Promise.all([...running].map((node) => node.stop()));
}

/** The raw chain specification of a preset, as the node exports it. */
export async function exportChainSpec(chain) {
  const run = promisify(execFile);
  const { stdout } = await run(BINARY, ['export-chain-spec', '--chain', chain, '--raw'], { maxBuffer: 1 << 28 });
  return JSON.parse(stdout);
}
