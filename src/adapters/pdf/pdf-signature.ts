/** Reads and verifies the signature inside a PDF: the bytes that it covers against the certificate that it carries. */
import { type Certificate, ContentInfo, SignedData } from "pkijs";
import type { PdfSignature } from "../../domain/pdf-signature.ts";

const RANGE = /\/ByteRange\s*\[\s*([0-9]{1,10})\s+([0-9]{1,10})\s+([0-9]{1,10})\s+([0-9]{1,10})\s*\]/g;
const COMMON_NAME = "2.5.4.3";

/** The newest signature of a PDF; undefined where it has none that can be read. */
export async function readPdfSignature(bytes: Uint8Array): Promise<PdfSignature | undefined> {
  const text = Buffer.from(bytes).toString("latin1");
  const range = [...text.matchAll(RANGE)].at(-1)?.slice(1).map(Number);
  if (range === undefined) return undefined;
  const [start = 0, first = 0, second = 0, rest = 0] = range;
  // Between the two parts stands the signature itself, as hexadecimal digits: nothing else may hide there.
  const hole = /^<([0-9A-Fa-f\s]*)>$/.exec(text.slice(start + first, second))?.[1];
  if (start !== 0 || hole === undefined || second + rest > bytes.length) return undefined;
  const signed = Buffer.concat([bytes.subarray(0, first), bytes.subarray(second, second + rest)]);
  const cms = signedDataIn(Buffer.from(hole.replace(/\s/g, ""), "hex"));
  const certificate = cms === undefined ? undefined : signerOf(cms);
  if (cms === undefined || certificate === undefined) return undefined;
  return {
    signer: nameIn(certificate.subject),
    issuer: nameIn(certificate.issuer),
    intact: await verifies(cms, signed),
    whole: second + rest === bytes.length,
  };
}

function signedDataIn(der: Uint8Array): SignedData | undefined {
  try {
    return new SignedData({ schema: ContentInfo.fromBER(der).content });
  } catch {
    return undefined;
  }
}

function signerOf({ certificates = [], signerInfos }: SignedData): Certificate | undefined {
  const serial = (signerInfos[0]?.sid as { serialNumber?: { isEqual(other: unknown): boolean } } | undefined)
    ?.serialNumber;
  const all = certificates.filter((one): one is Certificate => "subject" in one);
  return all.find(({ serialNumber }) => serial?.isEqual(serialNumber) === true) ?? all[0];
}

function nameIn(name: Certificate["subject"]): string {
  const common = name.typesAndValues.find(({ type }) => type === COMMON_NAME) ?? name.typesAndValues[0];
  return String(common?.value.valueBlock.value ?? "");
}

async function verifies(cms: SignedData, signed: Uint8Array): Promise<boolean> {
  try {
    const data = new Uint8Array(signed).buffer;
    return await cms.verify({ signer: 0, data, checkChain: false });
  } catch {
    return false;
  }
}
