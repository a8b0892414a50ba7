using Vyomiyra.Api.Receivables.Runs;
using Vyomiyra.Domain;
using Vyomiyra.Domain.History;

namespace Vyomiyra.Api.Receivables;

/// <summary>
/// <c>import receivables FILE --profile NAME …</c>, <c>import KIND FILE</c>, <c>import runs|resume</c>: imports, and says what
/// became of it.
/// </summary>
public static class ImportCommand
{
    private const int Done = 0;
    private const int SomeRejected = 1;
    private const int Failed = 2;

    private const string Usage = """
        import receivables FILE --profile NAME [--team NAME] [--strict] [--as-of YYYY-MM-DD]
        import companies FILE      code,name,currency,timezone,country
        import holidays FILE       company,date,name
        import rates FILE          date,from,to,rate
        import accounts FILE       number,name[,parent,company,segment,terms,limit,language,team]
        import contacts FILE       account,name[,email,roles,language]
        import domains FILE        account,domain
        import payments FILE       company,document,kind,number,date,amount,currency[,account,type,line]
        import documents FOLDER    PDF files, found by the document number in their names
        import runs                the latest runs
        import resume              goes on with what another process left undone
        """;

    private static readonly Actor By = Actor.System("command line");

    /// <param name="args">Without the leading "import".</param>
    /// <param name="services">The application's; the database is at its current schema.</param>
    /// <param name="output">Where the summary goes.</param>
    /// <param name="cancellation">Ends a run of which nothing has landed without a trace; one that is landing stops, and can be resumed.</param>
    /// <returns>0 where every row landed, 1 where some were rejected, 2 where nothing was imported.</returns>
    public static async Task<int> RunAsync(string[] args, IServiceProvider services, TextWriter output, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        await using var scope = services.CreateAsyncScope();
        var runs = ActivatorUtilities.CreateInstance<AttendImports>(scope.ServiceProvider, output);
        switch (args)
        {
            case ["runs"]:
                await runs.ListAsync(cancellation);
                return Done;
            case ["resume"]:
                await runs.ResumeAsync(cancellation);
                return Done;
        }

        if (ImportArguments.Parse(args) is not { } asked)
        {
            await output.WriteLineAsync(Usage);
            return Failed;
        }

        if (asked.What == "documents" && Directory.Exists(asked.File))
        {
            return await ImportDocuments.RunAsync(asked.File, scope.ServiceProvider.GetRequiredService<KeepDocument>(), By, output, cancellation) ? Done : SomeRejected;
        }

        if (!File.Exists(asked.File) || asked.What == "documents")
        {
            await output.WriteLineAsync($"There is no {(asked.What == "documents" ? "folder" : "file")} {asked.File}.");
            return Failed;
        }

        await using var content = File.OpenRead(asked.File);
        var name = Path.GetFileName(asked.File);
        var outcome = FixedImports.Kinds.TryGetValue(asked.What, out var kind)
            ? await scope.ServiceProvider.GetRequiredService<FixedImports>().RunAsync(kind, content, name, By, cancellation)
            : await runs.ImportAsync(content, name, asked.Profile!, asked.Terms, By, cancellation);
        return await SayAsync(outcome, name, output);
    }

    private static async Task<int> SayAsync(Outcome<ImportReport> outcome, string name, TextWriter output)
    {
        if (outcome.IsRefused)
        {
            foreach (var refusal in outcome.Refusals)
            {
                await output.WriteLineAsync($"{name}: {refusal.Detail} ({refusal.Code}) Nothing was imported.");
            }

            return Failed;
        }

        var report = outcome.Value;
        await output.WriteLineAsync(
            $"{name}: {report.Rows} rows, {report.Created} created, {report.Changed} changed, {report.Unchanged} unchanged, {report.Rejected} rejected" +
            $" (run {report.RunId}{(report.Repeated ? ", which had brought the same" : "")}).");
        await SayAsync("rejected", report.Rejects, output);
        await SayAsync("notice", report.Notices, output);
        return report.Rejected > 0 ? SomeRejected : Done;
    }

    private static async Task SayAsync(string what, IReadOnlyList<ImportReportIssue> issues, TextWriter output)
    {
        foreach (var issue in issues)
        {
            var where = issue.Column is null ? "" : $", {issue.Column} '{issue.Value}'";
            await output.WriteLineAsync($"  {what}: line {issue.Line}{where}: {issue.Reason} ({issue.Code})");
        }
    }
}
