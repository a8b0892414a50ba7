using System.Globalization;
using Vyomiyra.Api.Receivables.Runs;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>The words after "import" that name a file.</summary>
/// <param name="What">"receivables", "documents" or one of <see cref="FixedImports.Kinds"/>.</param>
/// <param name="File">Its path; a folder's for documents.</param>
/// <param name="Profile">For receivables, how it is read.</param>
/// <param name="Terms">For receivables, what holds beside the profile.</param>
internal sealed record ImportArguments(string What, string File, string? Profile, ImportTerms Terms)
{
    /// <summary>Null where the words make no sense.</summary>
    public static ImportArguments? Parse(string[] words) => words switch
    {
        [var what, var file] when what == "documents" || FixedImports.Kinds.ContainsKey(what) => new ImportArguments(words[0], file, null, new ImportTerms()),
        ["receivables", var file, .. var options] => new ImportArguments(words[0], file, null, new ImportTerms()).With(options) is { Profile: not null } asked ? asked : null,
        _ => null,
    };

    private ImportArguments? With(ReadOnlySpan<string> options) => options switch
    {
        [] => this,
        ["--profile", var name, .. var rest] => (this with { Profile = name }).With(rest),
        ["--team", var name, .. var rest] => (this with { Terms = Terms with { Team = name } }).With(rest),
        ["--strict", .. var rest] => (this with { Terms = Terms with { Strict = true } }).With(rest),
        ["--as-of", var day, .. var rest] when DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) =>
            (this with { Terms = Terms with { AsOf = date } }).With(rest),
        ["--full", "--companies", var companies, "--types", var types, .. var rest] when TypesOf(types) is { } scope =>
            (this with { Terms = Terms with { Full = new FullScope(companies.Split(','), scope) } }).With(rest),
        _ => null,
    };

    private static List<ReceivableType>? TypesOf(string words)
    {
        var types = new List<ReceivableType>();
        foreach (var word in words.Split(','))
        {
            if (!Enum.TryParse<ReceivableType>(word, ignoreCase: true, out var type) || !Enum.IsDefined(type))
            {
                return null;
            }

            types.Add(type);
        }

        return types;
    }
}
