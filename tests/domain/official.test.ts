import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  formatEmployeeNumber,
  isUsualAge,
  maskEmployeeNumber,
  readEmployeeNumber,
} from "../../src/domain/employee-number.ts";
import {
  endsOffice,
  type Official,
  type Roster,
  rosterFaults,
  successionFaults,
} from "../../src/domain/official.ts";
import { readRank } from "../../src/domain/rank.ts";

const TODAY = "20260101";
const ids = JSON.parse(readFileSync(new URL("../data/employee-ids.json", import.meta.url), "utf8")) as Record<
  "valid" | "validPPPK" | "invalid",
  string[]
>;

describe("employee numbers", () => {
  test.each(ids.valid)("%s is a NIP", (text) => expect(readEmployeeNumber(text, TODAY).kind).toBe("nip"));
  test.each(ids.validPPPK)("%s is an NI PPPK", (text) =>
    expect(readEmployeeNumber(text, TODAY).kind).toBe("pppk"),
  );
  test.each([
    ...ids.invalid,
    "1,97E+17",
    "19700230 199501 1 001",
    "20700101 199501 1 001",
    "19700101 199501 1 000",
  ])("%s is neither", (text) => expect(readEmployeeNumber(text, TODAY)).toEqual({ kind: "invalid" }));
  test("printed in groups, masked where it leaves the office, prefixed or not", () => {
    expect(readEmployeeNumber("NIP. 19700101 199501 1 001", TODAY)).toEqual({
      kind: "nip",
      digits: "197001011995011001",
    });
    expect(formatEmployeeNumber("197001011995011001")).toBe("19700101 199501 1 001");
    expect(maskEmployeeNumber("197001011995011001")).toBe("1970***********001");
    expect([isUsualAge("197001011995011001"), isUsualAge("199001011995011001")]).toEqual([true, false]);
  });
});

const official = (id: string, more: object = {}): Official =>
  ({
    id,
    name: id,
    employeeNo: "",
    rank: "",
    appointments: [{ role: "camat", capacity: "definitif", basis: "SK 1", from: "2024-01-01" }],
    keys: [{ type: "ssh-ed25519", blob: `AAAA${id}`, from: "2024-01-01" }],
    ...more,
  }) as unknown as Official;
const roster = (version: number, ...officials: Official[]): Roster => ({ version, officials });

describe("a roster", () => {
  test("gives each key to one person, each person one place, each role one holder at a time", () => {
    const shared = roster(1, official("a"), official("b", { keys: official("a").keys }));
    expect(rosterFaults(shared).map(({ code }) => code)).toEqual(["key-shared", "role-overlap"]);
    expect(
      rosterFaults(roster(1, official("a"), official("a", { appointments: [] }))).map(({ code }) => code),
    ).toEqual(["person-twice", "key-shared"]);
    const acting = official("b", {
      appointments: [{ role: "camat", capacity: "plh", basis: "SP 2", from: "2024-02-01" }],
    });
    expect(rosterFaults(roster(1, official("a"), acting))).toEqual([]);
  });

  test("says why when it ends an office or a key", () => {
    const before = roster(3, official("a"));
    const [held, key] = [official("a").appointments[0], official("a").keys[0]];
    expect(endsOffice(before, roster(4, official("a"), official("b")))).toBe(false);
    expect(
      endsOffice(before, roster(4, official("a", { appointments: [{ ...held, until: "2024-06-30" }] }))),
    ).toBe(true);
    expect(endsOffice(before, roster(4, official("a", { keys: [{ ...key, until: "2024-06-30" }] })))).toBe(
      true,
    );
  });

  test("goes up by one, and never forgets", () => {
    const before = roster(3, official("a"));
    expect(successionFaults(before, roster(4, official("a"), official("b", { appointments: [] })))).toEqual(
      [],
    );
    const codes = (after: Roster) => successionFaults(before, after).map(({ code }) => code);
    expect(codes(roster(3, official("a")))).toEqual(["version-step"]);
    expect(codes(roster(5, official("a")))).toEqual(["version-step"]);
    expect(codes(roster(4))).toEqual(["person-removed"]);
    expect(codes(roster(4, official("a", { keys: [] })))).toEqual(["history-changed"]);
    const backdated = official("a", {
      appointments: [{ ...official("a").appointments[0], from: "2020-01-01" }],
    });
    expect(codes(roster(4, backdated))).toEqual(["history-changed"]);
    const ended = official("a", {
      appointments: [{ ...official("a").appointments[0], until: "2024-06-30" }],
    });
    expect(codes(roster(4, ended))).toEqual([]);
    expect(successionFaults(roster(4, ended), roster(5, official("a"))).map(({ code }) => code)).toEqual([
      "history-changed",
    ]);
  });
});

describe("ranks, however they are typed", () => {
  test.each([
    ["Pembina Tk. I (IV/b)", "Pembina Tingkat I (IV/b)"],
    ["pembina tk.I", "Pembina Tingkat I (IV/b)"],
    ["IVa", "Pembina (IV/a)"],
    ["III/D", "Penata Tingkat I (III/d)"],
    ["Penata, III/c", "Penata (III/c)"],
    ["Juru Muda", "Juru Muda (I/a)"],
    ["Pengatur Muda Tingkat I II/b", "Pengatur Muda Tingkat I (II/b)"],
    ["Pembina Utama", "Pembina Utama (IV/e)"],
    ["Golongan IX", "Golongan IX"],
    ["gol. xvii", "Golongan XVII"],
  ])("%s is %s", (typed, rank) => {
    expect(readRank(typed)).toBe(rank);
  });
  test.each(["", "Kepala", "V/a", "IV/f", "III/e", "Pembina (III/a)", "Golongan XX", "Penata Tingkat II"])(
    "%j is none",
    (typed) => {
      expect(readRank(typed)).toBeUndefined();
    },
  );
});
