/** The roster's law by itself: each fault, on both sides of each boundary. */
import { describe, expect, test } from "vitest";
import { personChanges } from "../../../../src/domain/ledger/roster/roster-diff.ts";
import {
  type RosterFault,
  type RosterFaultCode,
  rosterFaults,
} from "../../../../src/domain/ledger/roster/roster-faults.ts";
import { endsSomething, successionFaults } from "../../../../src/domain/ledger/roster/roster-succession.ts";
import type { SuccessionContext } from "../../../../src/domain/ledger/roster/succession-context.ts";
import type {
  Absence,
  Appointment,
  KeyStatement,
  Official,
  Roster,
  SigningKey,
} from "../../../../src/domain/people/official.ts";

const DAY = "2024-06-15";
const held = (more: Partial<Record<keyof Appointment, string>> = {}): Appointment =>
  ({ role: "camat", capacity: "definitif", basis: "SK 1", from: "2024-01-01", ...more }) as Appointment;
const key = (blob: string, more: Partial<Record<keyof SigningKey, string>> = {}): SigningKey =>
  ({ type: "ssh-ed25519", blob, from: "2024-01-01", ...more }) as SigningKey;
const away = (from: string, until: string, basis = "SC 1"): Absence => ({ from, until, basis });
const person = (id: string, more: Partial<Omit<Official, "id">> = {}): Official => ({
  id: id as Official["id"],
  name: `Nama ${id}`,
  employeeNo: "",
  rank: "",
  appointments: [],
  keys: [],
  ...more,
});
const roster = (version: number, ...officials: Official[]): Roster => ({ version, officials });

/** By whom, and on what proof; the registrar's appointment where nothing else is said. */
type By = Partial<Omit<SuccessionContext, "signer">> & {
  readonly signer?: { readonly person?: string; readonly role?: string; readonly key?: string };
};
const context = ({ signer, ...more }: By = {}): SuccessionContext =>
  ({
    version: 2,
    act: "appoint",
    signer: { person: "lestari", role: "pencatat", key: "KEYlestari", ...signer },
    day: DAY,
    statements: [],
    office: "kantor",
    mandates: {
      appoint: ["pencatat", "pencatat-dua"],
      substitute: ["sekretaris"],
      amend: ["camat"],
      open: [],
      waive: [],
      reopen: [],
      attach: [],
    },
    ...more,
  }) as SuccessionContext;
const says = (blob: string, text: string): KeyStatement => ({ key: blob as KeyStatement["key"], text });
const faults = (
  before: readonly Official[],
  after: readonly Official[],
  by: By = {},
): readonly RosterFault[] => successionFaults(roster(3, ...before), roster(4, ...after), context(by));
const codes = (...given: Parameters<typeof faults>): readonly string[] =>
  faults(...given).map(({ code }) => code);

const registrar = person("lestari", {
  appointments: [held({ role: "pencatat" })],
  keys: [key("KEYlestari")],
});

describe("a roster in itself", () => {
  test.each<[string, readonly Official[], readonly RosterFault[]]>([
    ["one person, one key, one post", [person("a", { appointments: [held()], keys: [key("K")] })], []],
    [
      "a key under two people",
      [person("a", { keys: [key("K")] }), person("b", { keys: [key("K")] })],
      [{ code: "key-shared", persons: ["a", "b"] } as unknown as RosterFault],
    ],
    [
      "a key twice under one",
      [person("a", { keys: [key("K"), key("K", { from: "2024-02-01" })] })],
      [{ code: "key-twice", person: "a" } as unknown as RosterFault],
    ],
    [
      "a person twice",
      [person("a"), person("a")],
      [{ code: "person-twice", person: "a" } as unknown as RosterFault],
    ],
    [
      "a post with two holders on one day",
      [
        person("a", { appointments: [held({ until: "2024-06-30" })] }),
        person("b", { appointments: [held({ from: "2024-06-30" })] }),
      ],
      [{ code: "role-overlap", role: "camat", persons: ["a", "b"] } as unknown as RosterFault],
    ],
    [
      "a post that is handed over from one day to the next",
      [
        person("a", { appointments: [held({ until: "2024-06-30" })] }),
        person("b", { appointments: [held({ from: "2024-07-01" })] }),
      ],
      [],
    ],
    [
      "heads of two sections",
      [
        person("a", { appointments: [held({ role: "kepala", section: "x" })] }),
        person("b", { appointments: [held({ role: "kepala", section: "y" })] }),
      ],
      [],
    ],
  ])("%s", (_name, officials, expected) => {
    expect(rosterFaults(roster(1, ...officials))).toEqual(expected);
  });
});

