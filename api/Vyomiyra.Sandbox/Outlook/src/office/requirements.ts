const supported: Record<string, string> = { Mailbox: "1.14", NestedAppAuth: "1.1" };

const parts = (version: string) => version.split(".").map(Number);

/** Versions compare number by number: 1.10 is later than 1.9. */
export function isSetSupported(name: string, minVersion: string | number = "1.1"): boolean {
  const offered = supported[name];
  if (offered === undefined) return false;
  const [major = 0, minor = 0] = parts(offered);
  const [wantedMajor = 0, wantedMinor = 0] = parts(String(minVersion));
  return wantedMajor < major || (wantedMajor === major && wantedMinor <= minor);
}
