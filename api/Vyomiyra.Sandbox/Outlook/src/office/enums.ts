// The values of Office's enumerations at run time. The type declarations carry names only, hence the casts.

export const AsyncResultStatus = {
  Succeeded: "succeeded",
  Failed: "failed",
} as unknown as typeof Office.AsyncResultStatus;

export const CoercionType = { Text: "text", Html: "html" } as Pick<typeof Office.CoercionType, "Text" | "Html">;

export const EventType = {
  ItemChanged: "olkItemSelectedChanged",
  OfficeThemeChanged: "officeThemeChanged",
  RecipientsChanged: "olkRecipientsChanged",
} as unknown as Pick<typeof Office.EventType, "ItemChanged" | "OfficeThemeChanged" | "RecipientsChanged">;

export const HostType = { Outlook: "Outlook" } as unknown as Pick<typeof Office.HostType, "Outlook">;

export const PlatformType = { OfficeOnline: "OfficeOnline" } as unknown as Pick<
  typeof Office.PlatformType,
  "OfficeOnline"
>;

export const MailboxEnums = {
  AttachmentType: { File: "file", Item: "item", Cloud: "cloud", Base64: "base64" },
  DelegatePermissions: { Read: 1, Write: 2, DeleteOwn: 4, DeleteAll: 8, EditOwn: 16, EditAll: 32 },
  ItemType: { Message: "message", Appointment: "appointment" },
  RecipientType: {
    DistributionList: "distributionList",
    User: "user",
    ExternalUser: "externalUser",
    Other: "other",
  },
  RestVersion: { v1_0: "v1.0", v2_0: "v2.0", Beta: "beta" },
} as unknown as Pick<
  typeof Office.MailboxEnums,
  "AttachmentType" | "DelegatePermissions" | "ItemType" | "RecipientType" | "RestVersion"
>;
