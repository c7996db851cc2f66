/** What the doctor finds on a computer and in an office, and that each finding names the command that mends it. */
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { TestOffice, temporaryFolder } from "../../support/office.ts";

let founded: TestOffice;
beforeAll(async () => {
  founded = await new TestOffice().upTo("founded");
});

interface Examination {
  readonly checks: readonly { what: string; ok: boolean; hint: string | null }[];
  readonly lacks: readonly { code: string; [key: string]: unknown }[];
}

const keyOf = (office: TestOffice, person: string): string => join(office.keys, person, "id_ed25519");
const troubles = ({ checks }: Examination): (string | null)[] =>
  checks.flatMap(({ ok, hint }) => (ok ? [] : [hint]));

test("a computer and an office that have all they need: only what the procedure leaves open is named", async () => {
  const office = founded.copy();
  const { exitCode, result } = await office.json<Examination>(`doctor --key ${keyOf(office, "rina")}`);
  expect([exitCode, troubles(result)]).toEqual([0, []]);
  expect(new Set(result.lacks.map(({ code }) => code))).toEqual(
    new Set(["unconfirmed", "doubtful", "no-calendar"]),
  );
});

test("no key here, or one that nobody knows", async () => {
  const office = founded.copy();
  const none = await office.json<Examination>("doctor");
  expect(none.exitCode).toBe(1);
  expect(troubles(none.result)[0]).toContain("ssh-keygen -t ed25519");
  const key = join(office.base, "asing");
  spawnSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", key]);
  const stranger = await office.json<Examination>(`doctor --key ${key}`);
  expect(stranger.exitCode).toBe(1);
  expect(stranger.result.checks.map(({ ok }) => ok)).toEqual([true, true, true, true, true, false]);
  expect(troubles(stranger.result)[0]).toContain("sop official key");
});

test("a step without a holder, a holder without a key, an appointment that is about to end", async () => {
  const office = founded.copy();
  await office.as("lestari", "official end maya --reason moved --until 2021-04-01");
  await office.as("lestari", 'official absent agus --from 2021-05-01 --until 2021-05-05 --basis "SC 1"');
  await office.as(
    "lestari",
    'official add sari --name "Sari Contoh" --role sekretaris --basis "SP 3" --capacity plh --acting-for agus --from 2021-05-01 --until 2021-05-05',
  );
  office.now = Date.parse("2021-05-03T02:00:00Z") / 1000;
  const { exitCode, result } = await office.json<Examination>(`doctor --key ${keyOf(office, "rina")}`);
  expect(exitCode).toBe(0);
  const found = (code: string) => result.lacks.filter((lack) => lack.code === code);
  expect(found("vacant")).toMatchObject([{ step: 4, section: "seksi-pelayanan" }]);
  expect(found("no-key")).toMatchObject([{ person: "sari" }]);
  expect(found("ends-soon")).toMatchObject([{ person: "sari", until: "2021-05-05" }]);
  const told = (await office.sop(`doctor --lang en --key ${keyOf(office, "rina")}`)).out;
  expect(told).toContain("sop official key sari --add sari.kunci");
  expect(told).toContain("sop official act");
});

test("no git, and no workspace: each said with what to install or where to go", async () => {
  const office = founded.copy();
  const outside = temporaryFolder();
  mkdirSync(join(outside, "lain"));
  const elsewhere = await office.sop(
    `doctor --lang en --key ${keyOf(office, "rina")}`,
    join(outside, "lain"),
  );
  expect([elsewhere.code, elsewhere.out]).toEqual([1, expect.stringContaining("not a sop workspace")]);
  Object.assign(office.env, { PATH: join(outside, "nothing") });
  const without = await office.sop("doctor --lang en");
  expect([without.code, without.out]).toEqual([1, expect.stringContaining("Install git 2.34 or later")]);
  expect(without.out).toContain("Install OpenSSH");
});