describe("version and persons", () => {
  const [a, b] = [person("a"), person("b")];
  test.each([
    [3, ["version-step"]],
    [4, []],
    [5, ["version-step"]],
  ])("after version 3 comes 4: %i", (version, expected) => {
    const found = successionFaults(roster(3, a), roster(version, a, b), context());
    expect(found.map(({ code }) => code)).toEqual(expected);
  });
  test("a person is never removed", () => {
    expect(faults([a, b], [a])).toEqual([{ code: "person-removed", person: "b" }]);
  });
  test("something must change besides the number", () => {
    expect(faults([a, b], [b, a])).toEqual([{ code: "nothing-changed" }]);
    expect(codes([a], [a, b])).toEqual([]);
  });
});

describe("history", () => {
  const [one, other] = [held(), held({ role: "petugas" })];
  const before = person("a", { appointments: [one, other], keys: [key("K")], absences: [away(DAY, DAY)] });
  test.each<[string, Partial<Official>]>([
    ["an appointment is gone", { appointments: [one] }],
    ["its beginning is altered", { appointments: [held({ from: "2023-01-01" }), other] }],
    ["its letter is altered", { appointments: [held({ basis: "SK 2" }), other] }],
    ["a key is gone", { keys: [] }],
    ["an absence is gone", { absences: [] }],
    ["an absence is altered", { absences: [away(DAY, "2024-06-20")] }],
  ])("%s", (_name, more) => {
    expect(codes([before], [{ ...before, ...more }])).toContain("history-changed");
  });
  test("of two that are alike, both stay", () => {
    const twice = person("a", { appointments: [held({ capacity: "plh" }), held({ capacity: "plh" })] });
    const once = person("a", { appointments: [held({ capacity: "plh" })] });
    expect(codes([twice], [once])).toEqual(["history-changed"]);
  });
});

describe("the last day of an appointment", () => {
  const withEnd = (until?: string): Official =>
    person("a", { appointments: [held(until === undefined ? {} : { until })] });
  test.each<[string, string | undefined, string | undefined, readonly string[]]>([
    ["is set", undefined, "2024-06-30", []],
    ["is made earlier", "2024-06-30", "2024-06-20", []],
    ["is today, and made earlier", DAY, "2024-06-14", []],
    ["was yesterday, and is made earlier", "2024-06-14", "2024-06-13", ["appointment-final"]],
    ["is made later", "2024-06-30", "2024-07-01", ["appointment-final"]],
    ["is taken back", "2024-06-30", undefined, ["appointment-final"]],
  ])("%s", (_name, before, after, expected) => {
    expect(codes([withEnd(before)], [withEnd(after)])).toEqual(expected);
  });
  test("nor may the same appointment begin again", () => {
    const ended = held({ role: "petugas", capacity: "pj", until: "2024-05-31" });
    const again = held({ role: "petugas", capacity: "pj" });
    const [before, after] = [[ended], [ended, again]].map((all) => person("a", { appointments: all }));
    expect(codes([before as Official], [after as Official])).toEqual(["appointment-final"]);
    const anew = person("a", { appointments: [ended, { ...again, from: "2024-06-15", basis: "SK 2" }] });
    expect(codes([before as Official], [anew])).toEqual([]);
  });
});

