// What the address of the page says.

/** The id that the address names; empty where it cannot be read: anybody may write a link. */
const placeName = () => { try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; } };
