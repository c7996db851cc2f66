/** A signature inside a PDF (PAdES, ISO 32000): whose it says it is, and what could be verified of it here. */
export interface PdfSignature {
  /** The name in the signer's certificate. */
  readonly signer: string;
  /** Who issued that certificate, as it says; whether they are to be trusted is not judged here. */
  readonly issuer: string;
  /** Is every byte that it covers as it was when it was signed? */
  readonly intact: boolean;
  /** Does it cover the whole file, or was something added to it later? */
  readonly whole: boolean;
}
