// Our own site, built and served, and a browser to look at it, for the tests of the file that imports this.
import { after } from "node:test";
import { build, launch, serve } from "./site.mjs";

/** The built site: see `build`. */
export const site = build();
/** Its server: see `serve`. */
export const server = await serve(site.folder);
/** The browser: see `launch`. */
export const browser = await launch();

after(async () => {
  await browser.close();
  server.close();
  site.remove();
});
