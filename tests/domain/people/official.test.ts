import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { RoleId } from "../../../src/domain/ids.ts";
import {
  formatEmployeeNumber,
  isUsualAge,
  maskEmployeeNumber,
  readEmployeeNumber,
} from "../../../src/domain/people/employee-number.ts";
import { ableToSign, type Roster } from "../../../src/domain/people/official.ts";
import { readRank } from "../../../src/domain/people/rank.ts";

const TODAY = "20260101";
const ids = JSON.parse(
  readFileSync(new URL("../../data/employee-ids.json", import.meta.url), "utf8"),
) as Record<"valid" | "validPPPK" | "invalid", string[]>;

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

describe("who can sign for a role on a day", () => {
  const DAY = "2024-06-15";
  const held = { role: "pencatat", capacity: "definitif", basis: "SK", from: "2024-01-01" };
  const key = { type: "ssh-ed25519", blob: "a", from: "2024-01-01" };
  const able = (appointment: object, ...keys: object[]): number => {
    const official = { id: "x", name: "X", employeeNo: "", rank: "", appointments: [appointment], keys };
    const roster = { version: 1, officials: [official] } as unknown as Roster;
    return ableToSign(roster, ["pencatat" as RoleId], DAY).length;
  };

  test.each<[string, object, object[], number]>([
    ["a holder with a key", held, [key], 1],
    ["with an ended key and one in force", held, [{ ...key, ended: "lost" }, key], 1],
    ["with none", held, [], 0],
    ["with an ended key", held, [{ ...key, until: DAY, ended: "lost" }], 0],
    ["on the last day", { ...held, until: DAY }, [key], 1],
    ["after the last day", { ...held, until: "2024-06-14" }, [key], 0],
    ["of another role", { ...held, role: "camat" }, [key], 0],
  ])("%s", (_name, appointment, keys, count) => expect(able(appointment, ...keys)).toBe(count));
});
