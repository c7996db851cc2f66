/**
 * A record of any length, as the offices of a century would have it: `make.ts FOLDER COUNT [FROM]`. The first entry is
 * founded by sop itself; the others are made of the domain's own words, signed with the tests' own keys, and packed, because
 * signing twenty thousand times with ssh-keygen takes an hour. An audit proves every one of them.
 */
import { spawnSync } from "node:child_process";
import { createHash, createPrivateKey, type KeyObject, sign } from "node:crypto";
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { deflateSync } from "node:zlib";
import { readPublicLine } from "../../src/adapters/git/signatures/public-key.ts";
import { publicHalfOf } from "../../src/adapters/git/signatures/ssh-key.ts";
import { WireReader, wireString } from "../../src/adapters/git/signatures/wire.ts";
import { yamlDocuments } from "../../src/adapters/yaml/documents/index.ts";
import { required } from "../../src/domain/failure.ts";
import { cycleId, digest, type EntryId, entryId, personId, roleId, sectionId } from "../../src/domain/ids.ts";
import { formatMessage, type Trailers } from "../../src/domain/ledger/message/message.ts";
import { compareBytes } from "../../src/domain/ledger/path-rules.ts";
import { CURRENT_RULES } from "../../src/domain/ledger/rules-version.ts";
import { manifest, subjectOf } from "../../src/domain/ledger/subject.ts";
import { judgedStep, type Procedure, stepOf } from "../../src/domain/procedure/procedure.ts";
import { there } from "../../tests/support/there.ts";
import { Contents, planOf } from "./contents.ts";

const NAMES: Readonly<Record<string, string>> = {
  rina: "Rina Contoh, S.Kom",
  dewi: "Dewi Contoh, S.E",
  agus: "Agus Contoh, S.Sos., M.Si",
  hadi: "Drs. Hadi Contoh, M.M",
};
const ROLES: Readonly<Record<string, string>> = {
  rina: "petugas",
  dewi: "kasubag-perencanaan",
  agus: "sekretaris",
  hadi: "camat",
};
const HEADS: Readonly<Record<string, string>> = {
  "subbag-umpeg": "lestari",
  "subbag-renkeu": "dewi",
  "seksi-pemerintahan": "budi",
  "seksi-trantib": "joko",
  "seksi-pmd": "siti",
  "seksi-kesos": "wahyu",
  "seksi-pelayanan": "maya",
};
type Tree = Map<string, Blob | Tree>;
interface Blob {
  readonly id: string;
  readonly sha256: string;
}

const sha = (algorithm: string, ...parts: (Buffer | string)[]): string => {
  const hash = createHash(algorithm);
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
};

/** Objects as git packs them: without deltas. */
class Pack {
  readonly #chunks: Buffer[] = [];
  readonly #seen = new Set<string>();

