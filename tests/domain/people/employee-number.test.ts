/** NIP and NI PPPK: each part of the eighteen digits at its boundary, on a day in 2026. Invented numbers. */
import { describe, expect, test } from "vitest";
import {
  formatEmployeeNumber,
  isUsualAge,
  maskEmployeeNumber,
  readEmployeeNumber,
} from "../../../src/domain/people/employee-number.ts";

describe("what is a number, and what is nearly one", () => {
  test.each([
    ["197001011995011001", "nip"],
    ["19700101 199501 1 001", "nip"],
    ["19700101.199501.1.001", "nip"],
    ["NIP 197001011995011001", "nip"],
    ["NIP. : 197001011995011001", "nip"],
    [" nip197001011995011001", "nip"],
    ["NI PPPK 197001012021211001", "pppk"],
    ["NIPPPK: 197001012021211001", "pppk"],
    ["197001012021991001", "pppk"],
    ["197001012021201001", "invalid"],
    ["197001011995121001", "nip"],
    ["197001011995131001", "invalid"],
    ["197001011995001001", "invalid"],
    ["197001011995012001", "nip"],
    ["197001011995013001", "invalid"],
    ["197001011995010001", "invalid"],
    ["197001011995011000", "invalid"],
    ["197001011995011999", "nip"],
    ["200002292024011001", "nip"],
    ["190002291924011001", "invalid"],
    ["197013011995011001", "invalid"],
    ["197001321995011001", "invalid"],
    ["197000011995011001", "invalid"],
    ["202601012026011001", "nip"],
    ["202601022026011001", "invalid"],
    ["200001012026011001", "nip"],
    ["200001012027011001", "invalid"],
    ["19700101199501100", "invalid"],
    ["1970010119950110011", "invalid"],
    ["NIK 197001011995011001", "invalid"],
    ["197001011995011001 (ASN)", "invalid"],
    ["", "invalid"],
  ])("%j is %s", (text, kind) => {
    const digits = text.replace(/\D/g, "");
    expect(readEmployeeNumber(text, "20260101")).toEqual(kind === "invalid" ? { kind } : { kind, digits });
  });
});

describe("years between birth and appointment", () => {
  test.each([
    ["1970", "1985", false],
    ["1970", "1986", true],
    ["1970", "2030", true],
    ["1970", "2031", false],
  ])("%s to %s: usual %s", (born, appointed, usual) => {
    expect(isUsualAge(`${born}0101${appointed}011001`)).toBe(usual);
  });
});

describe("as it is printed", () => {
  test.each([
    ["197001011995011001", "19700101 199501 1 001", "1970***********001"],
    ["1970010", "1970010", "****"],
    ["19700101", "19700101", "1970*101"],
    ["", "", "****"],
  ])("%j", (digits, grouped, masked) => {
    expect([formatEmployeeNumber(digits), maskEmployeeNumber(digits)]).toEqual([grouped, masked]);
  });
});
