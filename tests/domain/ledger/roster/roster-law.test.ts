/** Who may bring which roster: the acts that are for it, in either version, and what they must say. */
import { describe, expect, test } from "vitest";
import type { EntryId } from "../../../../src/domain/ids.ts";
import { rolesFor } from "../../../../src/domain/ledger/act-table.ts";
import { signerHeldTheRole } from "../../../../src/domain/ledger/authority.ts";
import type { Proposal } from "../../../../src/domain/ledger/proposal.ts";
import { rosterSucceeds } from "../../../../src/domain/ledger/roster/roster-law.ts";
import { EMPTY_LEDGER, type LedgerState } from "../../../../src/domain/ledger/state.ts";
import type { Procedure } from "../../../../src/domain/procedure/procedure.ts";

const procedure = {
  utcOffset: 420,
  office: { id: "kantor" },
  steps: [],
  mandates: {
    appoint: ["pencatat"],
    substitute: ["sekretaris"],
    amend: ["camat"],
    open: ["petugas"],
    waive: [],
    reopen: [],
    attach: [],
  },
} as unknown as Procedure;
const AT = Date.parse("2024-06-15T02:00:00Z") / 1000;
const held = (role: string, more: object = {}) => ({
  role,
  capacity: "definitif",
  basis: "SK",
  from: "2024-01-01",
  ...more,
});
const official = (id: string, appointments: object[], keys: object[] = []) => ({
  id,
  name: id,
  employeeNo: "",
  rank: "",
  appointments,
  keys,
});
const key = (blob: string) => ({ type: "ssh-ed25519", blob, from: "2024-01-01" });
const lestari = official("lestari", [held("pencatat")], [key("KEYlestari")]);
const agus = official("agus", [held("sekretaris")]);
const rina = official("rina", [held("petugas")]);

interface Entry {
  readonly version?: 1 | 2;
  readonly act?: string;
  readonly person?: string;
  readonly role?: string;
  readonly reason?: string;
  readonly statements?: readonly object[];
}
const proposal = (before: object[], after: object[], entry: Entry = {}): Proposal => {
  const { statements = [], ...trailers } = entry;
  return {
    trailers: {
      version: 2,
      act: "appoint",
      person: "lestari",
      role: "pencatat",
      capacity: "definitif",
      ...trailers,
    },
    note: [],
    statements,
    at: AT,
    key: "KEYlestari",
    before: { procedure, roster: { version: 3, officials: before }, sections: new Map() },
    after: { procedure, roster: { version: 4, officials: after }, sections: new Map() },
  } as unknown as Proposal;
};
const running: LedgerState = { ...EMPTY_LEDGER, root: "a".repeat(40) as EntryId };
const codes = (ledger: LedgerState, one: Proposal): readonly string[] =>
  rosterSucceeds(ledger, one).map((refusal) =>
    refusal.code === "roster-invalid" ? refusal.fault.code : refusal.code,
  );

describe("the first entry", () => {
  const unproven = official("dewi", [held("camat", { basis: "-" })], [key("KEYdewi")]);
  const found = (version: 1 | 2): Proposal => proposal([], [lestari, unproven], { act: "found", version });
  test("of version 2 brings proofs and letters, of version 1 it did not", () => {
    expect(codes(EMPTY_LEDGER, found(1))).toEqual([]);
    expect(codes(EMPTY_LEDGER, found(2))).toEqual(["key-unproven", "basis-missing"]);
  });
  test("is the only one that founds", () => {
    expect(codes(running, found(2))).toEqual([]);
    expect(codes(EMPTY_LEDGER, proposal([], [lestari, lestari], { act: "found", version: 1 }))).toEqual([
      "person-twice",
      "key-twice",
      "role-overlap",
    ]);
  });
});

describe("a later one", () => {
  const ended = official("rina", [held("petugas", { until: "2024-06-30" })]);
  test.each(["appoint", "correct"])("that ends something says why (%s)", (act) => {
    const silent = codes(running, proposal([lestari, rina], [lestari, ended], { act }));
    expect(silent).toContain("act-unexplained");
    const said = codes(running, proposal([lestari, rina], [lestari, ended], { act, reason: "mutasi" }));
    expect(said).toEqual(act === "correct" ? ["identity-changed"] : []);
  });
  test("by any other act is not asked: it may not touch the roster", () => {
    expect(codes(running, proposal([lestari, rina], [lestari], { act: "amend" }))).toEqual([]);
  });
  test("goes by the note, the office and the day of the entry", () => {
    const after = [lestari, official("rina", [held("petugas")], [key("KEYrina")])];
    const statement = { key: "KEYrina", text: "rina@kantor" };
    expect(codes(running, proposal([lestari, rina], after))).toEqual(["key-unproven"]);
    expect(codes(running, proposal([lestari, rina], after, { statements: [statement] }))).toEqual([]);
    const yesterday = official("rina", [held("petugas", { until: "2024-06-14" })]);
    const earlier = official("rina", [held("petugas", { until: "2024-06-13" })]);
    const altered = proposal([lestari, yesterday], [lestari, earlier], { reason: "x" });
    expect(codes(running, altered)).toEqual(["appointment-final"]);
  });
  test("the role claimed is the one that counts", () => {
    const both = official("lestari", [held("pencatat"), held("sekretaris-dua")], [key("KEYlestari")]);
    const after = [both, official("rina", [held("petugas"), held("camat")])];
    expect(codes(running, proposal([both, rina], after))).toEqual([]);
    expect(codes(running, proposal([both, rina], after, { role: "sekretaris-dua" }))).toEqual([
      "self-dealing",
    ]);
  });
});

describe("who may bring it", () => {
  const by = (version: 1 | 2, act: string): readonly string[] =>
    signerHeldTheRole(
      proposal([lestari, agus], [lestari, agus], { version, act, person: "agus", role: "sekretaris" }),
    ).map(({ code }) => code);
  test("the substitute too, but not in version 1", () => {
    expect(by(2, "appoint")).toEqual([]);
    expect(by(2, "correct")).toEqual([]);
    expect(by(1, "appoint")).toEqual(["role-not-held"]);
    expect(by(2, "found")).toEqual(["role-not-held"]);
    expect(by(2, "amend")).toEqual(["role-not-held"]);
  });
  test("a healing is confirmed by the substitute or by the owner of the procedure", () => {
    expect(rolesFor(procedure, "heal", undefined, false)).toEqual(["pencatat"]);
    expect(rolesFor(procedure, "heal", undefined, true)).toEqual(["sekretaris", "camat"]);
  });
});
