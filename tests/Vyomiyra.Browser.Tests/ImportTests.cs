using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Vyomiyra.Browser.Tests;

/// <summary>Operations bring a file in, see what of it could not land, and take it back.</summary>
public sealed class ImportTests(OutlookHost host) : IClassFixture<OutlookHost>
{
    private const string Export =
        "Debitor;Name;Belegnummer;Belegart;Belegdatum;Fälligkeit;Währung;Betrag\n" +
        "K-77001;Ferrand Optique SARL;F-90001;RV;13.09.2026;13.10.2026;EUR;1.234,56\n" +
        "K-77001;Ferrand Optique SARL;F-90002;RV;14.09.2026;14.10.2026;EUR;200,00\n" +
        "K-77002;Moreau & Fils;F-90003;RV;15.09.2026;keine;EUR;10,00\n" +
        "K-77002;Moreau & Fils;F-90004;GU;16.09.2026;16.10.2026;EUR;-99,00\n";

    [Fact]
    public async Task A_file_is_mapped_imported_and_undone()
    {
        await using var jonas = await host.OpenWorkspaceAsync(OutlookHost.Jonas);
        await jonas.Link("Imports", exact: true).ClickAsync();
        await jonas.Button("New import").ClickAsync();
        await jonas.Tab.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "OP-Liste 2026-11-20.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Export) });

        await Expect(jonas.Tab.GetByLabel("Due", new() { Exact = true })).ToHaveValueAsync("Fälligkeit");
        await jonas.Tab.GetByLabel("Company in every row").FillAsync("1000");
        foreach (var word in new[] { ("RV", "invoice"), ("GU", "creditNote") })
        {
            await jonas.Tab.GetByRole(AriaRole.Region, new() { Name = "Words for the types" }).GetByLabel(word.Item1, new() { Exact = true }).SelectOptionAsync(word.Item2);
        }

        await Expect(jonas.Text("1 row of the first 4 would be rejected")).ToBeVisibleAsync();
        await jonas.PictureAsync("import-found");
        await jonas.Button("Next").ClickAsync();
        await jonas.Tab.GetByLabel("Team of new accounts").SelectOptionAsync("Europe");
        await jonas.PictureAsync("import-options");
        await jonas.Button("Start the import").ClickAsync();

        await Expect(jonas.Heading("Import of OP-Liste 2026-11-20.csv")).ToBeVisibleAsync();
        await Expect(jonas.Text("Finished")).ToBeVisibleAsync();
        await Expect(jonas.Tab.GetByRole(AriaRole.Row, new() { Name = "keine" })).ToContainTextAsync("Fälligkeit");
        await jonas.PictureAsync("import-run");
        await jonas.Link("What changed").ClickAsync();
        await jonas.Link("Ferrand Optique SARL").ClickAsync();
        await Expect(jonas.Tab.GetByRole(AriaRole.Row, new() { Name = "F-90001" })).ToContainTextAsync("1,234.56 EUR");

        await jonas.Page.EvaluateAsync("() => history.back()");
        await Expect(jonas.Heading("Import of OP-Liste 2026-11-20.csv")).ToBeVisibleAsync();
        await jonas.Button("Undo the import").ClickAsync();
        await Expect(jonas.Text("3 new rows go away")).ToBeVisibleAsync();
        await jonas.PictureAsync("import-undo");
        await jonas.Button("Undo the import").ClickAsync();
        await Expect(jonas.Text("Undone")).ToBeVisibleAsync();
        await jonas.PictureAsync("import-undone");
    }
}
