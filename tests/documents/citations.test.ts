/** Comments cite the written design by section, and each cited section exists. */
import { describe, expect, test } from "vitest";
import { CODE, text } from "./pages.ts";

/** The numbers of a design page's sections: `## 3. One line of entries` is 3. */
function sections(page: string): readonly string[] {
  return [...text(`docs/design/${page}.md`).matchAll(/^## ([0-9]+)\. /gm)].map(([, no = ""]) => no);
}

const DESIGN = ["product", "ledger", "domain", "decisions"];
const SECTIONS = new Map(DESIGN.map((page) => [page, sections(page)]));

/** `ledger §4, §7 and §8`, `docs/design/ledger.md §2`: which page, and which of its sections. */
const CITATION = new RegExp(
  `(?:docs/design/)?\\b(${DESIGN.join("|")})(?:\\.md)? (§[0-9]+(?:(?:, | and )§[0-9]+)*)`,
  "g",
);

function citations(content: string): readonly string[] {
  return [...content.matchAll(CITATION)].flatMap(([, page = "", list = ""]) =>
    [...list.matchAll(/§([0-9]+)/g)].map(([, no]) => `${page} §${no}`),
  );
}

const leadsNowhere = (citation: string): boolean => {
  const [page = "", no = ""] = citation.split(" §");
  return SECTIONS.get(page)?.includes(no) !== true;
};

describe("citations of the written design", () => {
  test("the form of a citation is understood", () => {
    expect(citations("(product §5, RFC 4251 §5; ledger §7)")).toEqual(["product §5", "ledger §7"]);
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
    const files = CODE.filter((path) => path.startsWith(`${folder}/`) && !path.endsWith("citations.test.ts"));
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
    expect(numbers.length).toBeGreaterThan(4);
    expect(numbers).toEqual(numbers.map((_, index) => String(index + 1)));
  });
});
