/** What a test, or a benchmark, knows to be there. */
export function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("must be there");
  return value;
}