describe("the end of a key", () => {
  const entry = "e".repeat(40);
  const lost = key("K", { until: "2024-06-01", ended: "lost" });
  test.each<[string, SigningKey, SigningKey, readonly string[]]>([
    ["is recorded", key("K"), lost, []],
    ["is taken back", lost, key("K"), ["key-final"]],
    ["gets another day", lost, { ...lost, until: "2024-06-02" }, ["key-final"]],
    ["gets a lighter reason", lost, { ...lost, ended: "rotated" }, ["key-final"]],
    [
      "gets the gravest reason, with an entry",
      lost,
      key("K", { until: "2024-06-01", ended: "compromised", compromisedFrom: entry }),
      [],
    ],
    ["gets it without an entry", lost, { ...lost, ended: "compromised" }, ["key-final"]],
    [
      "loses the gravest reason",
      key("K", { until: "2024-06-01", ended: "compromised", compromisedFrom: entry }),
      lost,
      ["key-final"],
    ],
    [
      "names another entry",
      key("K", { until: "2024-06-01", ended: "compromised", compromisedFrom: entry }),
      key("K", { until: "2024-06-01", ended: "compromised", compromisedFrom: "f".repeat(40) }),
      ["key-final"],
    ],
    ["comes before a day that was planned", key("K", { until: "2024-12-31" }), { ...lost, until: DAY }, []],
    ["is put off", key("K", { until: "2024-12-31" }), key("K", { until: "2025-12-31" }), ["key-final"]],
  ])("%s", (_name, before, after, expected) => {
    expect(codes([person("a", { keys: [before] })], [person("a", { keys: [after] })])).toEqual(expected);
  });
});

describe("a new key", () => {
  const proof = says("NEW", "a@kantor");
  const voucher = says("OLD", "a@kantor adds NEW");
  const prior = (...keys: SigningKey[]): Official => person("a", { keys });
  const next = (...keys: SigningKey[]): Official => person("a", { keys: [...keys, key("NEW")] });
  const old = key("OLD");
  test.each<[string, readonly SigningKey[], readonly KeyStatement[], readonly string[]]>([
    ["the first, proven", [], [proof], []],
    ["the first, unproven", [], [], ["key-unproven"]],
    ["proven for another person", [], [says("NEW", "b@kantor")], ["key-unproven"]],
    ["proven at another office", [], [says("NEW", "a@lain")], ["key-unproven"]],
    ["proven by another key", [], [says("OTHER", "a@kantor")], ["key-unproven"]],
    ["a second, proven and vouched for", [old], [proof, voucher], []],
    ["a second, only proven", [old], [proof], ["key-unvouched"]],
    ["a second, only vouched for", [old], [voucher], ["key-unproven"]],
    ["vouched for by itself", [old], [proof, says("NEW", "a@kantor adds NEW")], ["key-unvouched"]],
    ["vouched for as another key", [old], [proof, says("OLD", "a@kantor adds X")], ["key-unvouched"]],
    ["after the only one has ended", [key("OLD", { ended: "lost", until: "2024-06-01" })], [proof], []],
    ["after the only one has run out", [key("OLD", { until: "2024-06-14" })], [proof], []],
    ["on the last day of the only one", [key("OLD", { until: DAY })], [proof], ["key-unvouched"]],
    [
      "vouched for by one that has ended",
      [key("OLD", { ended: "lost", until: "2024-06-01" }), key("OTHER")],
      [proof, voucher],
      ["key-unvouched"],
    ],
  ])("%s", (_name, keys, statements, expected) => {
    expect(codes([prior(...keys)], [next(...keys)], { statements })).toEqual(expected);
  });
  test("the end of the old one in the same entry is no voucher", () => {
    const ended = key("OLD", { ended: "lost", until: DAY });
    expect(
      codes([prior(old)], [person("a", { keys: [ended, key("NEW")] })], { statements: [proof] }),
    ).toEqual(["key-unvouched"]);
  });
  test("in the first entry, the founder's own needs none, and every other does", () => {
    const founder = person("a", { keys: [key("NEW")] });
    const found: By = { act: "found", signer: { person: "a", role: "pencatat", key: "NEW" } };
    const first = (officials: readonly Official[], by: By) =>
      successionFaults(roster(0), roster(1, ...officials), context(by)).map(({ code }) => code);
    expect(first([founder], found)).toEqual([]);
    expect(first([founder], { ...found, signer: { person: "a", key: "OTHER" } })).toEqual(["key-unproven"]);
    expect(first([founder, person("b", { keys: [key("B")] })], found)).toEqual(["key-unproven"]);
    expect(codes([person("a")], [founder], { ...found, act: "appoint" })).toContain("key-unproven");
  });
});

