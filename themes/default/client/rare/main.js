// What few searches need: hands it to the index that asked for it.

document.currentScript.dispatchEvent(new CustomEvent("part", { detail: { near, spelt, hasSpelling, mended, quoted, quotedRows, readPlaces } }));
