namespace Vyomiyra.Domain.Receivables.Detection;

/// <summary>Proposes a profile for a table from a sample of its rows. Nothing is decided: what is proposed says how much of the sample fits.</summary>
public static class ProfileDetection
{
    /// <param name="headings">Of all columns.</param>
    /// <param name="rows">The first rows below them.</param>
    /// <param name="read">How the file was cut into them: its encoding, delimiter, quote or sheet.</param>
    public static Finding<ImportProfile> Of(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows, ImportProfile read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var columns = ColumnDetection.Of(headings, rows);
        var dates = DateDetection.Of(Cells(ReceivableField.Issued).Concat(Cells(ReceivableField.Due)));
        var amounts = AmountDetection.Of(Cells(ReceivableField.Open).Concat(Cells(ReceivableField.Original)));
        var types = TypeDetection.Words(Cells(ReceivableField.Type));
        var signs = TypeDetection.Sign([.. rows.Select(row => (TypeOf(row), SignOf(row)))]);
        var profile = read with
        {
            Columns = columns.Value,
            Constants = new Dictionary<ReceivableField, string>(),
            Dates = dates.Value,
            DecimalSeparator = amounts.Value.Decimals,
            ThousandsSeparator = amounts.Value.Thousands,
            Types = types.Value,
            Credits = signs.Value,
        };
        return new Finding<ImportProfile>(
            profile,
            [.. columns.Proposals, .. dates.Proposals, .. amounts.Proposals, .. types.Proposals, .. signs.Proposals],
            [.. columns.Doubts, .. dates.Doubts, .. amounts.Doubts, .. types.Doubts, .. signs.Doubts]);

        int ColumnOf(ReceivableField field) =>
            columns.Value.TryGetValue(field, out var name) ? headings.ToList().FindIndex(heading => heading.Trim() == name) : -1;

        List<string> Cells(ReceivableField field) => ColumnDetection.Cells(rows, ColumnOf(field));

        string CellOf(IReadOnlyList<string> row, ReceivableField field) => ColumnOf(field) is >= 0 and var column && column < row.Count ? row[column].Trim() : "";

        ReceivableType? TypeOf(IReadOnlyList<string> row) =>
            columns.Value.ContainsKey(ReceivableField.Type) && types.Value.TryGetValue(CellOf(row, ReceivableField.Type), out var type) ? type
            : columns.Value.ContainsKey(ReceivableField.Type) ? null
            : ReceivableType.Invoice;

        int SignOf(IReadOnlyList<string> row) =>
            AmountText.Read(CellOf(row, ReceivableField.Open), amounts.Value.Decimals, amounts.Value.Thousands, out var amount) is null ? Math.Sign(amount) : 0;
    }
}
