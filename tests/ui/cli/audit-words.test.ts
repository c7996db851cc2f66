/** What an audit says of itself: how much it judged, why a strict one is not content, what to do about a merge. */
import { beforeAll, expect, test } from "vitest";
import { TestOffice } from "../../support/office.ts";

let founded: TestOffice;
beforeAll(async () => {
  founded = await new TestOffice().upTo("founded");
});

test("an audit of signatures alone has a verdict of its own, and no receipt", async () => {
  const whole = await founded.json("audit");
  expect(whole).toMatchObject({ exitCode: 0, result: { verdict: "proven", receipt: expect.any(String) } });
  const quick = await founded.json("audit --signatures-only");
  expect(quick).toMatchObject({ exitCode: 0, result: { verdict: "signatures-proven", receipt: null } });
  const { out } = await founded.sop("audit --signatures-only --lang en");
  expect(out).toContain("SIGNATURES PROVEN, DERIVED CONTENT NOT JUDGED: 1/1 entry is good and in order.");
  expect(out).not.toMatch(/^PROVEN/m);
  expect(out).not.toContain("sop-receipt:");
});

test("a strict audit says what made it exit with 1", async () => {
  const office = founded.copy();
  expect(await office.json("audit --strict")).toMatchObject({ exitCode: 0, result: { strict: [] } });
  office.git("branch", "lain");
  office.git("tag", "main");
  office.write("sop.yaml", `${office.read("sop.yaml")}# catatan\n`);
  const { exitCode, result } = await office.json<{ strict: object[]; verdict: string }>("audit --strict");
  expect({ exitCode, verdict: result.verdict, strict: result.strict }).toEqual({
    exitCode: 1,
    verdict: "proven",
    strict: [
      { of: "notices", count: 1 },
      { of: "drift", count: 1 },
    ],
  });
  const { out } = await office.sop("audit --strict --lang en");
  expect(out).toContain(
    "Exit code 1 because of --strict: 1 notice; 1 file in the folder differs from the record.",
  );
  expect((await office.sop("audit --strict --lang id")).out).toContain(
    "Kode keluar 1 karena --strict: 1 pemberitahuan;",
  );
  expect((await office.sop("audit --lang en")).out).not.toContain("--strict");
});

test("a governed file beside a merge of entries is laid to the merge; alone, it comes with sop heal", async () => {
  const office = await new TestOffice().upTo("drafted");
  const other = office.copy();
  await office.as("dewi", "approve");
  await other.as("lestari", "official end maya --reason pindah --until 2021-04-01");
  office.git("fetch", "--quiet", other.folder, "main:refs/remotes/lain/main");
  const rina = ["-c", "user.name=Rina", "-c", "user.email=rina@rumah", "-c", "commit.gpgsign=false"];
  office.git(...rina, "merge", "--quiet", "--no-edit", "refs/remotes/lain/main");
  const hints = async (): Promise<Record<string, string>> => {
    const { result } = await office.json<{ violations: { code: string; hint: string }[] }>("audit --lang en");
    return Object.fromEntries(result.violations.map(({ code, hint }) => [code, hint]));
  };
  const merged = await hints();
  expect(merged["governed-changed"]).toBe(
    "Brought along by the same merge of entries; it is put right with that.",
  );
  expect(merged["merge-joins-entries"]).toContain("sop heal");
  office.git("reset", "--quiet", "--hard", "HEAD~1");
  office.write("README.md", "Halo\n");
  office.git("add", "--all");
  office.git(...rina, "commit", "--quiet", "--message", "tambah");
  expect((await hints())["governed-changed"]).toContain('sop heal --reason "…"');
});

test("explain begins a sentence with a capital", async () => {
  const { out } = await founded.sop("explain heal-other --lang en");
  expect(out.split("\n")[1]).toMatch(/^The healing names/);
  const { result } = await founded.json<{ about: string }>("explain heal-other --lang id");
  expect(result.about).toMatch(/^Pemulihan menyebut/);
});
