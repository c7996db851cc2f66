/** pejabat.yaml as a registrar edits it by hand. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import type { TestOffice } from "../../support/office.ts";
import { there } from "../../support/there.ts";
import { changedTree } from "./content.ts";
import { writeRoster } from "./entry.ts";
import { tip } from "./forge.ts";

export interface Person {
  id: string;
  nama: string;
  nip?: string;
  jabatan: Appointment[];
  kunci?: Key[];
}

export interface Appointment {
  peran: string;
  seksi?: string;
  kapasitas: string;
  dasar: string;
  mulai: string;
  selesai?: string;
  menggantikan?: string;
}

export interface Key {
  publik: string;
  mulai: string;
  selesai?: string;
  alasan_selesai?: string;
  bocor_sejak?: string;
}

/** What is done to the officials; each is found by its id. */
export type Edit = (person: (id: string) => Person, all: Person[]) => void;

type More = NonNullable<Parameters<typeof writeRoster>[3]>;

/** Writes the registrar's entry over a roster that was edited; its version goes up by one. */
export function editRoster(office: TestOffice, edit: Edit, more: More = {}): string {
  const { parent = tip(office) } = more;
  const document: { versi: number; pejabat: Person[] } = parse(office.git("show", `${parent}:pejabat.yaml`));
  document.versi += 1;
  edit((id) => there(document.pejabat.find((one) => one.id === id)), document.pejabat);
  const text = stringify(document);
  return writeRoster(office, text, changedTree(office, "pejabat.yaml", text, "100644", parent), more);
}

/** A public key of the tests, as a roster holds it. */
export function publicKey(office: TestOffice, person: string, from = "2021-04-01"): Key {
  const line = readFileSync(join(office.keys, person, "id_ed25519.pub"), "utf8");
  return { publik: line.split(" ").slice(0, 2).join(" ").trim(), mulai: from };
}
