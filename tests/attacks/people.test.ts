/** People: what a registrar could do with the roster, and an owner with the procedure (docs/design/ledger.md §7, §8). */
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import type { TestOffice } from "../support/office.ts";
import { there } from "../support/there.ts";
import { auditCodes, PROVEN } from "./support/audit.ts";
import { changedTree } from "./support/content.ts";
import { subjectOver } from "./support/digests.ts";
import { withTrailers, writeEntry } from "./support/entry.ts";
import { forge, tip, treeOf } from "./support/forge.ts";
import { Group, type Row } from "./support/group.ts";
import { possession, vouched } from "./support/key-proof.ts";
import { honestFinal, recordAt } from "./support/records.ts";
import { type Edit, editRoster, publicKey } from "./support/roster.ts";
import { anybodysSignature, NOBODYS_KEY } from "./support/small-order.ts";

const group = new Group("people");
const CYCLE = "2021/tw1";
const RECAP = ["rekap", "isian", "bukti"].map((folder) => `${CYCLE}/${folder}`);
const TODAY = "2021-04-01";

/** The Camat's signature upon a roster of this version, by whatever key. */
async function finalUpon(o: TestOffice, Roster: number, key: string): Promise<void> {
  const { message } = await honestFinal();
  const parent = tip(o);
  const date = Number(o.git("log", "-1", "--format=%ct")) + 60;
  const change = { Previous: parent, Roster };
  forge(o, { message: withTrailers(message, change), key, date });
  o.now = Math.max(o.now, date);
}

/** An appointment to a role, from today. */
const appointed = (peran: string, kapasitas = "definitif", more: object = {}) => ({
  peran,
  kapasitas,
  dasar: "SP 9",
  mulai: TODAY,
  ...more,
});

const official = (
  id: string,
  nama: string,
  nip: string | undefined,
  ...jabatan: ReturnType<typeof appointed>[]
) => ({
  id,
  nama,
  ...(nip === undefined ? {} : { nip }),
  jabatan,
});

/** Ends a person's keys as lost or compromised. */
const ends =
  (person: string, why: string): Edit =>
  (official) => {
    for (const key of official(person).kunci ?? [])
      Object.assign(key, { selesai: TODAY, alasan_selesai: why });
  };

/** Takes back that they ended. */
const revives =
  (person: string): Edit =>
  (official) => {
    for (const key of official(person).kunci ?? []) {
      delete key.selesai;
      delete key.alasan_selesai;
    }
  };

const KEYS: readonly Row[] = [
  [
    "the registrar puts a key of her own beside the Camat's, and signs as him",
    async (o) => {
      editRoster(o, (of) => of("hadi").kunci?.push(publicKey(o, "stranger")));
      await finalUpon(o, 2, "stranger");
    },
    ["roster-invalid"],
  ],
  [
    "the same with a proof that she has that key",
    async (o) => {
      const note = [possession(o, "stranger", "hadi")];
      editRoster(o, (of) => of("hadi").kunci?.push(publicKey(o, "stranger")), { note });
      await finalUpon(o, 2, "stranger");
    },
    ["roster-invalid"],
  ],
  [
    "the same, vouched for by her own key and not by the Camat's",
    (o) => {
      const key = publicKey(o, "stranger");
      const note = [possession(o, "stranger", "hadi"), vouched(o, "lestari", "hadi", key.publik)];
      editRoster(o, (of) => of("hadi").kunci?.push(key), { note });
    },
    ["roster-invalid"],
  ],
  [
    "a key that ended as lost comes back to life, and signs",
    async (o) => {
      editRoster(o, ends("hadi", "lost"), { trailers: { Reason: "hilang" } });
      editRoster(o, revives("hadi"));
      await finalUpon(o, 3, "hadi");
    },
    ["roster-invalid"],
  ],
  [
    "the same by dropping the reason alone: its last day is today, and it is no longer lost",
    async (o) => {
      editRoster(o, ends("hadi", "lost"), { trailers: { Reason: "hilang" } });
      editRoster(o, (of) => {
        for (const key of of("hadi").kunci ?? []) delete key.alasan_selesai;
      });
      await finalUpon(o, 3, "hadi");
    },
    ["roster-invalid"],
  ],
  [
    "a compromised key is called lost, without a reason",
    (o) => {
      editRoster(o, ends("hadi", "compromised"), { trailers: { Reason: "dicuri" } });
      editRoster(o, ends("hadi", "lost"));
    },
    ["roster-invalid"],
  ],
  [
    "a key with which anybody signs, at a point of small order, with a proof that anybody can write",
    (o) => {
      const note = [`sop-key tono@kecamatan-pakusari ${anybodysSignature("sop-key")}`];
      editRoster(
        o,
        (_, all) => {
          const held = appointed("kepala-seksi", "definitif", { seksi: "seksi-baru" });
          all.push({
            ...official("tono", "Tono", undefined, held),
            kunci: [{ publik: NOBODYS_KEY, mulai: TODAY }],
          });
        },
        { note },
      );
    },
    ["roster-invalid"],
  ],
  [
    "a key stands twice under one person",
    (o) => {
      editRoster(o, (of) => of("hadi").kunci?.push(publicKey(o, "hadi")), {
        note: [possession(o, "hadi", "hadi"), vouched(o, "hadi", "hadi", publicKey(o, "hadi").publik)],
      });
    },
    ["roster-invalid"],
  ],
];

