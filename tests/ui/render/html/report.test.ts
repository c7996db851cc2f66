/** The report as a real browser shows it: to a head on a phone, on paper, by keyboard, to a screen reader; and to an attacker. */
import { existsSync, readFileSync } from "node:fs";
import { get, request } from "node:http";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM, TOOLS } from "../../../support/machine.ts";
import { TestOffice } from "../../../support/office.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const HOSTILE = "<img src=http://127.0.0.1:9/x onerror=alert(1)><script>alert(2)</script>";

let running: TestOffice;
let signed: TestOffice;
let browser: Browser;
beforeAll(async () => {
  running = await new TestOffice().upTo("received");
  await running.as("rina", `reject --section seksi-trantib --reason "${HOSTILE}"`);
  running.now += 12 * 86_400;
  signed = await new TestOffice().upTo("signed", "jangkar");
  if (!TOOLS.chromium.present) return;
  browser = await chromium.launch({
    executablePath: CHROMIUM(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
});
afterAll(() => browser?.close());

/** Opens an office's report, and notes whatever the page asks for, says or runs. */
async function opened(
  office: TestOffice,
  language: "id" | "en",
  width = 1200,
): Promise<{ page: Page; noise: string[] }> {
  const { code, err } = await office.sop(`report --lang ${language}`);
  expect([code, err]).toEqual([0, ""]);
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  const noise: string[] = [];
  const url = pathToFileURL(office.path("cetak/laporan.html")).href;
  page.on("console", (message) => noise.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => noise.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => noise.push(`dialog: ${dialog.message()}`));
  page.on("request", (asked) => {
    if (asked.url() !== url) noise.push(`request: ${asked.url()}`);
  });
  await page.goto(url);
  return { page, noise };
}

test("the file is one page that can fetch nothing and run nothing, the same bytes for the same record", async () => {
  await running.sop("report");
  const page = running.read("cetak/laporan.html");
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(/<script|javascript:|<link|@import|url\(/i);
  expect(page).not.toContain(HOSTILE);
  await running.sop("report");
  expect(running.read("cetak/laporan.html")).toBe(page);
  running.write("surat.html", "milik orang lain");
  expect((await running.sop("report --out surat.html")).code).toBe(2);
  expect(running.read("surat.html")).toBe("milik orang lain");
});

describe.skipIf(!TOOLS.chromium.present)("in a browser", () => {
  test.each(["id", "en"] as const)(
    "%s: says whose turn it is and how late, with no noise and no request",
    async (language) => {
      const { page, noise } = await opened(running, language);
      const text = await page.innerText("body");
      const words = {
        id: ["Giliran sekarang", "Terlambat", "Joko Contoh, S.H.", "hari kerja"],
        en: ["Next actions", "Late by", "Joko Contoh, S.H.", "working days"],
      }[language];
      for (const word of words) expect(text).toContain(word);
      expect(await page.locator(".turns li").count()).toBe(7);
      expect(await page.getAttribute("html", "lang")).toBe(language);
      expect(noise).toEqual([]);
      await page.close();
    },
  );

  test("shows a signed cycle: achievement of every indicator with its bars, budget, register", async () => {
    const { page, noise } = await opened(signed, "id");
    const { result } = await signed.json<{ capaian: { indikator: string }[] }>("export json");
    const text = (await page.innerText("main")).replace(/\s+/g, " ");
    for (const { indikator } of result.capaian) expect(text).toContain(indikator.replace(/\s+/g, " ").trim());
    expect(await page.locator(".card svg[role=img]").count()).toBe(result.capaian.length);
    const entries = Number(signed.git("rev-list", "--count", "main"));
    expect(await page.locator("section:has(#register) tbody tr").count()).toBe(entries);
    expect(noise).toEqual([]);
    await page.close();
  });

  test("hostile text is text", async () => {
    const { page, noise } = await opened(running, "id");
    expect(await page.innerText(".turns")).toContain(HOSTILE);
    expect(await page.locator("img, script").count()).toBe(0);
    expect(noise).toEqual([]);
    await page.close();
  });

  test.each([
    ["id", 1200],
    ["en", 1200],
    ["id", 360],
    ["en", 360],
  ] as const)(
    "%s at %i pixels: an accessibility engine finds nothing, and nothing is wider than the screen",
    async (language, width) => {
      for (const office of [running, signed]) {
        const { page } = await opened(office, language, width);
        // The page's own policy lets nothing run; the engine comes in from outside of it.
        const found = await page.evaluate<{ id: string; nodes: unknown[] }[]>(
          `(async () => { ${AXE}; return (await axe.run()).violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) })); })()`,
        );
        expect(found).toEqual([]);
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
        await page.close();
      }
    },
  );

  test("can be used by keyboard alone: the content, every part, and each table that scrolls", async () => {
    const { page } = await opened(running, "id", 360);
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.className")).toBe("skip");
    await page.keyboard.press("Enter");
    expect(new URL(page.url()).hash).toBe("#isi");
    const reached = new Set<string>();
    for (let no = 0; no < 60; no++) {
      await page.keyboard.press("Tab");
      reached.add(
        await page.evaluate<string>(
          "document.activeElement.getAttribute('aria-label') ?? document.activeElement.tagName",
        ),
      );
    }
    expect(reached.has("Posisi tahapan")).toBe(true);
    expect(reached.has("Register")).toBe(true);
    expect(reached.has("SUMMARY")).toBe(true);
    await page.close();
  });

  test("prints: every entry stands on paper, without the navigation", async () => {
    const { page } = await opened(running, "id");
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("nav").isVisible()).toBe(false);
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    await page.close();
  });
});

test("served on this computer alone: to its own name, one page, kept up to date, with no way to anything else", async () => {
  const office = running.copy();
  const answers: { status: number; body: string }[] = [];
  let port = 0;
  let out = "";
  const ask = (path: string, host = `127.0.0.1:${port}`): Promise<{ status: number; body: string }> =>
    new Promise((done, fail) => {
      get({ host: "127.0.0.1", port, path, headers: { host } }, (response) => {
        let body = "";
        response.setEncoding("utf8").on("data", (part: string) => {
          body += part;
        });
        response.on("end", () => done({ status: response.statusCode ?? 0, body }));
      }).on("error", fail);
    });
  office.heard = (text) => {
    out += text;
    port = Number(/:([0-9]+)\//.exec(out)?.[1] ?? 0);
  };
  office.pause = async () => {
    answers.push(await ask("/"), await ask("/../../etc/passwd"), await ask("/", "orang-lain.example"));
    const posted = await new Promise<number>((done) => {
      const asked = request({ host: "127.0.0.1", port, path: "/", method: "POST" }, (response) => {
        response.resume();
        done(response.statusCode ?? 0);
      });
      asked.end();
    });
    answers.push({ status: posted, body: "" });
    return false;
  };
  expect((await office.sop("report --serve --lang en")).code).toBe(0);
  expect(answers.map(({ status }) => status)).toEqual([200, 404, 404, 404]);
  expect(answers[0]?.body).toContain('http-equiv="refresh"');
  expect(answers[0]?.body).toContain("Next actions");
  await expect(ask("/")).rejects.toThrow();
});

test("nothing is reported from a record that cannot be proven", async () => {
  const office = signed.copy();
  office.write("2026/tw1/rekap/rekap.yaml", "palsu\n");
  office.git("-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qam", "diam-diam");
  expect((await office.sop("report --out baru.html")).code).toBe(1);
  expect(existsSync(office.path("baru.html"))).toBe(false);
});
