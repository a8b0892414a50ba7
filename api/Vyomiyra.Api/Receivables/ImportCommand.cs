using Vyomiyra.Api.Receivables.Runs;
using Vyomiyra.Domain;
using Vyomiyra.Domain.History;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>
/// <c>import receivables FILE --profile NAME …</c>, <c>import KIND FILE</c>, <c>import runs|resume</c>: imports, and says what
/// became of it.
/// </summary>
public static class ImportCommand
{
    private const int Done = 0;
    private const int SomeLeft = 1;
    private const int Failed = 2;

    private const string Usage = """
        import receivables FILE --profile NAME [--team NAME] [--strict] [--as-of YYYY-MM-DD]
                                [--full --companies CODE,... --types invoice,creditNote,debitNote,paymentOnAccount]
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
        import cancel RUN          stops a run and takes back what has landed
        import undo RUN            takes back what a run did
        import approve RUN         lets a full export close what it does not name
        import decline RUN         closes nothing
        """;

    private static readonly Actor By = Actor.System("command line");

    /// <param name="args">Without the leading "import".</param>
    /// <param name="services">The application's; the database is at its current schema.</param>
    /// <param name="output">Where the summary goes.</param>
    /// <param name="cancellation">Ends a run of which nothing has landed without a trace; one that is landing stops, and can be resumed.</param>
    /// <returns>
    /// 0 where every row landed and nothing waits for a person, 1 where rows were rejected or closing waits for approval, 2 where nothing was imported,
    /// or it was stopped.
    /// </returns>
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
            case [var word, var number] when Enum.TryParse<ImportDecision>(word, ignoreCase: true, out var decision) && long.TryParse(number, out var runId):
                return await runs.DecideAsync(runId, decision, By, cancellation) ? Done : Failed;
        }

        if (ImportArguments.Parse(args) is not { } asked)
        {
            await output.WriteLineAsync(Usage);
            return Failed;
        }

        if (asked.What == "documents" && Directory.Exists(asked.File))
        {
            return await ImportDocuments.RunAsync(asked.File, scope.ServiceProvider.GetRequiredService<KeepDocument>(), By, output, cancellation) ? Done : SomeLeft;
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
                await output.WriteLineAsync($"{name}: {refusal.Detail} ({refusal.Code}){(refusal.Code == "interrupted_while_landing" ? "" : " Nothing was imported.")}");
            }

            return Failed;
        }

        var report = outcome.Value;
        await output.WriteLineAsync(
            $"{name}: {report.Rows} rows, {report.Created} created, {report.Changed} changed, {report.Unchanged} unchanged, {report.Rejected} rejected{(report.Closed > 0 ? $", {report.Closed} closed" : "")}" +
            $" (run {report.RunId}{(report.Repeated ? ", which had brought the same" : "")}).");
        await SayAsync("rejected", report.Rejects, output);
        await SayAsync("notice", report.Notices, output);
        if (report.AwaitsApproval is { } reason)
        {
            await output.WriteLineAsync($"  Nothing was closed yet: {reason} Say 'import approve {report.RunId}' or 'import decline {report.RunId}'.");
        }

        return report.Rejected > 0 || report.AwaitsApproval is not null ? SomeLeft : Done;
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
