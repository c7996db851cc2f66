/** Symbolic links are followed nowhere below the workspace, neither to read nor to write. */
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Folder } from "../../../src/adapters/fs/folder.ts";
import { TestOffice, temporaryFolder } from "../../support/office.ts";

function linked(): Folder {
  const base = temporaryFolder();
  const elsewhere = join(base, "lain");
  mkdirSync(join(base, "kerja", "nyata"), { recursive: true });
  mkdirSync(elsewhere);
  writeFileSync(join(elsewhere, "rahasia.txt"), "rahasia");
  writeFileSync(join(base, "kerja", "nyata", "isi.txt"), "isi");
  symlinkSync(elsewhere, join(base, "kerja", "tautan"));
  symlinkSync(join(elsewhere, "rahasia.txt"), join(base, "kerja", "berkas"));
  return new Folder(join(base, "kerja"));
}

describe("a link below the workspace", () => {
  const USES: readonly (readonly [string, (folder: Folder, path: string) => Promise<unknown>])[] = [
    ["read", (folder, path) => folder.read(path)],
    ["written", (folder, path) => folder.write(path, "x")],
    ["removed", (folder, path) => folder.remove(path)],
    ["listed", (folder, path) => folder.list(path)],
  ];
  test.each(USES)("is not %s", async (_, use) => {
    const folder = linked();
    for (const path of ["berkas", "tautan/rahasia.txt", "tautan"])
      await expect(use(folder, path)).rejects.toMatchObject({ reason: { code: "path-link" } });
  });
  test("beside an honest file, which is", async () => {
    expect((await linked().read("nyata/isi.txt"))?.toString()).toBe("isi");
  });
});

test("a cycle's folder that is a link is refused before anything is recorded", async () => {
  const office = await new TestOffice().upTo("founded");
  const elsewhere = join(office.base, "lain");
  mkdirSync(elsewhere);
  symlinkSync(elsewhere, office.path("2021", "tw2"));
  const before = office.git("rev-parse", "main");
  const { failure } = await office.json(
    `open 2021/tw2 --yes --as rina --key ${join(office.keys, "rina", "id_ed25519")}`,
  );
  expect(failure?.code).toBe("path-link");
  expect(office.git("rev-parse", "main")).toBe(before);
});

test("governed files behind a link are missing from the folder, whatever lies there", async () => {
  const office = await new TestOffice().upTo("opened");
  const elsewhere = join(office.base, "lain");
  mkdirSync(elsewhere);
  writeFileSync(join(elsewhere, "siklus.yaml"), office.read("2021/tw1/siklus.yaml"));
  office.git("mv", "-k", "2021/tw1", "2021/lama");
  symlinkSync(elsewhere, office.path("2021", "tw1"));
  const { result } = await office.json<{ drift: object[] }>("audit --no-cache");
  expect(result.drift).toContainEqual({ path: "2021/tw1/siklus.yaml", how: "missing" });
});
