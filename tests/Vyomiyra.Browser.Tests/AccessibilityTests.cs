using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Vyomiyra.Browser.Tests;

/// <summary>What axe finds wrong with the pages, by WCAG 2.2 A and AA.</summary>
public sealed class AccessibilityTests(OutlookHost host) : IClassFixture<OutlookHost>
{
    [Theory]
    [InlineData("light", 1366)]
    [InlineData("light", 320)]
    [InlineData("dark", 1366)]
    [InlineData("dark", 320)]
    public async Task Of_the_workspace(string theme, int width)
    {
        await using var ines = await host.OpenWorkspaceAsync(OutlookHost.Ines, theme, width);
        foreach (var (room, content) in new[] { ("Stalled", "Open the mail"), ("Unmatched", "Not ours"), ("Mailboxes", "Up to date") })
        {
            await ines.Link(room, exact: true).ClickAsync();
            await Expect(ines.Heading(room)).ToBeVisibleAsync();
            await Expect(ines.Text(content)).ToBeVisibleAsync();
            await ines.PictureAsync($"{room}-{width}-{theme}");
            await AssertNothingWrongAsync(ines.Page);
        }
    }

    [Theory]
    [InlineData("light", 1366)]
    [InlineData("light", 320)]
    [InlineData("dark", 1366)]
    [InlineData("dark", 320)]
    public async Task Of_a_dispute_with_its_evidence_and_of_a_promise_that_is_moved(string theme, int width)
    {
        await using var ines = await host.OpenWorkspaceAsync(OutlookHost.Ines, theme, width);
        await ines.Link("Disputes", exact: true).ClickAsync();
        await ines.Row("INV-10466").GetByRole(AriaRole.Link, new() { Name = "Quantity" }).ClickAsync();
        await Expect(ines.Tab.GetByRole(AriaRole.Article, new() { Name = "Evidence 1" })).ToContainTextAsync("Complete", new() { Timeout = 30_000 });
        await ines.PictureAsync($"dispute-{width}-{theme}");
        await AssertNothingWrongAsync(ines.Page);

        await ines.Link("Promises", exact: true).ClickAsync();
        await ines.Row("EUR").First.GetByRole(AriaRole.Link).First.ClickAsync();
        await ines.Button("Move the promise").ClickAsync();
        await ines.Button("Pay in instalments").ClickAsync();
        await Expect(ines.Tab.GetByRole(AriaRole.Textbox, new() { Name = "Instalment 2" })).ToBeVisibleAsync();
        await ines.PictureAsync($"promise-{width}-{theme}");
        await AssertNothingWrongAsync(ines.Page);
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Of_the_conversation_beside_the_mail(string theme)
    {
        await using var mara = await host.OpenAsync(OutlookHost.Mara, theme);
        await mara.ReadAsync("Re: Open invoice INV-10466");
        await mara.Button("Conversation").ClickAsync();
        await mara.Button("Close", exact: true).ScrollIntoViewIfNeededAsync();
        await mara.PictureAsync($"pane-{theme}");
        // Its figures are shown shortened ("39.9k") and read out whole.
        await AssertNothingWrongAsync(mara.Page, except: "label-content-name-mismatch");
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    [InlineData("contrast")]
    public async Task Of_the_pane_beside_a_mail_that_is_written(string theme)
    {
        await using var mara = await host.OpenAsync(OutlookHost.Mara, theme);
        await mara.WriteAsync("", "Hello");
        await Expect(mara.Heading("To whom are you writing?")).ToBeVisibleAsync();
        await mara.PictureAsync($"compose-nobody-{theme}");
        await AssertNothingWrongAsync(mara.Page);

        await mara.Form.GetByLabel("To").FillAsync("falk.reinders@talbrueck-maschinen.example");
        await mara.Form.GetByLabel("Subject").ClickAsync();
        await Expect(mara.Heading("Talbrück Maschinenbau GmbH")).ToBeVisibleAsync();
        await mara.Button("Insert statement").ClickAsync();
        await Expect(mara.Text("The statement is in the mail.")).ToBeVisibleAsync();
        await mara.PictureAsync($"compose-{theme}");
        await AssertNothingWrongAsync(mara.Page);
    }

    private static async Task AssertNothingWrongAsync(IPage page, string? except = null)
    {
        var frame = await (await page.Locator("iframe[title='Vyomiyra']").ElementHandleAsync())!.ContentFrameAsync();
        await frame!.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "axe.min.js"), TestContext.Current.CancellationToken));
        var found = await frame.EvaluateAsync<JsonElement>(
            """
            async except => {
              // Halfway between two colours nothing can be said of either.
              await Promise.allSettled(document.getAnimations().filter(one => one instanceof CSSTransition).map(one => one.finished));
              const rules = except ? { [except]: { enabled: false } } : {};
              const { violations, passes } = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], rules });
              return { passes: passes.length, wrong: violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html}\n${node.failureSummary}`)) };
            }
            """,
            except);
        Assert.True(found.GetProperty("passes").GetInt32() > 5, "axe has looked at nothing.");
        var wrong = string.Join("\n\n", found.GetProperty("wrong").EnumerateArray().Select(one => one.GetString()));
        Assert.True(wrong.Length == 0, wrong);
    }
}
