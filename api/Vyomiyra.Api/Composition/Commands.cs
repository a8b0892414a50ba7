using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Conversations.Reading;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Disputes.Evidence;
using Vyomiyra.Api.History;
using Vyomiyra.Api.Receivables;

namespace Vyomiyra.Api.Composition;

/// <summary>What the program does instead of serving, named by its first words: <c>-- database migrate</c>.</summary>
internal static class Commands
{
    private sealed record Command(string Name, string Does, Func<IServiceProvider, string[], CancellationToken, Task<int>> RunAsync)
    {
        public string[] Words => Name.Split(' ');
    }

    private static readonly Command[] All =
    [
        new("accuracy", "Prints how often suggestions were recorded unchanged, changed and rejected, by kind and language.", AccuracyAsync),
        new("database migrate", "Brings the database to the schema of this version.", MigrateAsync),
        new("evidence verify", "Compares the evidence of disputes with its manifests and the history, file by file; of one alone with --dispute.", VerifyEvidenceAsync),
        new("history export", "Writes the history of an account, a company or a period into a file, as CSV or JSON lines.", ExportHistoryAsync),
        new("history verify", "Compares the history with itself and with what was anchored outside the database.", VerifyAsync),
        new("import", "Reads receivables, customers, payments and more from files; shows, resumes, cancels and undoes imports.", ImportAsync),
        new("read", "Reads mail from a file, one a line, and prints what it says.", ReadAsync),
    ];

    /// <summary>Whether the words ask for a command; what begins with a dash is a setting.</summary>
    public static bool AreIn(string[] args) => args.Length > 0 && !args[0].StartsWith('-');

    /// <summary>Runs the command with the words after its name. 0 when it succeeded, 2 when there is no such command.</summary>
    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        var command = Array.Find(All, known => args.Take(known.Words.Length).SequenceEqual(known.Words, StringComparer.Ordinal));
        if (command is not null)
        {
            using var interrupt = new CancellationTokenSource();
            Console.CancelKeyPress += (_, pressed) =>
            {
                pressed.Cancel = true;
                interrupt.Cancel();
            };
            return await command.RunAsync(app.Services, args[command.Words.Length..], interrupt.Token);
        }

        await Console.Error.WriteLineAsync($"There is no command '{args[0]}'. There are:");
        foreach (var known in All)
        {
            await Console.Error.WriteLineAsync($"  {known.Name,-24} {known.Does}");
        }

        return 2;
    }

    private static async Task<int> MigrateAsync(IServiceProvider services, string[] args, CancellationToken cancellation)
    {
        await services.MigrateAsync(cancellation);
        return 0;
    }

    private static Task<int> VerifyEvidenceAsync(IServiceProvider services, string[] args, CancellationToken cancellation) =>
        EvidenceCommand.VerifyAsync(services, args, Console.Out, Console.Error, cancellation);

    private static Task<int> ExportHistoryAsync(IServiceProvider services, string[] args, CancellationToken cancellation) =>
        ExportCommand.RunAsync(services, args, Console.Out, Console.Error, cancellation);

    private static Task<int> VerifyAsync(IServiceProvider services, string[] args, CancellationToken cancellation) =>
        HistoryCommand.VerifyAsync(services, Console.Out, cancellation);

    private static async Task<int> AccuracyAsync(IServiceProvider services, string[] args, CancellationToken cancellation)
    {
        await MakeDatabaseAsync(services, cancellation);
        return await AccuracyCommand.RunAsync(services, args, Console.Out, Console.Error, cancellation);
    }

    private static Task<int> ReadAsync(IServiceProvider services, string[] args, CancellationToken cancellation) =>
        ReadCommand.RunAsync(args, Console.In, Console.Out, Console.Error, cancellation);

    private static async Task<int> ImportAsync(IServiceProvider services, string[] args, CancellationToken cancellation)
    {
        await MakeDatabaseAsync(services, cancellation);
        return await ImportCommand.RunAsync(args, services, Console.Out, cancellation);
    }

    /// <summary>A newcomer's first command makes the database; elsewhere somebody decides when the schema changes.</summary>
    private static async Task MakeDatabaseAsync(IServiceProvider services, CancellationToken cancellation)
    {
        if (services.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            await services.MigrateAsync(cancellation);
        }
    }
}