describe("one id, one human", () => {
  const nip = "197104171994031904";
  test.each<[string, Partial<Official>, Partial<Official>, readonly string[]]>([
    ["the same number", { employeeNo: nip }, { employeeNo: nip }, ["employee-no-shared"]],
    [
      "the same number, spelt otherwise",
      { employeeNo: nip },
      { employeeNo: "19710417 199403 1 904" },
      ["employee-no-shared"],
    ],
    ["other numbers, one name", { name: "X", employeeNo: nip }, { name: "X", employeeNo: "1" }, []],
    ["one name, no numbers", { name: "Siti  Contoh" }, { name: " siti contoh" }, ["employee-no-shared"]],
    [
      "one name, a sign that cannot be seen",
      { name: "Siti Contoh" },
      { name: "Si\u200bti Con\u00adtoh" },
      ["employee-no-shared"],
    ],
    [
      "one name, a letter of another script",
      { name: "Siti Contoh" },
      { name: "Ѕіti Сοntоh" },
      ["employee-no-shared"],
    ],
    [
      "one name, other accents and marks",
      { name: "Siti Contoh, S.E." },
      { name: "Sití Contoh SE" },
      ["employee-no-shared"],
    ],
    ["one name, one number", { name: "X", employeeNo: nip }, { name: "x" }, ["employee-no-shared"]],
    ["other names, no numbers", { name: "X" }, { name: "Y" }, []],
  ])("somebody new: %s", (_name, known, added, expected) => {
    expect(codes([person("a", known)], [person("a", known), person("b", added)])).toEqual(expected);
  });
  test("what stood before is not asked about again, until it is changed", () => {
    const both = [person("a", { employeeNo: nip }), person("b", { employeeNo: nip })];
    expect(codes(both, [...both, person("c")])).toEqual([]);
    const [a, b] = both as [Official, Official];
    expect(codes(both, [a, { ...b, employeeNo: "1" }], { act: "correct" })).toEqual([]);
    const apart = [a, { ...b, employeeNo: "1" }];
    expect(codes(apart, both, { act: "correct" })).toEqual(["employee-no-shared"]);
  });

  const a = person("a", { name: "Siti", employeeNo: "1", rank: "III/a" });
  test.each<[string, "appoint" | "correct", Partial<Official>, readonly string[]]>([
    ["a name", "correct", { name: "Siti C." }, []],
    ["a number", "correct", { employeeNo: "2" }, []],
    ["a rank", "correct", { rank: "III/b" }, []],
    ["a name and a rank", "correct", { name: "Siti C.", rank: "III/b" }, []],
    ["a name and a number", "correct", { name: "Budi", employeeNo: "2" }, ["identity-changed"]],
    [
      "a name and an appointment",
      "correct",
      { name: "Siti C.", appointments: [held({ role: "petugas" })] },
      ["identity-changed"],
    ],
    ["a name", "appoint", { name: "Siti C." }, ["identity-changed"]],
    ["a number", "appoint", { employeeNo: "2" }, ["identity-changed"]],
    ["a rank", "appoint", { rank: "III/b" }, []],
  ])("%s, by %s", (_name, act, more, expected) => {
    expect(codes([a], [{ ...a, ...more }], { act })).toEqual(expected);
  });
  test("one person at a time, and nobody new", () => {
    const b = person("b", { name: "Budi" });
    const correct: By = { act: "correct" };
    expect(
      codes(
        [a, b],
        [
          { ...a, rank: "x" },
          { ...b, rank: "x" },
        ],
        correct,
      ),
    ).toEqual(["identity-changed"]);
    expect(codes([a], [a, b], correct)).toEqual(["identity-changed"]);
  });
});

