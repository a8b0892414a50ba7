import { type Browser, chromium, type Frame, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { apiScope, mara, tomas } from "./fixtures/mail.ts";
import { startLookAlike } from "./fixtures/server.ts";

let browser: Browser;
let lookAlike: Awaited<ReturnType<typeof startLookAlike>>;
let page: Page;
const elsewhere: string[] = [];

beforeAll(async () => {
  lookAlike = await startLookAlike();
  browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await lookAlike.close();
});

beforeEach(async () => {
  lookAlike.sandbox.reset();
  page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.on("request", (request) => {
    if (!request.url().startsWith(lookAlike.url) && !request.url().startsWith("data:")) elsewhere.push(request.url());
  });
});
afterEach(async () => {
  await page.close();
  expect(elsewhere).toEqual([]);
});

const open = (query: string) => page.goto(`${lookAlike.url}${query}`);
const messages = () => page.getByRole("listbox", { name: "Messages" });
const pane = () => page.getByRole("region", { name: "Task pane" });
const paneText = () => page.frameLocator("iframe[title=Vyomiyra]").locator("body");

/** The pane's page, once its script has run. */
async function paneFrame(): Promise<Frame> {
  const frame = await (await pane().locator("iframe").elementHandle())?.contentFrame();
  if (!frame) throw new Error("The pane has no frame.");
  await frame.waitForFunction(() => window.pane !== undefined);
  return frame;
}

describe("mail", () => {
  it("opens on the shared mailbox and shows a message with its attachments, without running its script", async () => {
    await open("");
    await messages().getByRole("option", { name: "INV-10482" }).click();
    const message = page.getByRole("article", { name: "Message" });
    await message.getByRole("heading", { name: "Re: INV-10482 and INV-10490 overdue" }).waitFor();
    expect(await message.frameLocator("iframe").locator("body").innerText()).toContain("24,300.00 EUR");
    await message.getByRole("button", { name: "Payment advice.pdf" }).waitFor();
    expect(await page.title()).toBe("Mail – sandbox");
  });

  it("returns to the same message after a reload, which is read by then", async () => {
    await open("?message=AAMk-promise_1&theme=dark");
    await messages().getByRole("option", { name: "INV-10482", selected: true }).waitFor();
    await expect.poll(() => messages().getByText("Unread").count()).toBe(0);
    await page.reload();
    await page.getByRole("heading", { name: "Re: INV-10482 and INV-10490 overdue" }).waitFor();
    expect(page.url()).toContain("theme=dark");
  });

  it("walks the list with the arrow keys", async () => {
    await open("?message=AAMk-promise_1");
    await messages().getByRole("option", { selected: true }).waitFor();
    await messages().press("ArrowDown");
    await page.getByRole("heading", { name: "Statement of account" }).waitFor();
  });

  it("delivers a message in Graph's shape, and says why one was refused", async () => {
    await open("");
    await page.getByRole("button", { name: "Deliver a message" }).click();
    const dialog = page.getByRole("dialog", { name: "Deliver a message" });
    await dialog.getByLabel("From (address)").fill("ben@lakeside.example");
    await dialog.getByLabel("Subject").fill("INV-2001");
    await dialog.getByLabel("Text").fill("Paid yesterday.");
    await dialog
      .getByRole("combobox", { name: "Mailbox" })
      .selectOption({ label: "Jonas Weber (jonas.weber@halden.example)" });
    await dialog.getByRole("button", { name: "Deliver" }).click();
    await dialog.getByText("No such mailbox.").waitFor();
    await dialog.getByRole("combobox", { name: "Mailbox" }).selectOption("receivables@halden.example");
    await dialog.getByRole("button", { name: "Deliver" }).click();
    await dialog.waitFor({ state: "detached" });
    expect(lookAlike.sandbox.delivered).toMatchObject([
      {
        mailbox: "receivables@halden.example",
        message: { subject: "INV-2001", from: { emailAddress: { address: "ben@lakeside.example" } } },
      },
    ]);
  });
});

describe("writing a mail", () => {
  const form = () => page.getByRole("region", { name: "New message" });
  const words = () => form().frameLocator("iframe").getByRole("textbox", { name: "Message text" });
  const stored = () => lookAlike.sandbox.messages.find(({ id }) => id.startsWith("AAMk-draft"));
  const write = async () => {
    await open("?message=AAMk-promise_1&pane=1&pinned=1");
    await paneText().getByText("Re: INV-10482").waitFor();
    await page.getByRole("button", { name: "New mail" }).click();
    await words().waitFor();
  };
  const openPane = async () => {
    await form().getByRole("button", { name: "Vyomiyra" }).click();
    await paneText().getByText("a draft").waitFor();
    return paneFrame();
  };

  it("answers a message in a draft that Graph holds, above what it answers", async () => {
    await open("?message=AAMk-promise_1");
    await page.getByRole("button", { name: "Reply", exact: true }).click();
    await words().press("Control+Home");
    await words().pressSequentially("Thank you.");
    await form().getByText("Draft saved").waitFor();
    await expect.poll(() => stored()?.body.content).toMatch(/Thank you\..*<blockquote>Dear Mara/s);
    expect(await form().getByLabel("To").inputValue()).toBe("Anna Schmidt <anna.schmidt@brennermaschinen.example>");

    const frame = await openPane();
    expect(await frame.evaluate(() => window.pane.compose("subject.getAsync"))).toBe(
      "Re: INV-10482 and INV-10490 overdue",
    );
    expect(await frame.evaluate(() => Office.context.mailbox.item?.conversationId)).toBe("AAQk/conversation+1=");
  });

  it("has a pane of its own, which is told of recipients and of no other message", async () => {
    await write();
    await pane().waitFor({ state: "detached" });
    const frame = await openPane();
    await form().getByLabel("To").fill("Jo Hart <jo@lumen.example>; nobody, ap@lumen.example");
    await form().getByLabel("Subject").fill("Overdue");
    await expect
      .poll(() => frame.evaluate(() => window.pane.recipientChanges))
      .toMatchObject([{ to: true, cc: false }]);
    expect(await frame.evaluate(() => window.pane.compose("to.getAsync"))).toMatchObject([
      { displayName: "Jo Hart", emailAddress: "jo@lumen.example" },
      { displayName: "ap@lumen.example", emailAddress: "ap@lumen.example" },
    ]);
    expect(await frame.evaluate(() => window.pane.compose("subject.getAsync"))).toBe("Overdue");
    expect(await frame.evaluate(() => window.pane.itemChanges)).toEqual([]);

    await form().getByRole("button", { name: "Close" }).click();
    await paneText().getByText("Re: INV-10482").waitFor();
    expect(stored()).toMatchObject({ subject: "Overdue", isDraft: true });
  });

  it("takes what the pane inserts at the cursor, once after the other, and keeps it", async () => {
    await write();
    const frame = await openPane();
    await words().pressSequentially("Dear Jo,!");
    await words().press("ArrowLeft");
    const html = { coercionType: "html" };
    await frame.evaluate((options) => window.pane.compose("body.setSelectedDataAsync", "<b>here</b>", options), html);
    await frame.evaluate(() => window.pane.compose("body.setSelectedDataAsync", " & <there>"));
    expect(await words().innerHTML()).toBe("Dear Jo,<b>here</b> &amp; &lt;there&gt;!");
    expect(await frame.evaluate(() => window.pane.compose("body.getAsync", "text"))).toBe("Dear Jo,here & <there>!");
    await expect.poll(() => stored()?.body.content).toContain("<b>here</b>");
  });

  it("refuses HTML in plain text", async () => {
    await write();
    const frame = await openPane();
    await form().getByRole("button", { name: "Plain text" }).click();
    const field = form().getByRole("textbox", { name: "Message text" });
    await field.pressSequentially("Dear Jo,");
    expect(await frame.evaluate(() => window.pane.compose("body.getTypeAsync"))).toBe("text");
    const html = { coercionType: "html" };
    expect(
      await frame.evaluate((options) => window.pane.compose("body.setSelectedDataAsync", "<b>1</b>", options), html),
    ).toEqual({ failed: "InvalidFormatError" });
    await frame.evaluate(() => window.pane.compose("body.setSelectedDataAsync", " hello"));
    expect(await field.inputValue()).toBe("Dear Jo, hello");
    await expect.poll(() => stored()?.body).toEqual({ contentType: "text", content: "Dear Jo, hello" });
  });

  it("shows what the pane attaches, and lets go of it", async () => {
    await write();
    const frame = await openPane();
    await frame.evaluate(() => window.pane.compose("addFileAttachmentFromBase64Async", "JVBERi0=", "Statement.pdf"));
    await form().getByText("Statement.pdf").waitFor();
    expect(await frame.evaluate(() => window.pane.compose("getAttachmentsAsync"))).toMatchObject([
      { name: "Statement.pdf", size: 5 },
    ]);
    await form().getByRole("button", { name: "Remove Statement.pdf" }).click();
    await form().getByText("Statement.pdf").waitFor({ state: "detached" });
    expect(stored()?.attachments).toEqual([]);
  });

  it("is sent by a person, or discarded", async () => {
    await write();
    await form().getByLabel("To").fill("ap@lumen.example");
    await form().getByLabel("Subject").fill("Sent");
    await form().getByRole("button", { name: "Send" }).click();
    await form().waitFor({ state: "detached" });
    expect(stored()).toMatchObject({ folder: "AAMk-sent", subject: "Sent", isDraft: false });

    await write();
    await form().getByRole("button", { name: "Discard" }).click();
    await form().waitFor({ state: "detached" });
    expect(lookAlike.sandbox.messages.filter(({ isDraft }) => isDraft)).toEqual([]);
  });
});

describe("the task pane", () => {
  it("stands beside the message until another one is opened", async () => {
    await open("?message=AAMk-promise_1");
    await page.getByRole("button", { name: "Vyomiyra" }).click();
    await paneText().getByText("Outlook mara.lindqvist@halden.example Re: INV-10482 and INV-10490 overdue").waitFor();
    expect((await pane().locator("iframe").boundingBox())?.width).toBe(320);
    await messages().getByRole("option", { name: "Statement" }).click();
    await pane().waitFor({ state: "detached" });
  });

  it("follows the messages when pinned, and stands beside none", async () => {
    await open("?message=AAMk-promise_1&pane=1");
    const frame = await paneFrame();
    await page.getByRole("button", { name: "Pin" }).click();
    await messages().getByRole("option", { name: "Statement" }).click();
    await paneText().getByText("Statement of account").waitFor();
    await page.getByRole("region", { name: "Receivables" }).getByRole("button", { name: "Sent Items" }).click();
    await paneText().getByText("no item").waitFor();
    expect(await frame.evaluate(() => window.pane.itemChanges)).toEqual(["Statement of account", null]);
  });

  it("learns of another theme", async () => {
    await open("?message=AAMk-promise_1&pane=1");
    const frame = await paneFrame();
    await page.getByRole("button", { name: "Theme" }).click();
    await page.getByRole("menuitemradio", { name: "Dark" }).click();
    await expect.poll(() => frame.evaluate(() => window.pane.themes)).toEqual(["#292929"]);
  });
});

describe("the app's tab in the rail", () => {
  const tab = () => page.getByRole("main").locator("iframe");

  it("is framed beside no message, follows the theme, and leads back to mail", async () => {
    await open("?message=AAMk-promise_1");
    await page.getByRole("link", { name: "Vyomiyra" }).click();
    await paneText().getByText("Outlook mara.lindqvist@halden.example no item").waitFor();
    expect(page.url()).toContain("place=workspace");

    const frame = await (await tab().elementHandle())?.contentFrame();
    await frame?.waitForFunction(() => window.pane !== undefined);
    expect(await frame?.evaluate(() => window.pane.silent())).toMatchObject({ username: mara.mail });
    await page.getByRole("button", { name: "Theme" }).click();
    await page.getByRole("menuitemradio", { name: "Dark" }).click();
    await expect.poll(() => frame?.evaluate(() => window.pane.themes)).toEqual(["#292929"]);

    await page.getByRole("link", { name: "Mail" }).click();
    await page.getByRole("heading", { name: "Re: INV-10482 and INV-10490 overdue" }).waitFor();
  });

  it("starts anew for the user who is switched in", async () => {
    await open("?place=workspace");
    await paneText().getByText(mara.mail).waitFor();
    await page.getByRole("button", { name: "Switch user" }).click();
    await page.getByRole("menuitemradio", { name: tomas.name }).click();
    await paneText().getByText(tomas.mail).waitFor();
  });
});

describe("signing in from the pane, with the real MSAL", () => {
  it("is silent, and served from MSAL's cache the next time", async () => {
    await open("?message=AAMk-promise_1&pane=1");
    const frame = await paneFrame();
    expect(await frame.evaluate(() => window.pane.silent())).toMatchObject({ username: mara.mail, fromCache: false });
    expect(await frame.evaluate(() => window.pane.silent())).toMatchObject({ username: mara.mail, fromCache: true });
    await page.reload();
    expect(await (await paneFrame()).evaluate(() => window.pane.silent())).toMatchObject({ fromCache: true });
  });

  it("carries a claims challenge to Entra ID", async () => {
    await open("?message=AAMk-promise_1&pane=1");
    const frame = await paneFrame();
    await frame.evaluate(() => window.pane.silent());
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
    expect(await frame.evaluate((asked) => window.pane.silent(asked), claims)).toMatchObject({ fromCache: false });
    const [, challenged] = lookAlike.sandbox.tokenRequests.filter(({ scopes }) => scopes.includes(apiScope));
    // MSAL adds claims of its own about the id token.
    expect(JSON.parse(challenged?.claims ?? "{}")).toMatchObject(JSON.parse(claims));
  });

  it("follows the user who is switched in", async () => {
    await open("?message=AAMk-promise_1&pane=1");
    await (await paneFrame()).evaluate(() => window.pane.silent());
    await page.getByRole("button", { name: "Switch user" }).click();
    await page.getByRole("menuitemradio", { name: tomas.name }).click();
    await paneText().getByText(tomas.mail).waitFor();
    expect(await (await paneFrame()).evaluate(() => window.pane.silent())).toMatchObject({ username: tomas.mail });
  });

  it("needs a person once signed out, and works again when they agree", async () => {
    await open("?message=AAMk-promise_1&pane=1");
    await (await paneFrame()).evaluate(() => window.pane.silent());
    await page.getByRole("button", { name: "Switch user" }).click();
    await page.getByRole("menuitemcheckbox", { name: "Signed out" }).click();
    await page.keyboard.press("Escape");
    await expect
      .poll(async () => (await paneFrame()).evaluate(() => window.pane.silent()))
      .toMatchObject({
        interaction: true,
      });

    const frame = await paneFrame();
    const refused = frame.evaluate(() => window.pane.popup());
    await page.getByRole("dialog", { name: "Sandbox sign-in" }).getByRole("button", { name: "Cancel" }).click();
    expect(await refused).toMatchObject({ interaction: false, code: "user_canceled" });

    const agreed = frame.evaluate(() => window.pane.popup());
    await page.getByRole("dialog", { name: "Sandbox sign-in" }).getByRole("button", { name: "Sign in" }).click();
    expect(await agreed).toMatchObject({ username: mara.mail });
    expect(await frame.evaluate(() => window.pane.silent())).toMatchObject({ username: mara.mail });
    expect(page.url()).not.toContain("signedOut");
  });
});
