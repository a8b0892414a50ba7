namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>A table that hangs on a mail, as text.</summary>
/// <param name="Attachment">The name of the file.</param>
/// <param name="Lines">Its lines, in order.</param>
public sealed record AttachedTable(string Attachment, IReadOnlyList<TableLine> Lines)
{
    /// <summary>Further lines, cells and characters of a cell are not read: nobody advises so much in one mail.</summary>
    public const int MostLines = 2000;
    public const int MostCells = 60;
    public const int LongestCell = 200;
}

/// <param name="Number">The line of the file, or the row of the sheet; from 1.</param>
/// <param name="Cells">As they are written, or as a sheet would spell them with a point before decimals.</param>
public sealed record TableLine(int Number, IReadOnlyList<string> Cells);

/// <summary>What a line of a remittance advice says was paid.</summary>
/// <param name="Attachment">The name of the file.</param>
/// <param name="Line">Its line there, or the row of its sheet; from 1.</param>
/// <param name="Document">What it was paid for, as written.</param>
/// <param name="ReceivableIds">The open receivables meant; none where nothing open bears that number.</param>
/// <param name="Amount">Paid; negative where something was taken off.</param>
public sealed record AdvisedLine(string Attachment, int Line, string Document, IReadOnlyList<long> ReceivableIds, Money Amount)
{
    public bool IsUnknown => ReceivableIds.Count == 0;
}
