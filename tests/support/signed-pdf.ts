/** A PDF with a signature inside (PAdES), made by OpenSSL: a certificate of its own, and the bytes that it covers. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const ROOM = 8192;

function openssl(folder: string, ...args: string[]): void {
  const { status, stderr } = spawnSync("openssl", args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`openssl ${args.join(" ")}: ${stderr}`);
}

/** @param signer the name in the certificate @param algorithm of its key */
export function signedPdf(folder: string, signer: string, algorithm: "rsa:2048" | "ec" = "rsa:2048"): Buffer {
  const key =
    algorithm === "ec" ? ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"] : ["-newkey", algorithm];
  openssl(
    folder,
    "req",
    "-x509",
    ...key,
    "-nodes",
    "-keyout",
    "k.pem",
    "-out",
    "c.pem",
    "-days",
    "3650",
    "-subj",
    `/O=Contoh/CN=${signer}`,
  );
  const objects = [
    "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]/SigFlags 3>>>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[4 0 R]>>",
    "<</Type/Annot/Subtype/Widget/FT/Sig/T(Tanda)/Rect[0 0 0 0]/P 3 0 R/V 5 0 R/F 132>>",
    `<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange [0 AAAAAAAAAA BBBBBBBBBB CCCCCCCCCC]/Contents <${"0".repeat(ROOM)}>>>`,
  ];
  let text = "%PDF-1.7\n";
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = text.length;
  text += `xref\n0 6\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("")}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`;
  const hole = text.indexOf(`<${"0".repeat(ROOM)}>`);
  const after = hole + ROOM + 2;
  text = text
    .replace("AAAAAAAAAA", String(hole).padEnd(10))
    .replace("BBBBBBBBBB", String(after).padEnd(10))
    .replace("CCCCCCCCCC", String(text.length - after).padEnd(10));
  writeFileSync(join(folder, "covered"), text.slice(0, hole) + text.slice(after), "latin1");
  openssl(
    folder,
    "cms",
    "-sign",
    "-binary",
    "-cades",
    "-in",
    "covered",
    "-signer",
    "c.pem",
    "-inkey",
    "k.pem",
    "-md",
    "sha256",
    "-outform",
    "DER",
    "-out",
    "s.der",
  );
  const signature = readFileSync(join(folder, "s.der")).toString("hex").padEnd(ROOM, "0");
  return Buffer.from(text.slice(0, hole + 1) + signature + text.slice(hole + 1 + ROOM), "latin1");
}