  add(type: "commit" | "tree" | "blob", bytes: Buffer): string {
    const id = sha("sha1", `${type} ${bytes.length}\0`, bytes);
    if (this.#seen.has(id)) return id;
    this.#seen.add(id);
    const header: number[] = [];
    let size = bytes.length;
    let first = ({ commit: 1, tree: 2, blob: 3 }[type] << 4) | (size & 15);
    for (size >>= 4; size > 0; size >>= 7) {
      header.push(first | 0x80);
      first = size & 0x7f;
    }
    header.push(first);
    this.#chunks.push(Buffer.from(header), deflateSync(bytes, { level: 1 }));
    return id;
  }

  write(folder: string): void {
    const head = Buffer.alloc(12);
    head.write("PACK");
    head.writeUInt32BE(2, 4);
    head.writeUInt32BE(this.#seen.size, 8);
    const body = Buffer.concat([head, ...this.#chunks]);
    const path = join(folder, ".git", "objects", "pack", "made.pack");
    writeFileSync(path, Buffer.concat([body, createHash("sha1").update(body).digest()]));
    git(folder, "index-pack", path);
  }
}

function git(folder: string, ...args: string[]): string {
  const ran = spawnSync("git", args, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 30 });
  if (ran.status !== 0) throw new Error(`git ${args.join(" ")}: ${ran.stderr}`);
  return ran.stdout.trim();
}

/** The private half of a key that ssh-keygen wrote without a passphrase. */
function privateKey(path: string): { key: KeyObject; blob: Buffer } {
  const text = readFileSync(path, "latin1");
  const reader = new WireReader(Buffer.from(text.split("\n").slice(1, -2).join(""), "base64"));
  reader.take(15);
  for (let no = 0; no < 3; no++) reader.string();
  reader.uint32();
  reader.string();
  const inner = new WireReader(reader.string());
  inner.take(8);
  inner.string();
  const point = inner.string();
  const seed = inner.string().subarray(0, 32);
  const jwk = { kty: "OKP", crv: "Ed25519", x: point.toString("base64url"), d: seed.toString("base64url") };
  const line = publicHalfOf(text);
  return {
    key: createPrivateKey({ key: jwk, format: "jwk" }),
    blob: Buffer.from(line?.blob ?? "", "base64"),
  };
}

/** A signature as ssh-keygen makes it (OpenSSH PROTOCOL.sshsig). */
function armored({ key, blob }: { key: KeyObject; blob: Buffer }, payload: Buffer): string {
  const magic = Buffer.from("SSHSIG");
  const frame = [wireString("git"), wireString(""), wireString("sha512")];
  const hash = createHash("sha512").update(payload).digest();
  const signature = sign(null, Buffer.concat([magic, ...frame, wireString(hash)]), key);
  const inner = Buffer.concat([wireString("ssh-ed25519"), wireString(signature)]);
  const version = Buffer.from([0, 0, 0, 1]);
  const bytes = Buffer.concat([magic, version, wireString(blob), ...frame, wireString(inner)]);
  const lines = bytes.toString("base64").match(/.{1,70}/g) ?? [];
  return ["-----BEGIN SSH SIGNATURE-----", ...lines, "-----END SSH SIGNATURE-----"].join("\n");
}

class Maker {
  readonly pack = new Pack();
  tip: EntryId;
  #made = 0;
  readonly #folder: string;
  readonly #keys: Readonly<Record<string, ReturnType<typeof privateKey>>>;
  readonly #procedure: Procedure;
  readonly #root: EntryId;
  readonly #tree: Tree = new Map();
  readonly #written = new WeakMap<Tree, string>();
  readonly #states = new WeakMap<Tree, string>();
  readonly #bytes = new Map<string, Buffer>();
  readonly #most: number;
  /** All in one second: the clock must not go backwards, and none of them is ahead of whoever audits. */
  readonly at: number;

  constructor(folder: string, keys: string, procedure: Procedure, most: number) {
    this.#most = most;
    this.#folder = folder;
    this.#procedure = procedure;
    this.#keys = Object.fromEntries(
      Object.keys(NAMES).map((name) => [name, privateKey(join(keys, name, "id_ed25519"))]),
    );
    this.#root = there(entryId(git(folder, "rev-parse", "HEAD")));
    this.tip = this.#root;
    this.at = Number(git(folder, "log", "-1", "--format=%ct"));
    for (const line of git(folder, "ls-tree", "-r", "HEAD").split("\n")) {
      const [, , id = "", path = ""] = /^(\d+) blob ([0-9a-f]+)\t(.*)$/.exec(line)?.map(String) ?? [];
      const bytes = readFileSync(join(folder, path));
      this.#bytes.set(path, bytes);
      this.#put(path, { id, sha256: sha("sha256", bytes) });
    }
  }

  /** Has it as many entries as were wanted? Those that are made beyond are left out. */
  get isDone(): boolean {
    return this.#made >= this.#most;
  }

  /** A file as the newest entry has it. */
  bytes(path: string): Buffer | undefined {
    return this.#bytes.get(path);
  }

  text(path: string): string {
    return readFileSync(join(this.#folder, path), "utf8");
  }

  entry(
    person: string,
    own: Partial<Trailers>,
    files: Readonly<Record<string, Buffer>> = {},
    note: readonly string[] = [],
  ): void {
    if (this.isDone) return;
    for (const [path, bytes] of Object.entries(files)) {
      this.#bytes.set(path, bytes);
      this.#put(path, { id: this.pack.add("blob", bytes), sha256: sha("sha256", bytes) });
    }
    const place = { act: own.act ?? ("approve" as const), cycle: own.cycle, section: own.section };
    const step = own.step === undefined ? undefined : stepOf(this.#procedure, own.step);
    const about = step === undefined ? undefined : judgedStep(this.#procedure, step);
    const { roots, holds } = subjectOf(place, about);
    const subject = there(digest(`sha256:${sha("sha256", manifest(this.#digests(roots, holds)))}`));
    const trailers: Trailers = {
      version: 2,
      repository: this.#root,
      role: there(roleId(ROLES[person] ?? "")),
      person: there(personId(person)),
      capacity: "definitif",
      previous: this.tip,
      subject,
      state: there(digest(`sha256:${this.#state(this.#tree) ?? sha("sha256", "")}`)),
      roster: 1,
      rules: CURRENT_RULES,
      tool: "sop/bench",
      ...place,
      ...own,
    };
    const message = formatMessage({ subject: `sop: ${place.act} ${own.cycle ?? ""}`, note, trailers });
    const who = `${NAMES[person]} <${person}@kecamatan-pakusari> ${this.at} +0000`;
    const head = `tree ${this.#write(this.#tree)}\nparent ${this.tip}\nauthor ${who}\ncommitter ${who}\n`;
    const payload = Buffer.from(`${head}\n${message}`);
    const signature = armored(this.#keys[person] as ReturnType<typeof privateKey>, payload).replaceAll(
      "\n",
      "\n ",
    );
    const bytes = Buffer.from(`${head}gpgsig ${signature}\n\n${message}`);
    this.tip = there(entryId(this.pack.add("commit", bytes)));
    this.#made += 1;
  }

  #put(path: string, blob: Blob): void {
    const parts = path.split("/");
    const name = parts.pop() ?? "";
    let at = this.#tree;
    this.#forget(at);
    for (const part of parts) {
      const next = at.get(part);
      const folder: Tree = next instanceof Map ? next : new Map();
      at.set(part, folder);
      this.#forget(folder);
      at = folder;
    }
    at.set(name, blob);
  }

  #forget(folder: Tree): void {
    this.#written.delete(folder);
    this.#states.delete(folder);
  }

  /** The digest of a folder's content (docs/design/ledger.md §2); there is no in-tray in it. */
  #state(tree: Tree): string | undefined {
    const before = this.#states.get(tree);
    if (before !== undefined) return before;
    const lines = [...tree]
      .sort(([one], [other]) => compareBytes(one, other))
      .map(([name, what]) => {
        const digest = what instanceof Map ? this.#state(what) : what.sha256;
        return `${what instanceof Map ? "40000" : "100644"} ${name}\0${digest}\n`;
      });
    const state = sha("sha256", lines.join(""));
    this.#states.set(tree, state);
    return state;
  }

  #write(tree: Tree): string {
    const before = this.#written.get(tree);
    if (before !== undefined) return before;
    const entries = [...tree].map(([name, what]) => ({
      key: what instanceof Map ? `${name}/` : name,
      mode: what instanceof Map ? "40000" : "100644",
      name,
      id: what instanceof Map ? this.#write(what) : what.id,
    }));
    entries.sort((a, b) => compareBytes(a.key, b.key));
    const bytes = entries.flatMap(({ mode, name, id }) => [
      Buffer.from(`${mode} ${name}\0`),
      Buffer.from(id, "hex"),
    ]);
    const id = this.pack.add("tree", Buffer.concat(bytes));
    this.#written.set(tree, id);
    return id;
  }

  #digests(roots: readonly string[], holds: (path: string) => boolean) {
    const found: { path: string; mode: string; sha256: string }[] = [];
    const collect = (what: Blob | Tree | undefined, path: string): void => {
      if (what instanceof Map) for (const [name, inner] of what) collect(inner, `${path}/${name}`);
      else if (what !== undefined && holds(path)) found.push({ path, mode: "100644", sha256: what.sha256 });
    };
    for (const root of roots) {
      const parts = root.split("/");
      const at = parts.reduce<Blob | Tree | undefined>(
        (tree, part) => (tree instanceof Map ? tree.get(part) : undefined),
        this.#tree,
      );
      collect(at, root);
    }
    return found;
  }
}

/** A quarter of a year, as an office would record it. */
async function oneCycle(maker: Maker, contents: Contents, year: number, quarter: number): Promise<void> {
  const cycle = there(cycleId(`${year}/tw${quarter}`));
  const sections = Object.keys(HEADS).map((id) => there(sectionId(id)));
  const at = { cycle, round: 1 };
  const plan = quarter > 1 || year === 2021 ? {} : planOf(year, (path) => maker.text(path));
  maker.entry("rina", { act: "open", cycle, round: 1 }, await contents.opened(cycle, `${year}-03-31`));
  maker.entry("rina", { act: "draft", ...at, step: 1 }, await contents.drafted(cycle, plan));
  maker.entry("dewi", { act: "approve", ...at, step: 2 });
  maker.entry("rina", { act: "distribute", ...at, step: 3 }, await contents.handedOut(cycle, maker.at));
  for (const section of sections) {
    if (maker.isDone) return;
    const filledBy = there(personId(HEADS[section] ?? ""));
    const files = await contents.received(cycle, section);
    maker.entry("rina", { act: "receive", ...at, step: 4, section, filledBy }, files);
  }
  for (const section of sections) {
    if (maker.isDone) return;
    const report = await contents.report(section);
    maker.entry("rina", { act: "verify", ...at, step: 5, section, report }, {}, ["Sudah dicocokkan."]);
  }
  if (maker.isDone) return;
  maker.entry("rina", { act: "compile", ...at, step: 6 }, await contents.compiled(cycle));
  maker.entry("dewi", { act: "approve", ...at, step: 7 });
  maker.entry("agus", { act: "approve", ...at, step: 8 });
  maker.entry("hadi", { act: "approve", ...at, step: 9 });
}

const [, , given = "", count = "0"] = process.argv;
const folder = resolve(given);
const keys = join(resolve("tests/support/keys"));
mkdirSync(folder, { recursive: true });
// ssh-keygen, which proves each key, takes none that others may read; a checkout does not keep that.
const own = `${folder}.keys`;
cpSync(keys, own, { recursive: true });
for (const person of readdirSync(own)) chmodSync(join(own, person, "id_ed25519"), 0o600);
const founding = ["bin/sop.js", "init", folder, "--example", "pakusari", "--yes", "--keys", own];
const signing = ["--as", "lestari", "--key", join(own, "lestari", "id_ed25519")];
const ran = spawnSync(process.execPath, [...founding, ...signing], { encoding: "utf8" });
rmSync(own, { recursive: true });
if (ran.status !== 0) throw new Error(ran.stderr);
async function main(): Promise<void> {
  const documents = yamlDocuments(readPublicLine);
  const procedure = required(
    await documents.procedure(readFileSync(join(folder, "sop.yaml"), "utf8"), "sop.yaml"),
  );
  const maker = new Maker(folder, keys, procedure, Number(count) - 1);
  const roster = required(
    await documents.roster(readFileSync(join(folder, "pejabat.yaml"), "utf8"), "pejabat.yaml"),
  );
  const world = { procedure, roster, sections: new Map() };
  const contents = new Contents(documents, world, (path) => maker.bytes(path));
  for (let no = 0; !maker.isDone; no++)
    await oneCycle(maker, contents, 2021 + Math.floor(no / 4), 1 + (no % 4));
  maker.pack.write(folder);
  git(folder, "update-ref", "refs/heads/main", maker.tip);
  git(folder, "reset", "--hard", "--quiet");
}

void main();
