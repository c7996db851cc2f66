/** Work that is not done twice, within bounds. */

/** Reads something once, when it is first asked for. */
export function once<Value>(read: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => {
    known ??= { value: read() };
    return known.value;
  };
}

/** Keeps what was worked out lately, and forgets what was not asked for longest: memory does not grow with history. */
export class Recent<Key, Value> {
  readonly #most: number;
  readonly #weigh: (value: Value) => number;
  #young = new Map<Key, Value>();
  #old = new Map<Key, Value>();
  #weight = 0;

  /**
   * @param most how much is kept at least; never more than twice as much
   * @param weigh how much a value counts for; each counts for one where nothing is said
   */
  constructor(most: number, weigh: (value: Value) => number = () => 1) {
    this.#most = most;
    this.#weigh = weigh;
  }

  /** What is kept; what is made now, where nothing is. */
  of(key: Key, make: () => Value): Value {
    const known = this.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.set(key, made);
    return made;
  }

  get(key: Key): Value | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: Key, value: Value): void {
    if (!this.#young.has(key)) this.#makeRoom(this.#weigh(value));
    this.#young.set(key, value);
  }

  #makeRoom(weight: number): void {
    this.#weight += weight;
    if (this.#weight <= this.#most) return;
    this.#old = this.#young;
    this.#young = new Map();
    this.#weight = weight;
  }
}