describe("a post", () => {
  const holder = (more: Partial<Record<keyof Appointment, string>> = {}, absences: readonly Absence[] = []) =>
    person("h", { appointments: [held(more)], absences });
  const given = (appointment: Appointment, ...known: Official[]): readonly string[] =>
    codes(known, [...known, person("n", { appointments: [appointment] })]);
  const acting = (capacity: string, from: string, until?: string) =>
    held({ capacity, from, basis: "SP", ...(until === undefined ? {} : { until }) });

  test.each(["plt", "pj"])(
    "%s waits until its holder is gone, and the next holder until they are",
    (capacity) => {
      const gone = holder({ until: "2024-06-30" });
      expect(given(acting(capacity, "2024-06-30"), gone)).toEqual(["post-not-vacant"]);
      expect(given(acting(capacity, "2024-07-01"), gone)).toEqual([]);
      const stands = person("s", { appointments: [acting(capacity, "2024-06-01", "2024-06-30")] });
      expect(given(held({ from: "2024-06-30" }), stands)).toEqual(["post-not-vacant"]);
      expect(given(held({ from: "2024-07-01" }), stands)).toEqual([]);
    },
  );
  test("another section's head is in nobody's way", () => {
    const head = person("h", { appointments: [held({ role: "kepala", section: "x" })] });
    expect(given(held({ role: "kepala", section: "y", capacity: "plt" }), head)).toEqual([]);
    expect(given(held({ role: "kepala", section: "x", capacity: "plt" }), head)).toEqual(["post-not-vacant"]);
  });

  const plh = (from: string, until: string | undefined, actingFor: string | undefined = "h") =>
    ({ ...acting("plh", from, until), actingFor }) as Appointment;
  const absent = holder({}, [away("2024-06-10", "2024-06-12"), away("2024-06-13", "2024-06-20")]);
  test.each<[string, Appointment, Official, readonly string[]]>([
    ["on exactly the days", plh("2024-06-10", "2024-06-20"), absent, []],
    ["a day too early", plh("2024-06-09", "2024-06-20"), absent, ["holder-not-absent"]],
    ["a day too long", plh("2024-06-10", "2024-06-21"), absent, ["holder-not-absent"]],
    ["without a last day", plh("2024-06-10", undefined), absent, ["holder-not-absent"]],
    [
      "for nobody",
      { ...plh("2024-06-10", "2024-06-12"), actingFor: undefined },
      absent,
      ["holder-not-absent"],
    ],
    ["for somebody else", plh("2024-06-10", "2024-06-12", "x"), absent, ["holder-not-absent"]],
    ["last day before the first", plh("2024-06-12", "2024-06-10"), absent, ["holder-not-absent"]],
    [
      "a day missing between two absences",
      plh("2024-06-10", "2024-06-20"),
      holder({}, [away("2024-06-10", "2024-06-12"), away("2024-06-14", "2024-06-20")]),
      ["holder-not-absent"],
    ],
    [
      "holder only acting",
      plh("2024-06-10", "2024-06-20"),
      holder({ capacity: "plt" }, absent.absences),
      ["holder-not-absent"],
    ],
    [
      "absences in another order, one within another",
      plh("2024-06-10", "2024-06-20"),
      holder({}, [
        away("2024-06-16", "2024-06-20"),
        away("2024-06-12", "2024-06-13"),
        away("2024-06-10", "2024-06-15"),
      ]),
      [],
    ],
    [
      "holder of whom no absence was ever recorded",
      plh("2024-06-10", "2024-06-10"),
      person("h", { appointments: [held()] }),
      ["holder-not-absent"],
    ],
    [
      "holder gone in between",
      plh("2024-06-10", "2024-06-20"),
      holder({ until: "2024-06-19" }, absent.absences),
      ["holder-not-absent"],
    ],
  ])("Plh. %s", (_name, appointment, known, expected) => {
    expect(given(appointment, known)).toEqual(expected);
  });
  test("nobody stands in for themselves", () => {
    const after = { ...absent, appointments: [...absent.appointments, plh("2024-06-10", "2024-06-20")] };
    expect(codes([absent], [after])).toEqual(["holder-not-absent"]);
  });

  test.each([
    ["SK 1", []],
    ["-", ["basis-missing"]],
    [" – ", ["basis-missing"]],
    ["", ["basis-missing"]],
  ])("on the letter %j", (basis, expected) => {
    expect(given(held({ basis }))).toEqual(expected);
    const b = person("b");
    expect(codes([b], [{ ...b, absences: [away(DAY, DAY, basis)] }])).toEqual(expected);
  });
});

