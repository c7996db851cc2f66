/** Five thousand histories, judged by the program and by an oracle that was written from the page alone. */
import { describe, expect, test } from "vitest";
import { judgeHistory } from "../../src/app/ledger/judging/judge-history.ts";
import { Generator } from "./generator.ts";
import type { Commit } from "./history.ts";
import { Oracle } from "./oracle.ts";
import { portsOf } from "./ports.ts";
import { Random } from "./random.ts";

/** Each seed is one history; fewer are quicker while working on the law. */
const SEEDS = Number(process.env.SOP_ORACLE_SEEDS ?? 5000);
const LONGEST = 40;

interface Judged {
  readonly proven: boolean;
  readonly faulty: readonly string[];
}

async function byProgram(
  commits: readonly Commit[],
): Promise<Judged & { readonly codes: readonly string[] }> {
  const judgement = await judgeHistory(portsOf(commits), commits.at(-1)?.id as never);
  // A healing that waits makes the whole record unproven, and no entry faulty; it is told last.
  const own = judgement.violations.slice(0, judgement.state.healing === undefined ? undefined : -1);
  return {
    proven: judgement.violations.length === 0,
    faulty: [...new Set(own.map(({ entry }) => String(entry)))].sort(),
    codes: own.map(({ code, entry }) => `${entry.slice(0, 8)} ${code}`),
  };
}

function byOracle(commits: readonly Commit[]): Judged & { readonly reasons: readonly string[] } {
  const oracle = new Oracle();
  for (const commit of commits) oracle.take(commit);
  const { proven, faults } = oracle.verdict();
  return {
    proven,
    faulty: [...faults.keys()].sort(),
    reasons: [...faults].map(([id, reasons]) => `${id.slice(0, 8)} ${reasons.join(" ")}`),
  };
}

async function agree(commits: readonly Commit[]): Promise<boolean> {
  const [one, other] = [await byProgram(commits), byOracle(commits)];
  return one.proven === other.proven && one.faulty.join() === other.faulty.join();
}

/** The shortest beginning of a history on which the two do not agree. */
async function shortest(commits: readonly Commit[]): Promise<readonly Commit[]> {
  for (let length = 1; length <= commits.length; length++)
    if (!(await agree(commits.slice(0, length)))) return commits.slice(0, length);
  return commits;
}

const told = ({ id, parents, at, key, said, tree }: Commit): object => ({
  id: id.slice(0, 8),
  parents: parents.map((parent) => parent.slice(0, 8)),
  at,
  key,
  said,
  paths: [...tree.keys()].join(" "),
});

describe("the program and the oracle agree on what may stand", () => {
  const counts = new Map<string, number>();

  test(`in ${SEEDS} histories`, { timeout: 1_200_000 }, async () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const generator = new Generator(new Random(seed));
      const commits = generator.grow(5 + (seed % LONGEST));
      for (const [what, count] of generator.counts) counts.set(what, (counts.get(what) ?? 0) + count);
      if (await agree(commits)) continue;
      const few = await shortest(commits);
      const [program, oracle] = [await byProgram(few), byOracle(few)];
      const history = JSON.stringify(few.slice(-4).map(told), undefined, 1);
      expect.fail(
        `seed ${seed}, ${few.length} commits\nprogram: ${program.codes.join(", ")} (${program.proven})\noracle: ${oracle.reasons.join(", ")} (${oracle.proven})\n${history}`,
      );
    }
  });

  test("every act, shape, mutation and kind of refusal occurred often enough to mean something", () => {
    const acts = [
      "found",
      "appoint",
      "amend",
      "open",
      "draft",
      "approve",
      "reject",
      "receive",
      "verify",
      "compile",
      "reopen",
      "cancel",
      "heal",
    ];
    const areas = ["line", "clock", "people", "order", "paths", "derived", "digest", "heal", "content"];
    const shapes = [
      "aside",
      "merge",
      "merge pulled the other way round",
      "octopus",
      "plain in-tray",
      "plain edit",
      "plain empty",
    ];
    const wanted = [...acts.map((act) => `act ${act}`), ...areas.map((area) => `refused ${area}`), ...shapes];
    const rare = wanted.filter((what) => (counts.get(what) ?? 0) < SEEDS / 50);
    expect(rare).toEqual([]);
  });
});
