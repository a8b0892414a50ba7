using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;

namespace Vyomiyra.Api.History;

/// <summary>
/// <c>history export FILE</c>: writes a part of the history into a new file, which appears when it is whole. 0; 2 where the words are not understood.
/// </summary>
public static class ExportCommand
{
    private const string Usage = "Usage: history export FILE.csv|FILE.jsonl [--account NUMBER] [--company CODE] [--from 2026-11-01] [--to 2026-11-30]";

    private sealed record Words(string File, string? Account, string? Company, DateOnly? From, DateOnly? To)
    {
        public bool IsCsv => File.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

        public static Words? Parse(string[] args) => args switch
        {
            [var file, .. var options] when Path.GetExtension(file).ToUpperInvariant() is ".CSV" or ".JSONL" => new Words(file, null, null, null, null).With(options),
            _ => null,
        };

        private Words? With(ReadOnlySpan<string> options) => options switch
        {
            [] => this,
            ["--account", var number, .. var rest] => (this with { Account = number }).With(rest),
            ["--company", var code, .. var rest] => (this with { Company = code }).With(rest),
            ["--from", var text, .. var rest] when Day(text) is { } day => (this with { From = day }).With(rest),
            ["--to", var text, .. var rest] when Day(text) is { } day => (this with { To = day }).With(rest),
            _ => null,
        };

        private static DateOnly? Day(string text) =>
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(errors);
        if (Words.Parse(args) is not { } words)
        {
            await errors.WriteLineAsync(Usage);
            return 2;
        }

        await using var scope = services.CreateAsyncScope();
        var account = words.Account is { } number ? await FindAsync(scope.ServiceProvider.GetRequiredService<VyomiyraDb>(), number, cancellation) : null;
        if (words.Account is not null && account is null)
        {
            await errors.WriteLineAsync($"There is no account '{words.Account}'.");
            return 2;
        }

        var export = await scope.ServiceProvider.GetRequiredService<ExportHistory>()
            .RunAsync(new HistoryPart(account, words.Company, words.From, words.To), cancellation);
        if (export.IsRefused)
        {
            await errors.WriteLineAsync($"{export.Refusals[0].Detail}\n{Usage}");
            return 2;
        }

        if (File.Exists(words.File))
        {
            await errors.WriteLineAsync($"{words.File} is there already.");
            return 2;
        }

        await WriteAsync(export.Value, words, cancellation);
        await output.WriteLineAsync($"{words.File} is written.");
        return 0;
    }

    private static Task<long?> FindAsync(VyomiyraDb db, string number, CancellationToken cancellation) =>
        db.Accounts.Where(account => account.Number == number).Select(account => (long?)account.Id).FirstOrDefaultAsync(cancellation);

    private static async Task WriteAsync(HistoryExport export, Words words, CancellationToken cancellation)
    {
        var unfinished = $"{words.File}.unfinished";
        await using (var file = File.Create(unfinished))
        {
            await export.WriteAsync(words.IsCsv, file, cancellation);
        }

        File.Move(unfinished, words.File);
    }
}