describe("whoever keeps the roster", () => {
  const agus = person("agus", { appointments: [held({ role: "sekretaris" })], keys: [key("KEYagus")] });
  const tono = person("tono");
  const known = [registrar, agus, tono];
  const withA = (id: string, more: Partial<Official>): readonly Official[] =>
    known.map((one) => (one.id === id ? { ...one, ...more } : one));
  const plus = (one: Official, ...more: Appointment[]): Partial<Official> => ({
    appointments: [...one.appointments, ...more],
  });
  const statements = [says("NEW", "lestari@kantor"), says("KEYlestari", "lestari@kantor adds NEW")];
  const substitute: By = { signer: { person: "agus", role: "sekretaris" }, statements };
  const own: By = { statements };
  const pencatat = held({ role: "pencatat-dua" });
  const petugas = held({ role: "petugas" });

  test.each<[string, By, readonly Official[], string | undefined, By["act"]?]>([
    ["gives himself no appointment", own, withA("lestari", plus(registrar, petugas)), "own"],
    ["gives himself no key", own, withA("lestari", { keys: [key("KEYlestari"), key("NEW")] }), "own"],
    ["corrects nothing of himself", own, withA("lestari", { name: "L." }), "own", "correct"],
    [
      "may end his own appointment",
      own,
      withA("lestari", { appointments: [held({ role: "pencatat", until: DAY })] }),
      undefined,
    ],
    [
      "may end his own key",
      own,
      withA("lestari", { keys: [key("KEYlestari", { until: DAY, ended: "lost" })] }),
      undefined,
    ],
    ["may be recorded absent by himself", own, withA("lestari", { absences: [away(DAY, DAY)] }), undefined],
    ["gives another an appointment", own, withA("tono", plus(tono, petugas)), undefined],
    [
      "is given a key by the substitute",
      substitute,
      withA("lestari", { keys: [key("KEYlestari"), key("NEW")] }),
      undefined,
    ],
    [
      "is given an appointment by the substitute",
      substitute,
      withA("lestari", plus(registrar, petugas)),
      undefined,
    ],
    ["is corrected by the substitute", substitute, withA("lestari", { name: "L." }), undefined, "correct"],
    [
      "is followed by whom the substitute appoints",
      substitute,
      withA("tono", plus(tono, pencatat)),
      undefined,
    ],
    [
      "but the substitute gives nothing else with it",
      substitute,
      withA("tono", plus(tono, pencatat, petugas)),
      "beyond",
    ],
    [
      "nor records an absence with it",
      substitute,
      withA("tono", { ...plus(tono, pencatat), absences: [away(DAY, DAY)] }),
      "beyond",
    ],
    [
      "nor corrects a rank with it",
      substitute,
      withA("tono", { ...plus(tono, pencatat), rank: "III/c" }),
      "beyond",
    ],
    [
      "nor gives a key alone",
      { ...substitute, statements: [says("NEW", "tono@kantor")] },
      withA("tono", { keys: [key("NEW")] }),
      "beyond",
    ],
    ["nor records an absence alone", substitute, withA("tono", { absences: [away(DAY, DAY)] }), "beyond"],
    ["nor anything to others", substitute, withA("tono", plus(tono, petugas)), "beyond"],
    ["nor to himself", substitute, withA("agus", plus(agus, pencatat)), "own"],
    [
      "nor ends what is another's",
      substitute,
      withA("agus", { appointments: [held({ role: "sekretaris", until: DAY })] }),
      "beyond",
    ],
  ])("%s", (_name, by, after, how, act = "appoint") => {
    const found = faults(known, after, { ...by, act });
    const dealing = found.filter(({ code }) => code === "self-dealing");
    expect(dealing.map((fault) => "how" in fault && fault.how)).toEqual(how === undefined ? [] : [how]);
    expect(found.length).toBe(dealing.length);
  });
  test("is told who may record it instead", () => {
    expect(faults(known, withA("lestari", plus(registrar, petugas)))).toEqual([
      { code: "self-dealing", person: "lestari", how: "own", roles: ["sekretaris"] },
    ]);
  });
  test("founds the office with what he gives himself", () => {
    const found: By = { act: "found", signer: { person: "lestari", role: "pencatat", key: "KEYlestari" } };
    expect(successionFaults(roster(0), roster(1, registrar), context(found))).toEqual([]);
  });
});

