// The index of a page, opened by way of its manifest, and again where the site has been replaced since.

/**
 * Opens an index when it is first asked for. `loadPart(url)` promises the value of a script's part; `address` is that
 * of the manifest, and `begun` holds what the page has asked for already: the manifest and the start part.
 */
function openedIndex(loadPart, address, rare, begun) {
  const { folder } = begun;
  let { manifest, first } = begun;
  let opening = null;
  let renewing = null;

  function open() {
    if (!opening) {
      opening = manifest.then(({ start }) => first || loadPart(folder + start + ".js"))
        .then((start) => createIndex(start, (file) => loadPart(file === RARE ? rare : folder + file + ".js")));
      opening.catch(() => { opening = null; });
      first = null;
    }
    return opening;
  }

  /** Reads the manifest again; whether it leads to another index than before. */
  async function renew() {
    const old = await manifest.then(({ start }) => start, () => "");
    // No store of the browser holds an older answer to this address.
    const again = loadPart(address + "?" + old);
    const { start } = await again;
    if (start === old) return false;
    [manifest, opening, first] = [again, null, null];
    return true;
  }

  /** Whether the site was replaced, so that parts of its old index are gone, and the next search opens the new one. */
  function renewed() {
    if (!renewing) {
      renewing = renew().catch(() => false);
      renewing.then(() => { renewing = null; });
    }
    return renewing;
  }

  /** Does what takes parts, and once more after `forget` where the site was replaced. */
  async function steady(work, forget) {
    try {
      return await work();
    } catch (error) {
      if (!(await renewed())) throw error;
      forget();
      return work();
    }
  }

  return { open, renewed, steady };
}
