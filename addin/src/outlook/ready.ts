import { within } from "../ui/within.ts";

/** Where a page runs: beside a mailbox, in a plain browser tab, or where Office's script did not arrive. */
export type Surroundings = "outlook" | "elsewhere" | "noOffice";

/** A host that is no Office now and then never answers. */
const patience = 8_000;

/** Waits for Office. */
export async function ready(): Promise<Surroundings> {
  if (typeof Office === "undefined") return "noOffice";
  const { host } = await Office.onReady();
  return host ? "outlook" : "elsewhere";
}

/** The same for a page that can do without: Office's script is fetched only where something frames the page. */
export async function readyInFrame(): Promise<Surroundings> {
  if (window.parent === window) return "elsewhere";
  try {
    await loadScript();
    return await within(patience, ready());
  } catch {
    return "noOffice";
  }
}

/** The page names the script, so that what serves the page may serve another. */
function loadScript(): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = document.querySelector<HTMLMetaElement>("meta[name=office-script]")?.content ?? "";
    script.onload = () => resolve();
    script.onerror = () => reject(new Error("Office's script did not arrive."));
    document.head.append(script);
  });
}