describe("version 1", () => {
  test("is asked what it was asked then, and no more", () => {
    const before = person("a", { name: "A", appointments: [held()], keys: [key("K", { ended: "lost" })] });
    const after = person("a", {
      name: "B",
      appointments: [held(), held({ capacity: "plt", basis: "-" })],
      keys: [key("K"), key("NEW")],
    });
    const by: By = { version: 1, signer: { person: "a" } };
    expect(codes([before], [after], by)).toEqual([]);
    expect(codes([before], [before], by)).toEqual([]);
    expect(codes([before], [{ ...before, keys: [] }], by)).toEqual(["history-changed"]);
    expect(codes([before], [], by)).toEqual(["person-removed"]);
    const ended = { ...before, appointments: [held({ until: DAY })] };
    expect(codes([ended], [before], by)).toEqual(["history-changed"]);
    expect(codes([ended], [{ ...before, appointments: [held({ until: "2024-06-16" })] }], by)).toEqual([
      "history-changed",
    ]);
    expect(codes([ended], [{ ...before, appointments: [held({ until: "2024-06-14" })] }], by)).toEqual([]);
    expect(codes([{ ...before, keys: [key("K", { until: DAY })] }], [before], by)).toEqual([
      "history-changed",
    ]);
  });
});

describe("what ends has a reason", () => {
  const at = (appointments: Appointment[], keys: SigningKey[] = []): Roster =>
    roster(1, person("a", { appointments, keys }));
  const [open, ends, sooner] = [held(), held({ until: "2024-06-30" }), held({ until: "2024-06-20" })];
  test.each<[string, Roster, Roster, boolean, boolean]>([
    ["an appointment ends", at([open]), at([ends]), true, true],
    ["it ends sooner", at([ends]), at([sooner]), false, true],
    ["a key ends", at([], [key("K")]), at([], [key("K", { until: DAY })]), true, true],
    ["the person is gone altogether", at([open], [key("K")]), roster(1), false, false],
    [
      "a key is lost that has a last day",
      at([], [key("K", { until: "2024-12-31" })]),
      at([], [key("K", { until: "2024-12-31", ended: "lost" })]),
      false,
      true,
    ],
    ["an end is taken back", at([ends]), at([open]), false, false],
    [
      "a key's end is taken back",
      at([], [key("K", { until: DAY, ended: "lost" })]),
      at([], [key("K")]),
      false,
      false,
    ],
    [
      "a key's reason is altered",
      at([], [key("K", { until: DAY, ended: "lost" })]),
      at([], [key("K", { until: DAY, ended: "rotated" })]),
      false,
      false,
    ],
    [
      "a key's reason is dropped",
      at([], [key("K", { until: DAY, ended: "lost" })]),
      at([], [key("K", { until: DAY })]),
      false,
      false,
    ],
    ["another begins", at([open]), at([open, held({ role: "petugas" })]), false, false],
  ])("%s", (_name, before, after, first, second) => {
    expect([endsSomething(before, after, 1), endsSomething(before, after, 2)]).toEqual([first, second]);
  });
});

