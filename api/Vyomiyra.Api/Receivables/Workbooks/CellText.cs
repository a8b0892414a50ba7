using System.Globalization;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Workbooks;

/// <summary>Writes what a cell holds as a file of text would, in the spelling that a profile reads, and says what was lost on the way.</summary>
internal sealed class CellText(SharedStrings strings, CellFormats formats, bool is1904, TableSpelling spelling)
{
    private const double LargestExact = 1e15;
    private const int LastSerial = 2_958_465;

    /// <returns>The text, and what there is to say: the code and reason of a rejection or notice.</returns>
    public (string Text, CellRemark? Remark) Of(SheetCell cell, CellUse use) => cell.Kind switch
    {
        SheetCellKind.Empty => ("", cell.IsFormula ? CellRemark.Rejected("formula_without_value", "holds a formula whose result was never stored. Open and save the workbook in Excel.") : null),
        SheetCellKind.Text => OfText(cell.Raw),
        SheetCellKind.SharedText => int.TryParse(cell.Raw, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && strings.Find(index) is { } text
            ? OfText(text)
            : (cell.Raw, CellRemark.Rejected("damaged_cell", "refers to a text that the workbook does not hold.")),
        SheetCellKind.Boolean => (cell.Raw == "1" ? "true" : "false", null),
        SheetCellKind.Error => (cell.Raw, CellRemark.Rejected("error_cell", "holds an error instead of a value.")),
        SheetCellKind.IsoDate => DateTime.TryParse(cell.Raw, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? OfDate(DateOnly.FromDateTime(date), use)
            : (cell.Raw, CellRemark.Rejected("damaged_cell", "says that it is a date and is none.")),
        SheetCellKind.Number => OfNumber(cell, use),
    };

    private static (string Text, CellRemark? Remark) OfText(string text) => text.Length <= PartXml.LongestText
        ? (text, null)
        : (text[..40], CellRemark.Rejected("too_long", $"holds more than {PartXml.LongestText} characters."));

    private (string Text, CellRemark? Remark) OfNumber(SheetCell cell, CellUse use)
    {
        if (!double.TryParse(cell.Raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return (cell.Raw, CellRemark.Rejected("damaged_cell", "says that it is a number and is none."));
        }

        var format = formats[cell.Style];
        if (format.IsDate)
        {
            return DateOf(number) is { } date ? OfDate(date, use) : (cell.Raw, CellRemark.Rejected("bad_date", "is formatted as a date, and its number is no day."));
        }

        if (Math.Abs(number) >= LargestExact && use is (CellUse.Text or CellUse.Identifier))
        {
            return (cell.Raw, CellRemark.Rejected("digits_lost", "is a number with more digits than Excel keeps. Format the column as text before the numbers are entered."));
        }

        // Excel keeps fifteen digits; what a file holds beyond them is the noise of binary fractions.
        return decimal.TryParse(number.ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? Spelled(exact, format, use)
            : (cell.Raw, null);
    }

    private (string Text, CellRemark? Remark) Spelled(decimal number, CellFormat format, CellUse use)
    {
        var digits = number.ToString("0.############################", CultureInfo.InvariantCulture);
        return use switch
        {
            CellUse.Amount => (digits.Replace('.', spelling.DecimalSeparator), null),
            CellUse.Identifier when format.Digits > 0 && decimal.IsInteger(number) && number >= 0 => (digits.PadLeft(format.Digits, '0'), null),
            CellUse.Identifier => (digits, CellRemark.Notice("number_not_text", "holds a number, not text: zeros in front of it, if there were any, are lost.", isOncePerColumn: true)),
            _ => (digits, null),
        };
    }

    private (string Text, CellRemark? Remark) OfDate(DateOnly date, CellUse use) => use switch
    {
        CellUse.Date => (date.ToDateTime(TimeOnly.MinValue).ToString(spelling.Date, CultureInfo.InvariantCulture), null),
        CellUse.Amount => (Iso(date), CellRemark.Rejected("date_not_amount", "is formatted as a date, not as an amount.")),
        CellUse.Identifier => (Iso(date), CellRemark.Notice("date_not_text", "holds a date where a number is expected: Excel may have made it of something else.")),
        CellUse.Text => (Iso(date), null),
    };

    /// <summary>Counted from 1900 there is a 29 February 1900, the number 60, that never was.</summary>
    private DateOnly? DateOf(double serial)
    {
        var day = (int)Math.Clamp(Math.Floor(serial), -1, LastSerial + 1);
        return (day, is1904) switch
        {
            ( < 0 or > LastSerial, _) => null,
            (_, true) => day <= LastSerial - 1462 ? new DateOnly(1904, 1, 1).AddDays(day) : null,
            ( > 60, false) => new DateOnly(1899, 12, 30).AddDays(day),
            (0 or 60, false) => null,
            _ => new DateOnly(1899, 12, 31).AddDays(day),
        };
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What there is to say of a cell; the reason continues "Cell C5 ".</summary>
internal sealed record CellRemark(IssueSeverity Severity, string Code, string Reason, bool IsOncePerColumn)
{
    public static CellRemark Rejected(string code, string reason) => new(IssueSeverity.Rejected, code, reason, false);

    public static CellRemark Notice(string code, string reason, bool isOncePerColumn = false) => new(IssueSeverity.Notice, code, reason, isOncePerColumn);
}
