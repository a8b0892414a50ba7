/** Where the pane runs: beside a mailbox, in a plain browser tab, or where Office's script did not arrive. */
export type Surroundings = "outlook" | "elsewhere" | "noOffice";

/** Waits for Office. */
export async function ready(): Promise<Surroundings> {
  if (typeof Office === "undefined") return "noOffice";
  const { host } = await Office.onReady();
  return host ? "outlook" : "elsewhere";
}