describe("what an audit tells of a change", () => {
  test("each thing once, and of a number only that it was corrected", () => {
    const before = person("a", { name: "A", employeeNo: "1", appointments: [held()], keys: [key("K")] });
    const after = person("a", {
      name: "B",
      employeeNo: "2",
      appointments: [held({ until: DAY }), held({ role: "petugas", basis: "SK 2" })],
      keys: [key("K", { until: DAY, ended: "lost" }), key("NEW")],
      absences: [away(DAY, DAY)],
    });
    const changes = personChanges(roster(1, before), roster(2, after, person("b", { name: "Baru" })));
    expect(changes.map(({ kind }) => kind)).toEqual([
      "corrected",
      "corrected",
      "appointed",
      "appointment-ended",
      "key-added",
      "key-ended",
      "absent",
      "added",
    ]);
    expect(changes.slice(0, 2)).toEqual([
      { person: "a", kind: "corrected", field: "name", before: "A", after: "B" },
      { person: "a", kind: "corrected", field: "employeeNo", before: undefined, after: undefined },
    ]);
    expect(changes.at(-1)).toEqual({ person: "b", kind: "added", name: "Baru" });
  });
});

describe("each fault in full; the compiler asks for one of each code", () => {
  type Change = readonly [before: readonly Official[], after: readonly Official[], by?: By];
  const [a, b] = [person("a"), person("b")];
  const holder = person("a", { appointments: [held()] });
  const acting = (...appointments: Appointment[]): Official => person("b", { appointments });
  const ended = key("K", { until: "2024-06-01", ended: "lost" });
  const plh = held({ capacity: "plh", actingFor: "a", until: "2024-06-20" });
  const CASES = {
    "key-shared": [
      [
        [person("a", { keys: [key("K")] })],
        [person("a", { keys: [key("K")] }), person("b", { keys: [key("K")] })],
      ],
      { persons: ["a", "b"] },
    ],
    "key-twice": [
      [
        [person("a", { keys: [key("K")] })],
        [person("a", { keys: [key("K"), key("K", { from: "2024-02-01" })] })],
      ],
      { person: "a" },
    ],
    "role-overlap": [
      [[holder], [holder, acting(held({ basis: "SK 2" }))]],
      { role: "camat", persons: ["a", "b"] },
    ],
    "version-step": [[[a], [a, b]], { expected: 6, given: 4 }],
    "nothing-changed": [[[a], [a]], {}],
    "employee-no-shared": [
      [
        [person("a", { employeeNo: "1" })],
        [person("a", { employeeNo: "1" }), person("b", { employeeNo: "1" })],
      ],
      { persons: ["a", "b"] },
    ],
    "post-not-vacant": [
      [[holder], [holder, acting(held({ capacity: "plt" }))]],
      { role: "camat", person: "b", holder: "a" },
    ],
    "holder-not-absent": [[[holder], [holder, acting(plh)]], { role: "camat", person: "b", holder: "a" }],
    "basis-missing": [[[b], [acting(held({ basis: "-" }))]], { person: "b", role: "camat" }],
    "self-dealing": [
      [[registrar], [{ ...registrar, rank: "III/c" }]],
      { person: "lestari", how: "own", roles: ["sekretaris"] },
    ],
    "identity-changed": [[[a], [{ ...a, name: "X" }]], { person: "a", how: "appoint" }],
    "person-twice": [[[a], [a, a]], { person: "a" }],
    "person-removed": [[[a, b], [a]], { person: "b" }],
    "history-changed": [[[holder], [a]], { person: "a" }],
    "key-unproven": [[[a], [person("a", { keys: [key("K")] })]], { person: "a" }],
    "key-unvouched": [
      [
        [person("a", { keys: [key("K")] })],
        [person("a", { keys: [key("K"), key("NEW")] })],
        { statements: [says("NEW", "a@kantor")] },
      ],
      { person: "a" },
    ],
    "key-final": [[[person("a", { keys: [ended] })], [person("a", { keys: [key("K")] })]], { person: "a" }],
    "appointment-final": [[[acting(held({ until: "2024-12-31" }))], [acting(held())]], { person: "b" }],
  } satisfies Record<RosterFaultCode, readonly [Change, object]>;
  test.each<[string, readonly [Change, object]]>(Object.entries<readonly [Change, object]>(CASES))(
    "%s",
    (code, [[before, after, by], more]) => {
      const version = code === "version-step" ? 5 : 3;
      expect(successionFaults(roster(version, ...before), roster(4, ...after), context(by))).toContainEqual({
        code,
        ...more,
      });
    },
  );
});
