// Han text with a slip: characters that sound like those of a name. See src/index/homophone.rs.

/** A run in which the stretch that is most like a part of a name is written as the name is. */
function mended(part, run, known, rules) {
  const { names, readings } = soundsOf(part);
  let best = { length: 0, same: 0 };
  const sounds = (c) => readings.get(c) || [];
  const isSlip = (at) => !known[at] && !known[at - 1];
  for (const name of names) {
    // At least half of the stretch is the same.
    if (!name.some((c) => run.includes(c))) continue;
    run.forEach((_, start) => name.forEach((_, from) => {
      let [length, same, around] = [0, 0, 0];
      for (; start + length < run.length && from + length < name.length; length++) {
        const [at, c] = [start + length, name[from + length]];
        if (run[at] === c) same++;
        else if (!isSlip(at)) break;
        else if (!sounds(c).some((reading) => sounds(run[at]).includes(reading))) {
          if (around || !length || !name[from + length + 1] || run[at + 1] !== name[from + length + 1]) break;
          around = rules.least_around;
        }
      }
      const least = known.length > 1 ? Math.max(rules.least_alike, around) : 2;
      if (length < least || same === length || same * 2 < length) return;
      if (length > best.length || (length === best.length && same > best.same)) best = { length, same, start, name: name.slice(from, from + length) };
    }));
  }
  return best.length ? run.slice(0, best.start).concat(best.name, run.slice(best.start + best.length)) : run;
}
