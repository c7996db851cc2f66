/** The digests of an entry, from the page alone (§2): what its act is about, and the whole governed content. */
import { isGoverned, type Procedure, type Said, sha256, type Tree } from "./history.ts";

type About = Pick<Said, "act" | "cycle" | "section" | "step">;

const HOUSE = /^(?:sop\.yaml|kalender\/[0-9]{4}\.yaml|\.gitattributes|\.gitignore|BACA-SAYA\.md)$/;

/** Sop-Subject: one line a file, `mode SP path NUL sha256 LF`, sorted by bytes. */
export function subjectOf(tree: Tree, about: About, procedure: Procedure): string {
  const holds = filesOf(about, procedure);
  const lines = [...tree]
    .filter(([path]) => holds(path))
    .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map(([path, text]) => `100644 ${path}\0${sha256(text)}\n`);
  return `sha256:${sha256(lines.join(""))}`;
}

function filesOf({ act, cycle, section, step }: About, procedure: Procedure): (path: string) => boolean {
  if (act === "found" || act === "heal") return isGoverned;
  if (act === "appoint") return (path) => path === "pejabat.yaml";
  if (act === "amend") return (path) => (cycle === undefined ? HOUSE.test(path) : path === "sop.yaml");
  if (act === "open") return (path) => path === `${cycle}/siklus.yaml`;
  if (act === "cancel") return (path) => path.startsWith(`${cycle}/`) && isGoverned(path);
  return ofKind(judged(procedure, act, step), String(cycle), section);
}

/** A judging step is about what the nearest earlier step made that makes something. */
function judged(procedure: Procedure, act: string, no: number | undefined): string {
  const { steps } = procedure;
  const at = act === "reopen" ? steps.length : (no ?? 0);
  const makes = ["draft", "fill", "compile"];
  const own = steps.find((step) => step.no === at)?.kind ?? "";
  if (makes.includes(own)) return own;
  return steps.filter((step) => step.no < at && makes.includes(step.kind)).at(-1)?.kind ?? own;
}

function ofKind(kind: string, cycle: string, section: string | undefined): (path: string) => boolean {
  const year = cycle.slice(0, 4);
  const below =
    (...folders: readonly string[]) =>
    (path: string) =>
      folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
  if (kind === "draft") return below(`${year}/rencana.yaml`, `${year}/formulir.yaml`, `${year}/skema`);
  if (kind !== "fill") return below(`${cycle}/rekap`, `${cycle}/isian`, `${cycle}/bukti`);
  if (section === undefined) return below(`${cycle}/isian`, `${cycle}/bukti`);
  return (path) => path === `${cycle}/isian/${section}.yaml`;
}

/** Sop-State: folder by folder; a folder with nothing governed in it is left out. */
export function stateOf(tree: Tree): string {
  return `sha256:${folderDigest([...tree].filter(([path]) => isGoverned(path)))}`;
}

function folderDigest(files: readonly (readonly [string, string])[]): string {
  const folders = new Map<string, [string, string][]>();
  const lines = new Map<string, string>();
  for (const [path, text] of files) {
    const [name = "", ...rest] = path.split("/");
    if (rest.length === 0) lines.set(name, `100644 ${name}\0${sha256(text)}\n`);
    else folders.set(name, [...(folders.get(name) ?? []), [rest.join("/"), text]]);
  }
  for (const [name, inner] of folders) lines.set(name, `40000 ${name}\0${folderDigest(inner)}\n`);
  const sorted = [...lines].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return sha256(sorted.map(([, line]) => line).join(""));
}
