/** A key card: whose key this is, signed by hand, so that nobody can register another one in their name unseen. */

import { fingerprint } from "../../../adapters/git/signatures/public-key.ts";
import type { Sheet } from "../../../adapters/pdf/sheet.ts";
import type { Snapshot } from "../../../app/ledger/workspace-state.ts";
import { formatEmployeeNumber } from "../../../domain/people/employee-number.ts";
import type { Official, SigningKey } from "../../../domain/people/official.ts";
import { inForce } from "../../../domain/people/official.ts";
import { roleLabel } from "../../../domain/procedure/procedure.ts";
import { actingPrefix, formatDay } from "../../messages/words.ts";

/** @param day the office's day as of which the roles are told, YYYY-MM-DD */
export function keySheet({ world }: Snapshot, official: Official, day: string): Sheet {
  const { procedure } = world;
  const roles = official.appointments
    .filter((held) => inForce(held, day))
    .map(
      ({ role, capacity, section, basis }) =>
        `${actingPrefix(capacity)}${roleLabel(procedure, role)}${section === undefined ? "" : ` (${section})`}, ${basis}`,
    );
  return {
    kind: "key",
    title: `Kartu kunci ${official.name}, ${procedure.office.name}`,
    officeId: procedure.office.id,
    paper: procedure.paper,
    landscape: false,
    across: "",
    blocks: [
      { kind: "letterhead", lines: procedure.office.letterhead },
      { kind: "title", lines: ["KARTU KUNCI TANDA TANGAN REGISTER"] },
      {
        kind: "pairs",
        pairs: [
          ["Nama", official.name],
          ["NIP", formatEmployeeNumber(official.employeeNo) || "–"],
          ["Pengenal", official.id],
          ["Jabatan", roles.join("\n") || "–"],
        ],
      },
      {
        kind: "table",
        columns: [
          { label: "Jenis", weight: 22 },
          { label: "Sidik jari kunci", weight: 70 },
          { label: "Berlaku", weight: 34 },
        ],
        rows: official.keys.map((key) => ({ cells: [key.type, fingerprint(key.blob), daysOf(key)] })),
      },
      {
        kind: "text",
        text: "Kunci dengan sidik jari di atas dibuat dan disimpan oleh saya sendiri. Setiap catatan yang ditandatangani dengannya adalah perbuatan saya. Bila hilang atau diketahui orang lain, saya segera memberitahu pencatat register. Sidik jari dapat dibandingkan dengan: ssh-keygen -lf BERKAS.pub",
      },
      {
        kind: "signatures",
        about: "Ditandatangani tangan oleh pemegang kunci, disimpan oleh pencatat register.",
        initials: [],
        signature: {
          act: "",
          placeAndDay: `${procedure.office.place}, ....................`,
          role: "Pemegang kunci",
          name: official.name,
          rank: official.rank,
          employeeNo: formatEmployeeNumber(official.employeeNo),
          recorded: "",
        },
      },
    ],
  };
}

function daysOf({ from, until, ended }: SigningKey): string {
  const since = `sejak ${formatDay(from, "id")}`;
  return until === undefined ? since : `${since} sampai ${formatDay(until, "id")} (${ended ?? ""})`;
}
