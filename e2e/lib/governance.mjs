// A referendum from its preimage to its approval.
import { account, send, sendAll, untilBlock } from './chain.mjs';

/** Who decides: all development accounts but Eve and Ferdie, whose money stays free for the tests. */
export const voters = ['Alice', 'Bob', 'Charlie', 'Dave']
  .flatMap((name) => [`//${name}`, `//${name}//stash`])
  .concat('//Eve//stash', '//Ferdie//stash')
  .map((uri) => account(uri));

const AYE = { aye: true, conviction: 'Locked1x' };
const LIMIT = 15 * 60_000;

/** How long a referendum of the track may take, as its periods say, but never more than the limit above. */
function patience(api, id) {
  const track = api.consts.referenda.tracks.find(([trackId]) => trackId.eq(id))?.[1];
  if (!track) throw new Error(`no track ${id} in referenda.tracks`);
  const { preparePeriod, decisionPeriod, confirmPeriod, minEnactmentPeriod } = track;
  const periods = [preparePeriod, decisionPeriod, confirmPeriod, minEnactmentPeriod];
  const blocks = periods.reduce((sum, period) => sum + period.toNumber(), 20);
  return Math.min(LIMIT, blocks * api.consts.babe.expectedBlockTime.toNumber() + 120_000);
}

/** Submits `call` on the root track, with everybody's vote for it. Its index. */
export async function submitRootReferendum(api, call, proposer = voters[0]) {
  const { method } = call;
  const proposal = { Lookup: { hash: method.hash, len: method.encodedLength } };
  // Until finalised: where several validators author, a block that loses takes its transactions, and their nonces, back with it.
  const settled = { finalised: true };
  const opening = [
    [api.tx.preimage.notePreimage(method.toHex()), proposer],
    [api.tx.referenda.submit({ system: 'Root' }, proposal, { After: 0 }), proposer],
  ];
  const [, submitted] = await sendAll(api, opening, settled);
  const index = submitted.one('referenda.Submitted').index.toNumber();
  const ballots = await Promise.all(
    voters.map(async (voter) => {
      const { data } = await api.query.system.account(voter.address);
      // Nine tenths: locked money cannot pay fees or deposits.
      const balance = (data.free.toBigInt() * 9n) / 10n;
      return [api.tx.convictionVoting.vote(index, { Standard: { vote: AYE, balance } }), voter];
    }),
  );
  await sendAll(api, ballots, settled);
  // Last, because the decision begins with it: it can be over within seconds, and later votes would come too late.
  await send(api.tx.referenda.placeDecisionDeposit(index), proposer);
  return index;
}

/** Until the referendum is approved; any other end is an error. */
export function untilApproved(api, index) {
  return untilBlock(
    api,
    `referendum ${index} to be approved`,
    async () => {
      const info = (await api.query.referenda.referendumInfoFor(index)).unwrap();
      if (!info.isOngoing && !info.isApproved) throw new Error(`referendum ${index} ended as ${info.type}: ${info}`);
      return info.isApproved;
    },
    { timeout: patience(api, 0) },
  );
}
