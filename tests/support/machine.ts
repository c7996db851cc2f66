/** Says plainly, before the tests, what this machine lacks and what is therefore skipped. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { writePage } from "../attacks/support/page.ts";

interface Tool {
  readonly name: string;
  readonly present: boolean;
  readonly brings: string;
}

const works = (program: string, ...args: string[]): boolean =>
  spawnSync(program, args, { stdio: "ignore" }).status === 0;

/** Debian's own Python, beside any other that a machine may have first on its path. */
export const PYTHON = works("/usr/bin/python3", "--version") ? "/usr/bin/python3" : "python3";

export const TOOLS = {
  libreoffice: {
    name: "LibreOffice",
    present: works("soffice", "--version"),
    brings: "apt-get install libreoffice-calc",
  },
  python: {
    name: "Python",
    present: works(PYTHON, "--version"),
    brings: "apt-get install python3",
  },
  openpyxl: {
    name: "openpyxl",
    present: works(PYTHON, "-c", "import openpyxl"),
    brings: "apt-get install python3-openpyxl",
  },
  uno: {
    name: "LibreOffice's Python bridge",
    present: works("soffice", "--version") && works(PYTHON, "-c", "import uno"),
    brings: "apt-get install libreoffice-calc python3-uno",
  },
  jsonschema: {
    name: "Python jsonschema",
    present: works(PYTHON, "-c", "import jsonschema, yaml"),
    brings: "apt-get install python3-jsonschema python3-yaml",
  },
  poppler: {
    name: "pdftotext, pdftoppm and pdffonts",
    present: works("pdftotext", "-v") && works("pdftoppm", "-v") && works("pdffonts", "-v"),
    brings: "apt-get install poppler-utils",
  },
  gpg: { name: "GnuPG", present: works("gpg", "--version"), brings: "apt-get install gnupg" },
  openssl: { name: "OpenSSL", present: works("openssl", "version"), brings: "apt-get install openssl" },
  pdfsig: { name: "pdfsig", present: works("pdfsig", "-v"), brings: "apt-get install poppler-utils" },
  qpdf: { name: "qpdf", present: works("qpdf", "--version"), brings: "apt-get install qpdf" },
  zbar: {
    name: "an independent reader of QR squares",
    present: works("pdftoppm", "-v") && works("zbarimg", "--version"),
    brings: "apt-get install poppler-utils zbar-tools",
  },
  chromium: { name: "Chromium", present: works(CHROMIUM(), "--version"), brings: "apt-get install chromium" },
  mount: {
    name: "the right to mount a small disk",
    present: mayMount(),
    brings: "run as root",
  },
  skDummy: {
    name: "software FIDO token",
    present: works("test", "-e", SK_DUMMY()),
    brings: "apt-get install openssh-tests",
  },
} as const satisfies Record<string, Tool>;

function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), "sop-mount-"));
  const may = works("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder);
  if (may) spawnSync("umount", [folder]);
  rmSync(folder, { recursive: true, force: true });
  return may;
}

/** The browser that Debian brings. */
export function CHROMIUM(): string {
  return "/usr/bin/chromium";
}

/** OpenSSH's software token, which signs as a FIDO key would. */
export function SK_DUMMY(): string {
  return "/usr/lib/openssh/regress/misc/sk-dummy/sk-dummy.so";
}

/** @returns what is to be done when all tests have run */
export function setup(project: TestProject): () => void {
  // Everything that tests lay down; a worker that is ended does not tidy up after itself.
  const folder = mkdtempSync(join(tmpdir(), "sop-tests-"));
  process.env.SOP_TEST_FOLDER = folder;
  // Each file of attacks runs in a process of its own and keeps its part of docs/attacks.md for the end.
  if (project.config.snapshotOptions.updateSnapshot === "all") process.env.SOP_TEST_WRITE = "yes";
  for (const { name, present, brings } of Object.values(TOOLS)) {
    if (!present) process.stderr.write(`skipped: tests that need ${name} (${brings})\n`);
  }
  return () => {
    writePage(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
}
