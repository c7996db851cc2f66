/** The second opinion of an audit: ssh-keygen asked about every entry. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { TestOffice } from "../../support/office.ts";

interface Said {
  readonly crossChecked: number | null;
  readonly violations: readonly { readonly code: string }[];
}

test("an honest record: ssh-keygen accepts every signature", async () => {
  const office = await new TestOffice().upTo("corrected");
  const { exitCode, result } = await office.json<Said>("audit --cross-check");
  expect({ exitCode, asked: result.crossChecked, violations: result.violations }).toEqual({
    exitCode: 0,
    asked: 4,
    violations: [],
  });
  expect((await office.json<Said>("audit")).result.crossChecked).toBeNull();
});

test("where ssh-keygen says no, each entry is named, and the record is not proven", async () => {
  const office = await new TestOffice().upTo("opened");
  const programs = join(office.base, "programs");
  mkdirSync(programs);
  writeFileSync(join(programs, "ssh-keygen"), "#!/bin/sh\nexit 255\n", { mode: 0o755 });
  office.env.PATH = `${programs}:${office.env.PATH}`;
  const { exitCode, result } = await office.json<Said>("audit --cross-check");
  expect({ exitCode, codes: result.violations.map(({ code }) => code) }).toEqual({
    exitCode: 1,
    codes: ["cross-check", "cross-check"],
  });
});
