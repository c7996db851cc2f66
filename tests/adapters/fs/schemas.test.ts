/** The published schemas hold for everything that we write ourselves. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { REPO, TestOffice } from "../../support/office.ts";

let office: TestOffice;
beforeAll(async () => {
  office = await new TestOffice().upTo("signed");
});

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
const schema = (path: string): object => JSON.parse(readFileSync(path, "utf8"));

function faults(schemaFile: string, document: unknown): unknown {
  const loaded = schema(schemaFile);
  const id = (loaded as { $id?: string }).$id;
  const validate = (id === undefined ? undefined : ajv.getSchema(id)) ?? ajv.compile(loaded);
  return validate(document) ? [] : validate.errors;
}

test("every YAML file of a finished workspace names its schema, finds it offline, and keeps it", () => {
  const files = office.git("ls-files", "*.yaml").split("\n");
  expect(files.length).toBeGreaterThan(15);
  for (const file of files) {
    const text = office.read(file);
    const named = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text)?.[1];
    if (named === undefined) throw new Error(`${file} names no schema`);
    expect({ file, faults: faults(office.path(file, "..", named), parse(text)) }).toEqual({
      file,
      faults: [],
    });
  }
});

test("every schema describes itself and each of its top-level keys, in Indonesian or for machines", () => {
  for (const name of readdirSync(join(REPO, "schemas"))) {
    const loaded = schema(join(REPO, "schemas", name)) as {
      $schema: string;
      title: string;
      description: string;
    };
    expect([name, loaded.$schema, loaded.title !== "", loaded.description !== ""]).toEqual([
      name,
      "https://json-schema.org/draft/2020-12/schema",
      true,
      true,
    ]);
  }
});

describe("the envelope of --json", () => {
  test.each([
    "status",
    "log",
    "audit",
    "official list",
    "verify --check",
    "approve",
    "open salah",
    "receive tidak-ada.xlsx",
    "verify",
    "compile",
  ])("%s", async (line) => {
    const envelope = JSON.parse((await office.sop(`${line} --json`)).out);
    expect(faults(join(REPO, "schemas", "report-1.schema.json"), envelope)).toEqual([]);
    expect(envelope.command).toBe(line.split(" ")[0]);
  });
});
