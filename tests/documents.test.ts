/** Documents lead somewhere: each cited section, each linked file and each path that a page names exists. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { REPO } from "./support/office.ts";

const OWN_FOLDERS = [
  ".github",
  "bench",
  "docs",
  "examples",
  "schemas",
  "scripts",
  "src",
  "templates",
  "tests",
];
const TOP_FILES = readdirSync(REPO, { withFileTypes: true }).filter((entry) => entry.isFile());

/** Every file of the repository that is written by hand or tested, with `/` on every system. */
const FILES = [
  ...TOP_FILES.map(({ name }) => name),
  ...OWN_FOLDERS.flatMap((folder) =>
    readdirSync(join(REPO, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(REPO.length).replaceAll("\\", "/"))
      .map((path) => path.replace(/^\//, "")),
  ),
];
const PAGES = FILES.filter((path) => path.endsWith(".md") && !path.includes("/golden/"));
const CODE = FILES.filter((path) => /^(?:src|tests|scripts|bench)\/.*\.(?:ts|mjs|py)$/.test(path));

const text = (path: string): string => readFileSync(join(REPO, path), "utf8");

/** The numbers of a design page's sections: `## 3. One line of entries` is 3. */
function sections(page: string): readonly string[] {
  return [...text(`docs/design/${page}.md`).matchAll(/^## ([0-9]+[a-z]?)\. /gm)].map(([, no = ""]) => no);
}

const DESIGN = ["product", "ledger", "domain", "decisions"];
const SECTIONS = new Map(DESIGN.map((page) => [page, sections(page)]));

/** `ledger §4, §7 and §8`, `docs/design/ledger.md §2`: which page, and which of its sections. */
const CITATION = new RegExp(
  `(?:docs/design/)?\\b(${DESIGN.join("|")})(?:\\.md)? (§[0-9]+[a-z]?(?:(?:, | and )§[0-9]+[a-z]?)*)`,
  "g",
);

function citations(content: string): readonly string[] {
  return [...content.matchAll(CITATION)].flatMap(([, page = "", list = ""]) =>
    [...list.matchAll(/§([0-9]+[a-z]?)/g)].map(([, no]) => `${page} §${no}`),
  );
}

const leadsNowhere = (citation: string): boolean => {
  const [page = "", no = ""] = citation.split(" §");
  return SECTIONS.get(page)?.includes(no) !== true;
};

describe("citations of the written design", () => {
  test("the form of a citation is understood", () => {
    expect(citations("(product §5, peers: lesson 8; ledger §7)")).toEqual(["product §5", "ledger §7"]);
    expect(citations("docs/design/ledger.md §4, §7 and §8).")).toEqual([
      "ledger §4",
      "ledger §7",
      "ledger §8",
    ]);
    expect(["ledger §99", "domain §2"].filter(leadsNowhere)).toEqual(["ledger §99"]);
  });

  test("the code cites the design", () => {
    expect(CODE.flatMap((path) => citations(text(path))).length).toBeGreaterThan(50);
  });

  test.each(["src", "tests", "scripts", "bench"])("each section that %s cites exists", (folder) => {
    const files = CODE.filter((path) => path.startsWith(`${folder}/`) && path !== "tests/documents.test.ts");
    const lost = files.flatMap((path) =>
      citations(text(path))
        .filter(leadsNowhere)
        .map((one) => `${path}: ${one}`),
    );
    expect(lost).toEqual([]);
  });

  // The oracle and the attacks are written from the page of the ledger, and cite it by the section alone.
  test("each bare section in the oracle and the attacks is one of the ledger's page", () => {
    const lost = CODE.filter((path) => /^tests\/(?:oracle|attacks)\//.test(path)).flatMap((path) =>
      [...text(path).matchAll(/§([0-9]+)/g)]
        .filter(([, no = ""]) => leadsNowhere(`ledger §${no}`))
        .map(([one]) => `${path}: ${one}`),
    );
    expect(lost).toEqual([]);
  });

  test.each(DESIGN)("the sections of %s.md count up from 1", (page) => {
    const numbers = SECTIONS.get(page) ?? [];
    expect(numbers).toEqual(numbers.map((_, index) => String(index + 1)));
  });
});

/** The anchor of a heading, as Git hosting services make it. */
function anchors(page: string): readonly string[] {
  return [...text(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

const LINK = /\]\(([^)\s]+)\)/g;

describe("links", () => {
  test.each(PAGES)("each link of %s leads to a file, and to a heading of it", (page) => {
    const lost = [...text(page).matchAll(LINK)]
      .map(([, link = ""]) => link)
      .filter((link) => !/^https?:/.test(link))
      .filter((link) => {
        const [path = "", anchor] = link.split("#");
        const target = path === "" ? page : join(dirname(page), path).replaceAll("\\", "/");
        if (!existsSync(join(REPO, target))) return true;
        return anchor !== undefined && !anchors(target).includes(anchor);
      });
    expect(lost).toEqual([]);
  });
});

/** Is there a file of this path, or one whose path ends with it? */
const isNamed = (path: string): boolean => FILES.some((file) => file === path || file.endsWith(`/${path}`));

describe("files that comments name", () => {
  test.each(["src", "tests", "scripts", "bench"])(
    "each source file that a comment of %s names exists",
    (folder) => {
      const lost = CODE.filter((path) => path.startsWith(`${folder}/`)).flatMap((path) =>
        [...text(path).matchAll(/^\s*(?:\/\/|\/?\*).*$/gm)]
          .flatMap(([comment]) => [...comment.matchAll(/(?<![\w./-])[\w-]+(?:\/[\w.-]+)*\.(?:ts|mjs)\b/g)])
          .map(([named]) => named)
          .filter((named) => !isNamed(named))
          .map((named) => `${path}: ${named}`),
      );
      expect(lost).toEqual([]);
    },
  );
});

describe("files that pages name", () => {
  const NAMING = PAGES.filter((page) =>
    /^(?:ARCHITECTURE|CONTRIBUTING|SECURITY)\.md$|^docs\/design\//.test(page),
  );

  test.each(NAMING)("each source file that %s names exists", (page) => {
    const named = [...text(page).matchAll(/`([\w./-]+\.(?:ts|mjs|py))`/g)].map(([, path = ""]) => path);
    expect(named.filter((path) => !isNamed(path))).toEqual([]);
  });

  test("each test that SECURITY.md names exists", () => {
    const rows = text("SECURITY.md").matchAll(/^\|.*\| ([^|]+) \|$/gm);
    const named = [...rows].flatMap(([, held = ""]) =>
      [...held.matchAll(/`([^`]+)`/g)].map(([, one]) => one),
    );
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((one) => !existsSync(join(REPO, "tests", `${one}.test.ts`)))).toEqual([]);
  });

  test("the walk of one command names at most 25 files", () => {
    const [, walk = ""] = text("ARCHITECTURE.md").split(/^## One command.*$/m);
    const [steps = ""] = walk.split(/^## /m);
    const named = new Set([...steps.matchAll(/`([\w./-]+\.(?:ts|js))`/g)].map(([, path]) => path));
    expect(named.size).toBeGreaterThan(10);
    expect(named.size).toBeLessThanOrEqual(25);
  });
});