const MANDATES: readonly Row[] = [
  [
    "the registrar appoints herself Plt. of every office while the holders are there",
    (o) => {
      editRoster(o, (of) => {
        for (const role of ["petugas", "kasubag-perencanaan", "sekretaris", "camat"])
          of("lestari").jabatan.push(appointed(role, "plt"));
      });
    },
    ["roster-invalid"],
  ],
  [
    "somebody else is appointed Plt. of a post that is held",
    (o) => {
      editRoster(o, (of) => of("dewi").jabatan.push(appointed("camat", "plt")));
    },
    ["roster-invalid"],
  ],
  [
    "a Plh. for a holder who is not absent",
    (o) => {
      const plh = appointed("camat", "plh", { menggantikan: "hadi", selesai: "2021-04-30" });
      editRoster(o, (of) => of("agus").jabatan.push(plh));
    },
    ["roster-invalid"],
  ],
  [
    "the registrar gives herself a further office",
    (o) => {
      const held = appointed("kepala-seksi", "definitif", { seksi: "seksi-baru" });
      editRoster(o, (of) => of("lestari").jabatan.push(held));
    },
    ["roster-invalid"],
  ],
  [
    "an appointment without a letter",
    (o) => {
      const held = { ...appointed("kepala-seksi", "definitif", { seksi: "seksi-baru" }), dasar: "-" };
      editRoster(o, (of) => of("agus").jabatan.push(held));
    },
    ["roster-invalid"],
  ],
  [
    "an appointment that ended is prolonged",
    (o) => {
      const end =
        (day: string): Edit =>
        (of) => {
          for (const held of of("budi").jabatan) held.selesai = day;
        };
      editRoster(o, end("2021-04-30"), { trailers: { Reason: "pindah" } });
      editRoster(o, end("2021-12-31"), { trailers: { Reason: "diperpanjang" } });
    },
    ["roster-invalid"],
  ],
];

const HUMANS: readonly Row[] = [
  [
    "one human under two ids: the same NIP",
    (o) => {
      editRoster(o, (of, all) => {
        const { nip } = of("agus");
        all.push(
          official("agus-2", "A. Contoh", nip, appointed("kepala-seksi", "definitif", { seksi: "x" })),
        );
      });
    },
    ["roster-invalid"],
  ],
  [
    "one human under two ids: no NIP, and the same name",
    (o) => {
      editRoster(o, (_, all) => {
        const held = appointed("kepala-seksi", "definitif", { seksi: "x" });
        all.push(official("tono", "Tono Contoh", undefined, held));
      });
      editRoster(o, (_, all) => {
        const held = appointed("kepala-seksi", "definitif", { seksi: "y" });
        all.push(official("tono-2", "TONO  contoh", undefined, held));
      });
    },
    ["roster-invalid"],
  ],
  [
    "one human under two ids: no NIP, and a name with signs that cannot be seen and letters of another script",
    (o) => {
      editRoster(o, (_, all) => {
        const held = appointed("kepala-seksi", "definitif", { seksi: "x" });
        all.push(official("tono", "Tono Contoh", undefined, held));
      });
      editRoster(o, (_, all) => {
        const held = appointed("kepala-seksi", "definitif", { seksi: "y" });
        all.push(official("tono-2", "T\u043en\u200bo \u0421ontoh", undefined, held));
      });
    },
    ["roster-invalid"],
  ],
  [
    "a person's id becomes another human",
    (o) => {
      editRoster(o, (of) =>
        Object.assign(of("hadi"), { nama: "Tono Lain, S.E.", nip: "197001012000031001" }),
      );
    },
    ["roster-invalid"],
  ],
  ["a version that changes nothing", (o) => void editRoster(o, () => undefined), ["roster-invalid"]],
];

