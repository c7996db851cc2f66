/** A file of attacks on one threat: runs them, and holds docs/attacks.md against what they found. */
import { describe, expect, test } from "vitest";
import type { TestOffice } from "../../support/office.ts";
import { auditCodes, type Codes, gitSays, PROVEN, type Verdict } from "./audit.ts";
import { forgetAll } from "./elsewhere.ts";
import { rootOf } from "./forge.ts";
import { keepSection, sectionOf, sectionOnPage, WRITING } from "./page.ts";
import { finalEdited, recordAt, type Stage } from "./records.ts";
import type { Threat } from "./threats.ts";

export type Attack = (office: TestOffice) => unknown;

/** What an attack is called, what it does, and how the audit must answer; violated unless an exit code is named. */
export type Row = readonly [name: string, attack: Attack, codes: Codes, exit?: number];

/** What an attack is called, which part of the honest message it changes into what, and the codes of the audit's answer. */
export type Edit = readonly [name: string, from: string | RegExp, to: string, codes: Codes];

export class Group {
  readonly #threat: Threat;
  readonly #rows: string[] = [];

  constructor(threat: Threat) {
    this.#threat = threat;
  }

  /**
   * Attacks on a copy of a record, which is itself proven.
   *
   * @param flags of the audit; ROOT is the first entry of the record, which the auditor has seen before
   */
  attacks(on: Stage, title: string, rows: readonly Row[], flags = "--root ROOT"): void {
    describe(title, () => {
      test("honest control: the record before the attack is proven", async () => {
        const office = (await recordAt(on)).copy();
        expect(await auditCodes(office, flags.replace("ROOT", rootOf(office)))).toEqual(PROVEN);
      });
      for (const [name, attack, codes, exit = 1] of rows) {
        test(name, async () => {
          const office = (await recordAt(on)).copy();
          const root = rootOf(office);
          await attack(office);
          // The auditor's computer never saw the record as it was before.
          forgetAll(office);
          const found = await auditCodes(office, flags.replace("ROOT", root));
          this.note(name, office, found);
          expect(found).toEqual({ exit, codes });
        });
      }
    });
  }

  /** The Camat's signature, written with one place of its message changed. */
  inOtherWords(rows: readonly Edit[]): void {
    this.attacks(
      "initialled",
      "written instead of the Camat's signature, in other words",
      rows.map(([name, from, to, codes]): Row => [name, (office) => finalEdited(office, from, to), codes]),
    );
  }

  /** Adds a row to the page. */
  note(name: string, office: TestOffice, { exit, codes }: Verdict): void {
    const told = codes.map((code) => `\`${code}\``).join(", ");
    this.#rows.push(`| ${name} | ${gitSays(office)} | ${told} | ${exit} |`);
  }

  /** The last test of the file. @param complete whether this machine could run every attack as the page has it */
  agreesWithThePage(complete = true): void {
    test.skipIf(!complete)("docs/attacks.md says of this threat what this run found", () => {
      const section = sectionOf(this.#threat, this.#rows);
      if (WRITING) keepSection(this.#threat, section);
      else expect(sectionOnPage(this.#threat)).toBe(section);
    });
  }
}
