const key = (userId: string) => `sandbox-roaming-settings/${userId}`;

/** Outlook keeps an add-in's roaming settings in the user's mailbox; here they stay in this browser. */
export const loadRoamingSettings = (userId: string): Record<string, unknown> =>
  JSON.parse(window.localStorage.getItem(key(userId)) ?? "{}");

export const saveRoamingSettings = (userId: string, settings: Record<string, unknown>) =>
  window.localStorage.setItem(key(userId), JSON.stringify(settings));
