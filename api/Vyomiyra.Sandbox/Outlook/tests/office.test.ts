import { describe, expect, it } from "vitest";
import { createOffice } from "../src/office/office.ts";
import type { MessageKey, ReplyForm } from "../src/protocol.ts";
import { composingOffice, itemOnInvoice, readyOffice, resultOf } from "./fixtures/pane-host.ts";

describe("Office outside Outlook", () => {
  it("gets ready without host and context", async () => {
    const office = createOffice(null);
    expect(await office.onReady()).toEqual({ host: null, platform: null });
    expect(office.context).toBeUndefined();
  });
});

describe("Office in the look-alike", () => {
  it("is Outlook on the web, for the user who is signed in", async () => {
    const { info, context, mailbox } = await readyOffice();
    expect(info).toEqual({ host: "Outlook", platform: "OfficeOnline" });
    expect(context.displayLanguage).toBe("en-GB");
    expect(context.officeTheme.bodyBackgroundColor).toBe("#ffffff");
    expect(mailbox.userProfile.emailAddress).toBe("mara.lindqvist@halden.example");
  });

  it("calls back whoever asks for readiness late", async () => {
    const { office } = await readyOffice();
    const hosts: Office.HostType[] = [];
    await office.onReady(({ host }) => hosts.push(host));
    expect(hosts).toEqual(["Outlook"]);
  });

  it.each([
    ["Mailbox", "1.5", true],
    ["Mailbox", "1.14", true],
    ["Mailbox", "1.15", false],
    ["Mailbox", "2.0", false],
    ["NestedAppAuth", "1.1", true],
    ["NestedAppAuth", "1.2", false],
    ["ExcelApi", "1.1", false],
  ])("supports %s %s: %s", async (name, version, expected) => {
    const { context } = await readyOffice();
    expect(context.requirements.isSetSupported(name, version)).toBe(expected);
  });
});

describe("the item", () => {
  it("carries an id of Exchange Web Services that turns into the one Graph knows", async () => {
    const { mailbox } = await readyOffice();
    expect(mailbox.item?.itemId).toBe("AAMk/a+b=");
    expect(mailbox.convertToRestId("AAMk/a+b=", "v2.0")).toBe("AAMk-a_b=");
    expect(mailbox.convertToEwsId("AAMk-a_b=", "v2.0")).toBe("AAMk/a+b=");
  });

  it("says who wrote, to whom, when and about what", async () => {
    const { mailbox } = await readyOffice();
    expect(mailbox.item).toMatchObject({
      itemType: "message",
      subject: "Re: AW: INV-10482",
      normalizedSubject: "INV-10482",
      from: { emailAddress: "anna.schmidt@brennermaschinen.example", recipientType: "externalUser" },
      to: [{ displayName: "Receivables", recipientType: "user" }],
      dateTimeCreated: new Date("2026-11-20T14:05:00Z"),
      internetMessageId: "<1@brennermaschinen.example>",
    });
  });

  it("reads its body in the form that is asked for, however large", async () => {
    const large = "We will pay on Friday. ".repeat(500_000);
    const asked: [MessageKey, string][] = [];
    const { mailbox } = await readyOffice({
      body: async (message, format) => {
        asked.push([message, format]);
        return large;
      },
    });
    const result = await resultOf<string>((done) => mailbox.item?.body.getAsync("text", done));
    expect(result).toMatchObject({ status: "succeeded", value: large });
    expect(asked).toMatchObject([[{ mailbox: "receivables@halden.example", restId: "AAMk-a_b=" }, "text"]]);
  });

  it("refuses a body in a form that mail does not have", async () => {
    const { mailbox } = await readyOffice();
    const result = await resultOf<string>((done) => mailbox.item?.body.getAsync("ooxml", done));
    expect(result).toMatchObject({ status: "failed", error: { message: "The coercion type ooxml is not supported." } });
  });

  it("hands the caller's context back, with a failure too", async () => {
    const { mailbox } = await readyOffice({
      headers: async () => {
        throw new Error("Application is over its MailboxConcurrency limit.");
      },
    });
    const result = await resultOf<string>((done) =>
      mailbox.item?.getAllInternetHeadersAsync({ asyncContext: "mine" }, done),
    );
    expect(result).toMatchObject({
      status: "failed",
      asyncContext: "mine",
      error: { message: "Application is over its MailboxConcurrency limit." },
    });
  });

  it("never calls back before the call has returned", async () => {
    const { mailbox } = await readyOffice({ headers: async () => "" });
    const order: string[] = [];
    await resultOf<Office.SharedProperties>((done) => {
      mailbox.item?.getSharedPropertiesAsync((result) => {
        order.push("called back");
        done(result);
      });
      order.push("returned");
    });
    expect(order).toEqual(["returned", "called back"]);
  });

  it("names the owner of a shared mailbox, and fails in one's own", async () => {
    const inShared = await readyOffice();
    const properties = await resultOf<Office.SharedProperties>((done) =>
      inShared.mailbox.item?.getSharedPropertiesAsync(done),
    );
    expect(properties.value.targetMailbox).toBe("receivables@halden.example");

    const inOwn = await readyOffice({}, itemOnInvoice({ shared: false }));
    const refused = await resultOf<Office.SharedProperties>((done) =>
      inOwn.mailbox.item?.getSharedPropertiesAsync(done),
    );
    expect(refused.status).toBe("failed");
  });

  it("opens a reply with the text of the add-in", async () => {
    const replies: ReplyForm[] = [];
    const { mailbox } = await readyOffice({ reply: async (_, form) => void replies.push(form) });
    await resultOf<void>((done) => mailbox.item?.displayReplyFormAsync({ htmlBody: "<p>Thank you</p>" }, done));
    await resultOf<void>((done) => mailbox.item?.displayReplyAllFormAsync("Thank you all", done));
    expect(replies).toEqual([
      { html: "<p>Thank you</p>", toAll: false },
      { html: "Thank you all", toAll: true },
    ]);
  });
});

