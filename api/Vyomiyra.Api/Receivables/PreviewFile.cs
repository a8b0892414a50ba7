using System.Text.Json;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <param name="Profile">How to read it.</param>
public sealed record PreviewFileRequest(ImportProfileView Profile);

/// <param name="Rows">The first rows.</param>
/// <param name="Read">How many rows were read.</param>
/// <param name="Rejected">How many of them would not land.</param>
public sealed record FilePreview(IReadOnlyList<PreviewedRow> Rows, int Read, int Rejected);

/// <param name="Line">The line of the file, or the row of the sheet.</param>
/// <param name="Values">What stands there, by the fields of the profile.</param>
/// <param name="Item">What was understood; null where the row would be rejected. Whether its company, team and account exist is only known when it is imported.</param>
/// <param name="Issues">What is wrong or odd.</param>
public sealed record PreviewedRow(int Line, IReadOnlyDictionary<string, string> Values, PreviewedItem? Item, IReadOnlyList<PreviewedIssue> Issues);

public sealed record PreviewedItem(
    string Company, string Account, string? Name, ReceivableType Type, string Number, string Line, string? Order, string? Reference, DateOnly IssuedOn, DateOnly DueOn,
    string Currency, decimal Original, decimal Open);

public sealed record PreviewedIssue(string? Column, string? Value, string Code, string Reason, IssueSeverity Severity);

/// <summary>Reads the first rows of a kept file as a profile would have them, and writes nothing.</summary>
public sealed class PreviewFile(ImportFiles files)
{
    private const int RowsRead = 50;

    public async Task<Outcome<FilePreview>> RunAsync(string id, PreviewFileRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (files.Find(id) is not { } file)
        {
            return Refusal.NotFound();
        }

        var profile = request.Profile.Read("preview");
        if (profile.IsRefused)
        {
            return Outcome<FilePreview>.Refused([.. profile.Refusals.Select(refusal => refusal with { Field = $"profile.{refusal.Field}" })]);
        }

        try
        {
            var rows = new List<PreviewedRow>();
            await foreach (var (values, read) in ReceivableRows.First(file, profile.Value).WithCancellation(cancellation))
            {
                rows.Add(RowOf(profile.Value, values, read));
                if (rows.Count == RowsRead)
                {
                    break;
                }
            }

            return new FilePreview(rows, rows.Count, rows.Count(row => row.Item is null));
        }
        catch (UnreadableFileException fault)
        {
            return fault.Refusal;
        }
    }

    private static PreviewedRow RowOf(ImportProfile profile, IReadOnlyList<string> values, ReadReceivable read) => new(
        read.Line,
        profile.Columns.Keys.Order().ToDictionary(field => JsonNamingPolicy.CamelCase.ConvertName(field.ToString()), field => FileSample.Cut(values[(int)field] ?? "")),
        read.Item is { } item
            ? new PreviewedItem(
                item.Company, item.Account.Number, item.Account.Name, item.Type, item.Number, item.Line, item.Order, item.Reference, item.IssuedOn, item.DueOn,
                item.Currency.Code, new Money(item.OriginalMinor, item.Currency).ToDecimal(), new Money(item.OpenMinor, item.Currency).ToDecimal())
            : null,
        [.. read.Issues.Select(issue => new PreviewedIssue(issue.Column, issue.Value, issue.Code, issue.Reason, issue.Severity))]);
}
