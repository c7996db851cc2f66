// What is claimed about speed, and how to measure it again: ratios within one run, never a timed test.
// npm run bench            (builds first)
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { bundle } from "../scripts/bundling.mjs";

const SOP = resolve("bin/sop.js");
const base = mkdtempSync(join(tmpdir(), "sop-bench-"));
const env = { PATH: process.env.PATH, HOME: base, LANG: "C.UTF-8", GIT_CONFIG_GLOBAL: "/dev/null" };

function once(program, args, cwd = base) {
  const start = process.hrtime.bigint();
  const ran = spawnSync(program, args, { cwd, env, stdio: ["ignore", "ignore", "pipe"] });
  if (ran.status !== 0) throw new Error(`${program} ${args.join(" ")}: ${ran.stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function median(list) {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
}

/** The median of several runs, the sides taking turns so that noise meets both. */
function compare(rows, runs = 15) {
  const times = rows.map(() => []);
  for (let no = 0; no < runs; no++)
    for (const [at, { program, args, cwd }] of rows.entries()) times[at].push(once(program, args, cwd));
  const first = median(times[0]);
  rows.forEach(({ name }, at) => {
    const ms = median(times[at]);
    console.log(`  ${name.padEnd(44)} ${ms.toFixed(0).padStart(6)} ms   ${(ms / first).toFixed(2)} ×`);
  });
}

console.log("start-up, against bare node");
compare([
  { name: "node -e 0", program: process.execPath, args: ["-e", "0"] },
  { name: "sop --version", program: process.execPath, args: [SOP, "--version"] },
  { name: "sop --help", program: process.execPath, args: [SOP, "--help"] },
]);

console.log("the demo: a whole cycle, 29 entries, 24 workbooks");
const demo = join(base, "demo");
const start = process.hrtime.bigint();
const ran = spawnSync(
  "/usr/bin/env",
  [
    "bash",
    "-c",
    `"${process.execPath}" "${SOP}" demo "${demo}" >/dev/null & pid=$!; peak=0; while kill -0 $pid 2>/dev/null; do now=$(awk '/VmHWM/{print $2}' /proc/$pid/status 2>/dev/null || echo 0); [ "\${now:-0}" -gt "$peak" ] && peak=$now; sleep 0.05; done; wait $pid; echo $peak`,
  ],
  { env, encoding: "utf8" },
);
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
console.log(`  ${seconds.toFixed(1)} s, peak memory ${(Number(ran.stdout.trim()) / 1024).toFixed(0)} MB`);

const workspace = join(demo, "workspace");
console.log("proving the demo's record, against git (which judges signatures only)");
compare([
  {
    name: "git log --format='%H %G? %GS'",
    program: "git",
    args: ["log", "--format=%H %G? %GS"],
    cwd: workspace,
  },
  { name: "sop audit", program: process.execPath, args: [SOP, "audit"], cwd: workspace },
  { name: "sop status", program: process.execPath, args: [SOP, "status"], cwd: workspace },
]);
console.log(
  "proving longer records; git is asked of the newest 200 entries, and multiplied, where there are more than 1,000",
);
const make = await built("bench/ledger/make.ts", "ledger");
for (const count of [1_000, 5_000, 20_000]) {
  const folder = join(base, `record-${count}`);
  prepared(process.execPath, [make, folder, String(count)]);
  // The first audit lets git know whose keys are whose, and seals what it proved.
  measuredIn(folder, process.execPath, [SOP, "audit"]);
  const asked = Math.min(count, count > 1_000 ? 200 : 1_000);
  const said = measuredIn(folder, "git", ["log", `-${asked}`, "--format=%H %G? %GS"]);
  const git = (said.seconds * count) / asked;
  const audited = (...more) => measuredIn(folder, process.execPath, [SOP, "audit", "--no-cache", ...more]);
  // In turns, so that noise meets both.
  const runs = [1, 2, 3].map(() => ({ whole: audited(), signatures: audited("--signatures-only") }));
  const proof = middle(runs.map(({ whole }) => whole));
  const quick = middle(runs.map(({ signatures }) => signatures));
  console.log(
    `  ${String(count).padStart(6)} entries: everything derived again ${proof.seconds.toFixed(2)} s, --signatures-only ${quick.seconds.toFixed(2)} s, ${(proof.seconds / quick.seconds).toFixed(2)} ×`,
  );
  console.log(
    `  ${String(count).padStart(6)} entries: git log ${git.toFixed(1)} s, sop audit ${proof.seconds.toFixed(2)} s, ${(git / proof.seconds).toFixed(0)} ×, ${proof.megabytes.toFixed(0)} MB`,
  );
  if (count === 1_000) againAfterOneMore(folder);
}
console.log("returns of sixty rows: read and checked, and forms written; each side a process of its own");
const returns = await built("bench/returns/sop.ts", "returns");
/** The record is proven up to its last entry but one; then that one comes, and the audit is asked again. */
function againAfterOneMore(folder) {
  const newest = inGit(folder, "rev-parse", "main");
  const before = inGit(folder, "rev-parse", "main~1");
  const times = { bare: [], least: [], again: [] };
  for (let no = 0; no < 9; no++) {
    inGit(folder, "update-ref", "refs/heads/main", before);
    // This computer has proven the newest, and would hold it against the history without.
    once(process.execPath, [SOP, "audit", "--forget"], folder);
    inGit(folder, "update-ref", "refs/heads/main", newest);
    times.bare.push(once(process.execPath, ["-e", "0"], folder));
    times.least.push(once(process.execPath, [resolve("bench/ledger/least.cjs"), folder], folder));
    times.again.push(once(process.execPath, [SOP, "audit"], folder));
  }
  const [bare, least, again] = [median(times.bare), median(times.least), median(times.again)];
  console.log(
    `         proven before, and one entry more: ${again.toFixed(0)} ms, ${(again / bare).toFixed(2)} × node -e 0; what no such program in Node can do without takes ${(least / bare).toFixed(2)} ×`,
  );
}
function inGit(folder, ...args) {
  const ran = spawnSync("git", args, { cwd: folder, env, encoding: "utf8" });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return ran.stdout.trim();
}
/** As measured below; the last line of stdout must be the same on every side. */
function measured(program, args) {
  const { stdout, ...rest } = measuredIn(process.cwd(), program, args);
  return { ...rest, said: JSON.parse(stdout) };
}
/** Seconds and peak memory, by GNU time. */
function measuredIn(cwd, program, args) {
  const options = { cwd, env, encoding: "utf8", maxBuffer: 1 << 30 };
  const ran = spawnSync("/usr/bin/time", ["-f", "%e %M", program, ...args], options);
  if (ran.status !== 0) throw new Error(ran.stderr);
  const [seconds, kilobytes] = ran.stderr.trim().split("\n").at(-1).split(" ").map(Number);
  return { seconds, megabytes: kilobytes / 1024, stdout: ran.stdout };
}
/** A program of the bench, built as the product is: its schemas are compiled, and their compiler is not loaded. */
async function built(entry, name) {
  await bundle({ entryPoints: { [name]: entry }, outdir: join(base, name) });
  return join(base, name, `${name}.mjs`);
}
function middle(runs) {
  return runs.toSorted((a, b) => a.seconds - b.seconds)[Math.floor(runs.length / 2)];
}
function prepared(program, args) {
  const ran = spawnSync(program, args, { env, encoding: "utf8" });
  if (ran.status !== 0) throw new Error(ran.stderr);
}
for (const count of [60, 100, 1000]) {
  const folder = join(base, `filled-${count}`);
  prepared(process.execPath, [returns, "make", folder, String(count)]);
  const rounds = [
    ["sop", process.execPath, [returns, "check", folder]],
    ["exceljs + ajv", process.execPath, ["bench/returns/exceljs_check.mjs", folder]],
    ["openpyxl + jsonschema", "/usr/bin/python3", ["bench/returns/openpyxl_check.py", folder]],
  ].map(([name, program, args]) => ({ name, program, args, runs: [] }));
  // In turns, so that noise meets all of them; the middle one counts. What takes half a second is asked more often.
  for (let no = 0; no < (count < 1_000 ? 7 : 3); no++)
    for (const side of rounds) side.runs.push(measured(side.program, side.args));
  const sides = rounds.map(({ name, runs }) => ({ name, ...middle(runs) }));
  for (const { name, seconds, megabytes, said } of sides) {
    if (said.total !== sides[0].said.total) throw new Error(`${name} read other figures`);
    const times = (seconds / sides[0].seconds).toFixed(1);
    console.log(
      `  ${String(count).padStart(4)} ${name.padEnd(24)} ${seconds.toFixed(2).padStart(6)} s  ${megabytes.toFixed(0).padStart(4)} MB  ${times} ×`,
    );
  }
}
console.log("workbooks made to do harm: each opened in a process of its own, start-up included");
const hostile = join(base, "hostile");
prepared(process.execPath, [returns, "make-hostile", hostile]);
const opened = readdirSync(hostile).map((name) => ({
  name,
  ...measured(process.execPath, [returns, "open", join(hostile, name)]),
}));
for (const [what, key] of [
  ["slowest", "seconds"],
  ["largest", "megabytes"],
]) {
  const { name, seconds, megabytes, said } = opened.toSorted((a, b) => b[key] - a[key])[0];
  console.log(
    `  ${what} of ${opened.length}: ${seconds.toFixed(2)} s, ${megabytes.toFixed(0)} MB  ${name} (${said.said})`,
  );
}
// Two hundred, by then as quick as it gets: of fewer, the start would be multiplied along.
const written = [
  ["sop, 1,000 forms", [returns, "write", base, "1000"], 1],
  ["plain exceljs, 200 forms, times 5", [returns, "write-plainly", base, "200"], 5],
].map(([name, args, factor]) => ({ name, seconds: measured(process.execPath, args).seconds * factor }));
for (const { name, seconds } of written)
  console.log(
    `  ${name.padEnd(36)} ${seconds.toFixed(1).padStart(6)} s  ${(seconds / written[0].seconds).toFixed(1)} ×`,
  );
console.log("papers: a recap printed, and the report made; start-up included, against half as much");
const papers = await built("bench/papers.ts", "papers");
cpSync("dist/fonts", join(base, "papers", "fonts"), { recursive: true });
for (const [what, unit, counts] of [
  ["pdf", "indicators", [50, 100, 200, 400]],
  ["html", "cycles", [3, 6, 12, 24]],
]) {
  let before;
  for (const count of counts) {
    const file = join(base, `${what}-${count}`);
    const runs = [1, 2, 3].map(() =>
      measuredIn(process.cwd(), process.execPath, [papers, what, String(count), file]),
    );
    const { seconds, megabytes } = middle(runs);
    const times = before === undefined ? "" : `${(seconds / before).toFixed(2)} ×`;
    console.log(
      `  ${String(count).padStart(4)} ${unit.padEnd(12)} ${what}  ${seconds.toFixed(2)} s  ${megabytes.toFixed(0).padStart(4)} MB  ${(statSync(file).size / 1024).toFixed(0).padStart(5)} KB  ${times}`,
    );
    before = seconds;
  }
}
console.log(`node ${process.version}, sop ${JSON.parse(readFileSync("package.json", "utf8")).version}`);
rmSync(base, { recursive: true, force: true });
