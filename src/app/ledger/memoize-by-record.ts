/** What is worked out of a record and never changes with it: once, however many returns are read against it. */

/** @param read what to work out, by a key; its answer is kept as long as the record is */
export function oncePerRecord<Files extends object, Key, Rest extends readonly unknown[], Answer>(
  read: (record: Files, key: Key, ...rest: Rest) => Promise<Answer>,
): typeof read {
  const known = new WeakMap<Files, Map<Key, Promise<Answer>>>();
  return (record, key, ...rest) => {
    const byKey = known.get(record) ?? new Map<Key, Promise<Answer>>();
    known.set(record, byKey);
    const answer = byKey.get(key) ?? read(record, key, ...rest);
    byKey.set(key, answer);
    return answer;
  };
}