describe("the item that is being written", () => {
  const anna = { name: "Anna Schmidt", address: "anna.schmidt@brennermaschinen.example" };

  it("is asked for what it says by now; it has no id, and a new one no conversation", async () => {
    const { item } = await composingOffice({ subject: "Overdue", to: [anna], bodyFormat: "text" });
    expect((await resultOf<string>((done) => item.subject.getAsync(done))).value).toBe("Overdue");
    expect((await resultOf<Office.EmailAddressDetails[]>((done) => item.to.getAsync(done))).value).toMatchObject([
      { emailAddress: anna.address, recipientType: "externalUser" },
    ]);
    expect((await resultOf<Office.CoercionType>((done) => item.body.getTypeAsync(done))).value).toBe("text");
    expect(item.conversationId).toBeNull();
    expect("itemId" in item).toBe(false);
  });

  it("belongs to the conversation that it answers", async () => {
    const { item } = await composingOffice({}, {}, { conversationId: "AAQk-c_1=" });
    expect(item.conversationId).toBe("AAQk/c+1=");
  });

  it("takes HTML and text at its cursor; what has no form counts as text", async () => {
    const inserted: string[][] = [];
    const { item, office } = await composingOffice(
      {},
      { insert: async (data, format) => void inserted.push([data, format]) },
    );
    const { Html } = office.CoercionType;
    await resultOf<void>((done) => item.body.setSelectedDataAsync("<b>1</b>", { coercionType: Html }, done));
    await resultOf<void>((done) => item.body.setSelectedDataAsync("2", done));
    expect(inserted).toEqual([
      ["<b>1</b>", "html"],
      ["2", "text"],
    ]);
  });

  it("refuses HTML in plain text, and what is longer than a million characters", async () => {
    const { item, office } = await composingOffice({ bodyFormat: "text" });
    const { Html } = office.CoercionType;
    const refused = await resultOf<void>((done) =>
      item.body.setSelectedDataAsync("<b>1</b>", { coercionType: Html }, done),
    );
    const long = await resultOf<void>((done) => item.body.setSelectedDataAsync("x".repeat(1_000_001), done));
    expect(refused).toMatchObject({ status: "failed", error: { name: "InvalidFormatError" } });
    expect(long).toMatchObject({ status: "failed", error: { name: "DataExceedsMaximumSize" } });
  });

  it("takes files in base64, to 25 MB each, and gives them up again", async () => {
    const calls: string[][] = [];
    const { item } = await composingOffice(
      {},
      {
        attach: async (name, base64) => {
          calls.push([name, base64]);
          return "AAMk-att_1";
        },
        detach: async (id) => void calls.push([id]),
      },
    );
    const added = await resultOf<string>((done) => item.addFileAttachmentFromBase64Async("JVBERg==", "a.pdf", done));
    const huge = await resultOf<string>((done) =>
      item.addFileAttachmentFromBase64Async("A".repeat(36_000_000), "b.pdf", done),
    );
    await resultOf<void>((done) => item.removeAttachmentAsync(added.value, done));
    expect(added.value).toBe("AAMk/att+1");
    expect(huge).toMatchObject({ status: "failed", error: { name: "AttachmentSizeExceeded", code: 9000 } });
    expect(calls).toEqual([["a.pdf", "JVBERg=="], ["AAMk-att_1"]]);
  });

  it("is saved on demand, which gives it an id, and tells of other recipients", async () => {
    const { item, office, tell } = await composingOffice({}, { saveDraft: async () => "AAMk-draft_1" });
    expect((await resultOf<string>((done) => item.saveAsync(done))).value).toBe("AAMk/draft+1");
    const changed = new Promise<Office.RecipientsChangedEventArgs>((resolve) =>
      item.addHandlerAsync(office.EventType.RecipientsChanged, resolve),
    );
    tell({ event: "recipientsChanged", changed: { to: true, cc: false } });
    expect((await changed).changedRecipientFields).toMatchObject({ to: true });
  });
});

