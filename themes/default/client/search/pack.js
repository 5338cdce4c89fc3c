// Numbers as printable text: see src/index/pack.rs.

/** Reads a packed text number by number; `base` as in the rules of the index. */
function unpack(text, base) {
  let at = 0;
  const digit = () => {
    const code = text.charCodeAt(at++);
    return code > 92 ? code - 36 : code - 35;
  };
  return {
    number() {
      let value = 0;
      for (let scale = 1; ; scale *= base) {
        const next = digit();
        if (next < base) return value + next * scale;
        value += (next - base) * scale;
      }
    },
    /** What follows, as bits: numbers below a limit, and sets of them by binary interpolation. */
    bits() {
      let held = 0;
      let rest = 0;
      const read = (many) => {
        let value = 0;
        for (; many > 0; many--) {
          if (!held) {
            rest = digit();
            held = 6;
          }
          value = value * 2 + (rest >> --held & 1);
        }
        return value;
      };
      const below = (limit) => {
        if (limit < 2) return 0;
        const bits = 32 - Math.clz32(limit - 1);
        const short = 2 ** bits - limit;
        let value = read(bits - 1);
        if (value >= short) value = value * 2 + read(1) - short;
        return (value + (limit >> 1) - (short >> 1)) % limit;
      };
      const between = (set, from, to, low, high) => {
        if (from >= to) return;
        const middle = (from + to) >> 1;
        const first = low + middle - from;
        const number = set[middle] = first + below(high - to + middle + 1 - first);
        between(set, from, middle, low, number);
        between(set, middle + 1, to, number + 1, high);
      };
      return {
        set(count, limit) {
          const set = new Uint32Array(count);
          between(set, 0, count, 0, limit);
          return set;
        },
      };
    },
    more: () => at < text.length,
    take(length) { return text.slice(at, at += length); },
  };
}

/** All numbers of a packed text. */
function numbers(text, base) {
  const stream = unpack(text, base);
  const found = [];
  while (stream.more()) found.push(stream.number());
  return found;
}
