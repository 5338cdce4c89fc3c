// Numbers as printable text: see src/index/pack.rs.

/** Reads a packed text number by number. */
function unpack(text) {
  let at = 0;
  const digit = () => {
    const code = text.charCodeAt(at++);
    return code > 92 ? code - 36 : code - 35;
  };
  return {
    number() {
      let value = 0;
      for (let scale = 1; ; scale *= 45) {
        const next = digit();
        if (next < 45) return value + next * scale;
        value += (next - 45) * scale;
      }
    },
    more: () => at < text.length,
    take(length) { return text.slice(at, at += length); },
  };
}

/** All numbers of a packed text. */
function numbers(text) {
  const stream = unpack(text);
  const found = [];
  while (stream.more()) found.push(stream.number());
  return found;
}
