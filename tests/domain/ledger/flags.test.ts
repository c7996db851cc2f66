/** What the law lets stand, and an auditor should see. */
import { describe, expect, test } from "vitest";
import { mayAppend } from "../../../src/domain/ledger/law.ts";
import { proposalOf, type Said } from "../../support/proposal.ts";
import { person, Story, staffed } from "../../support/story.ts";

describe("an acting signer", () => {
  const asked = (capacity: "plt" | "plh" | "pj" | "definitif", said: Said = {}) => {
    const before = staffed(person("dewi", "kasubag", undefined, capacity));
    const { ledger } = new Story().upTo(6);
    return mayAppend(
      ledger,
      proposalOf(ledger, "approve", "dewi", { step: 7, round: 1, ...said }, { before }),
    );
  };
  const flag = { code: "acting-signer", person: "dewi", role: "kasubag", basis: "SK" };
  test.each([
    ["definitif", []],
    ["plt", [flag]],
    ["plh", [flag]],
    ["pj", [flag]],
  ] as const)("%s", (capacity, flags) => {
    expect(asked(capacity)).toEqual({ refusals: [], flags });
  });
  test("who holds the role twice is flagged with the letter of the appointment that they signed under", () => {
    const dewi = person("dewi", "kasubag");
    const second = { ...dewi.appointments[0], capacity: "plh", actingFor: "sari", basis: "SPT 7" } as never;
    const before = staffed({ ...dewi, appointments: [...dewi.appointments, second] });
    const { ledger } = new Story().upTo(6);
    const flags = (said: Said) =>
      mayAppend(ledger, proposalOf(ledger, "approve", "dewi", { step: 7, round: 1, ...said }, { before }))
        .flags;
    expect(flags({})).toEqual([]);
    expect(flags({ capacity: "plh", actingFor: "sari" })).toEqual([{ ...flag, basis: "SPT 7" }]);
  });
  test("whoever does not hold the role is refused, and not flagged", () => {
    const { refusals, flags } = asked("plt", { role: "camat" });
    expect([refusals.map(({ code }) => code), flags]).toEqual([["role-not-held"], []]);
  });
  test("whoever is not on the roster is refused, and not flagged", () => {
    const { refusals, flags } = asked("plt", { person: "sari" });
    expect([refusals.map(({ code }) => code), flags]).toEqual([["key-of-another", "person-unknown"], []]);
  });
});