describe("what changes around the pane", () => {
  it("is told to the handlers, with the new item in place", async () => {
    const { mailbox, office, tell } = await readyOffice();
    const seen = new Promise<(string | undefined)[]>((resolve) => {
      const subjects: (string | undefined)[] = [];
      mailbox.addHandlerAsync(office.EventType.ItemChanged, () => {
        subjects.push(mailbox.item?.subject);
        if (subjects.length === 2) resolve(subjects);
      });
    });
    tell({ event: "itemChanged", item: itemOnInvoice({ restId: "next", subject: "Statement" }) });
    tell({ event: "itemChanged", item: null });
    expect(await seen).toEqual(["Statement", undefined]);
    expect(mailbox.item).toBeNull();
  });

  it("reaches no handler that was removed", async () => {
    const { mailbox, office, tell } = await readyOffice();
    let calls = 0;
    await resultOf<void>((done) => mailbox.addHandlerAsync(office.EventType.ItemChanged, () => calls++, done));
    await resultOf<void>((done) => mailbox.removeHandlerAsync(office.EventType.ItemChanged, done));
    const themed = new Promise<Office.OfficeThemeChangedEventArgs>((resolve) =>
      mailbox.addHandlerAsync(office.EventType.OfficeThemeChanged, resolve),
    );
    tell({ event: "itemChanged", item: null });
    const dark = { bodyBackgroundColor: "#292929" } as Office.OfficeTheme;
    tell({ event: "themeChanged", theme: dark });
    expect((await themed).officeTheme).toEqual(dark);
    expect(calls).toBe(0);
  });

  it("cannot be listened to under a type that does not exist", async () => {
    const { mailbox } = await readyOffice();
    const result = await resultOf<void>((done) => mailbox.addHandlerAsync("appointmentTimeChanged", () => {}, done));
    expect(result.status).toBe("failed");
  });
});

describe("roaming settings", () => {
  it("are saved as a whole, when the add-in says so", async () => {
    const saved: Record<string, unknown>[] = [];
    const { context } = await readyOffice({ saveSettings: async (settings) => void saved.push(settings) });
    const settings = context.roamingSettings;
    expect(settings.get("lastView")).toBe("history");
    settings.set("density", "compact");
    settings.remove("lastView");
    expect(saved).toEqual([]);
    await resultOf<void>((done) => settings.saveAsync(done));
    expect(saved).toEqual([{ density: "compact" }]);
  });
});
