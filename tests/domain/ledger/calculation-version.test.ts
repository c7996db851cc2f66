/** Which rules of calculation a cycle goes by: those of its opening entry, to its end; and which recap says what is new. */
import { expect, test } from "vitest";
import { type EntryId, entryId } from "../../../src/domain/ids.ts";
import { sameRules } from "../../../src/domain/ledger/cycle-rules.ts";
import { append, EMPTY_LEDGER, type LedgerState } from "../../../src/domain/ledger/state.ts";
import { openCycle } from "../../../src/domain/procedure/cycle.ts";
import { cycle } from "../../support/figures.ts";
import { proposalOf } from "../../support/proposal.ts";
import { PROCEDURE } from "../../support/story.ts";
import { there } from "../../support/there.ts";

const id = (no: number): EntryId => there(entryId(String(no).repeat(40)));

/** Opens cycles one after the other, each under the rules that its entry names. */
function opened(...cycles: readonly (readonly [name: string, rules: number | undefined])[]): LedgerState {
  return cycles.reduce(
    (ledger, [name, rules], no) =>
      append(ledger, proposalOf(ledger, "open", "rina", { cycle: cycle(name), rules }), id(no + 1)),
    EMPTY_LEDGER,
  );
}
const of = (ledger: LedgerState) => [...ledger.cycles.values()].map(({ calculation }) => calculation);

test("the rules of the opening entry; the first where it names none", () => {
  expect(of(opened(["2024/tw1", undefined]))).toEqual([{ version: 1, isNew: false }]);
  expect(of(opened(["2024/tw1", 2]))).toEqual([{ version: 2, isNew: false }]);
  expect(openCycle(cycle("2024/tw1"), 1).calculation).toEqual({ version: 1, isNew: false });
});

test("the first cycle by newer rules says so, in the order of the entries, and no other does", () => {
  expect(of(opened(["2024/tw1", 1], ["2024/tw3", 2], ["2024/tw2", 2]))).toEqual([
    { version: 1, isNew: false },
    { version: 2, isNew: true },
    { version: 2, isNew: false },
  ]);
});

test("an entry by newer rules changes nothing of a running cycle", () => {
  const before = opened(["2024/tw1", 1]);
  const after = append(before, proposalOf(before, "draft", "rina", { step: 1, round: 1, rules: 2 }), id(9));
  expect([after.rules, ...of(after)]).toEqual([2, { version: 1, isNew: false }]);
});

test("a cap of the mean is one of the rules that a cycle keeps", () => {
  expect(sameRules(PROCEDURE, { ...PROCEDURE, meanCap: undefined })).toBe(true);
  expect(sameRules(PROCEDURE, { ...PROCEDURE, meanCap: 100 })).toBe(false);
});
