using Vyomiyra.Domain.History;

namespace Vyomiyra.Api.Receivables;

/// <summary><c>import documents FOLDER</c>: keeps the PDF files of a folder as invoices' documents, and says which found no receivable.</summary>
internal static class ImportDocuments
{
    /// <returns>Whether every file was kept.</returns>
    public static async Task<bool> RunAsync(string folder, KeepDocument keep, Actor by, TextWriter output, CancellationToken cancellation)
    {
        var (kept, unmatched, refused) = (0, 0, 0);
        foreach (var file in Directory.EnumerateFiles(folder, "*.pdf", new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive }).Order(StringComparer.Ordinal))
        {
            await using var content = File.OpenRead(file);
            var name = Path.GetFileName(file);
            var document = await keep.RunAsync(content, name, by, cancellation);
            if (document.IsRefused)
            {
                refused++;
                await output.WriteLineAsync($"  refused: {name}: {document.Refusals[0].Detail} ({document.Refusals[0].Code})");
                continue;
            }

            kept++;
            if (document.Value.DocumentNumber is null)
            {
                unmatched++;
                await output.WriteLineAsync($"  no receivable: {name}");
            }
        }

        await output.WriteLineAsync($"{folder}: {kept} documents kept, {unmatched} of them without a receivable, {refused} refused.");
        return refused == 0;
    }
}