/** Places that the owner of the procedure answers for. */
const HOUSE = [
  "sop.yaml",
  "kalender",
  ".gitattributes",
  ".gitignore",
  "BACA-SAYA.md",
  ".skema",
  ".github/workflows",
];

/** The owner's amendment of sop.yaml. */
function amend(o: TestOffice, text: string): void {
  const tree = changedTree(o, "sop.yaml", text);
  const Subject = subjectOver(o, tree, HOUSE);
  const trailers = { Act: "amend", Role: "camat", Person: "hadi", Subject };
  writeEntry(o, { tree, key: "hadi", author: "hadi", trailers });
}

/** The procedure without the steps at which others initial. */
function withoutInitials(o: TestOffice): string {
  const procedure: { langkah: { no: number; jenis: string }[] } = parse(o.git("show", "main:sop.yaml"));
  const kept = procedure.langkah.filter(({ jenis }) => jenis !== "initial");
  return stringify({ ...procedure, langkah: kept.map((step, at) => ({ ...step, no: at + 1 })) });
}

function signed(o: TestOffice, Step: number): void {
  const tree = treeOf(o);
  const Subject = subjectOver(o, tree, RECAP);
  const step = { Act: "approve", Cycle: CYCLE, Round: 1, Step, Role: "camat", Person: "hadi", Subject };
  writeEntry(o, { tree, key: "hadi", author: "hadi", trailers: step });
}

const PROCEDURES: readonly Row[] = [
  [
    "the owner of the procedure drops the initials in the middle of a round, signs, and puts them back",
    (o) => {
      const before = `${o.git("show", "main:sop.yaml")}\n`;
      amend(o, withoutInitials(o));
      signed(o, 7);
      amend(o, before);
    },
    ["role-not-held"],
  ],
  [
    "the same, signed as the step that it is under the rules of the cycle",
    (o) => {
      amend(o, withoutInitials(o));
      signed(o, 9);
    },
    ["step-not-open"],
  ],
];

group.attacks("initialled", "keys", KEYS);
group.attacks("initialled", "mandates", MANDATES);
group.attacks("initialled", "humans", HUMANS);
group.attacks("compiled", "the procedure", PROCEDURES);

describe("honest control: the registrar's entries by plain git", () => {
  test.each<readonly [string, (o: TestOffice) => unknown]>([
    [
      "a new official with a key, who proves to have it",
      (o) =>
        editRoster(
          o,
          (_, all) => {
            const held = appointed("kepala-seksi", "definitif", { seksi: "seksi-baru" });
            all.push({ ...official("tono", "Tono", undefined, held), kunci: [publicKey(o, "stranger")] });
          },
          { note: [possession(o, "stranger", "tono")] },
        ),
    ],
    [
      "a further key, proven and vouched for by the one in force",
      (o) => {
        const key = publicKey(o, "stranger");
        const note = [possession(o, "stranger", "hadi"), vouched(o, "hadi", "hadi", key.publik)];
        editRoster(o, (of) => of("hadi").kunci?.push(key), { note });
      },
    ],
    ["a key that is lost", (o) => editRoster(o, ends("hadi", "lost"), { trailers: { Reason: "hilang" } })],
    [
      "a Plt. of a post that is vacant",
      (o) => {
        editRoster(
          o,
          (of) => {
            for (const held of of("hadi").jabatan) held.selesai = "2021-04-01";
          },
          { trailers: { Reason: "pensiun" } },
        );
        editRoster(o, (of) => of("agus").jabatan.push({ ...appointed("camat", "plt"), mulai: "2021-04-02" }));
      },
    ],
  ])("%s", async (_, change) => {
    const office = (await recordAt("initialled")).copy();
    await change(office);
    expect(await auditCodes(office)).toEqual(PROVEN);
  });

  test("an amendment that changes nothing of a running cycle", async () => {
    const office = (await recordAt("initialled")).copy();
    amend(office, `${office.git("show", "main:sop.yaml")}\n# ditinjau ulang\n`);
    signed(office, 9);
    expect(await auditCodes(office)).toEqual(PROVEN);
    expect(there(office.git("log", "--format=%H").split("\n")[0])).toBe(tip(office));
  });
});

group.agreesWithThePage();
