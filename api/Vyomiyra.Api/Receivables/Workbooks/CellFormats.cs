namespace Vyomiyra.Api.Receivables.Workbooks;

/// <summary>What a number means by the format of its cell.</summary>
/// <param name="IsDate">A serial day.</param>
/// <param name="Digits">Shown with zeros in front up to this many digits; 0 where it is not.</param>
internal readonly record struct CellFormat(bool IsDate, int Digits);

/// <summary>The formats that cells name by number.</summary>
internal sealed class CellFormats
{
    private const int MostFormats = 65_536;

    private readonly List<CellFormat> formats = [];

    public CellFormat this[int style] => style >= 0 && style < formats.Count ? formats[style] : default;

    public static CellFormats Read(PartXml xml)
    {
        var styles = new CellFormats();
        var custom = new Dictionary<int, CellFormat>();
        var inCells = -1;
        while (xml.Step())
        {
            if (xml.Opens("numFmt") && xml.Number("numFmtId") is { } id && custom.Count < MostFormats)
            {
                custom[id] = Of(xml.Attribute("formatCode") ?? "");
            }
            else if (xml.Opens("cellXfs"))
            {
                inCells = xml.Depth;
            }
            else if (xml.Closes("cellXfs", inCells))
            {
                inCells = -1;
            }
            else if (inCells >= 0 && xml.Opens("xf") && styles.formats.Count < MostFormats)
            {
                var number = xml.Number("numFmtId") ?? 0;
                styles.formats.Add(custom.TryGetValue(number, out var format) ? format : new CellFormat(IsBuiltInDate(number), 0));
            }
        }

        return styles;
    }

    private static bool IsBuiltInDate(int number) => number is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    /// <summary>"dd.mm.yyyy" is a date; "00000000" shows zeros in front; text in quotes, colours and currencies in brackets mean nothing.</summary>
    private static CellFormat Of(string code)
    {
        var positive = code.Split(';')[0];
        if (positive.Length is > 1 and <= 40 && positive.All(character => character == '0'))
        {
            return new CellFormat(IsDate: false, positive.Length);
        }

        var (quoted, bracketed) = (false, false);
        for (var at = 0; at < positive.Length; at++)
        {
            switch (positive[at])
            {
                case '"':
                    quoted = !quoted;
                    break;
                case '\\' or '_' or '*' when !quoted:
                    at++;
                    break;
                case '[' when !quoted:
                    bracketed = true;
                    break;
                case ']' when !quoted:
                    bracketed = false;
                    break;
                case 'd' or 'D' or 'm' or 'M' or 'y' or 'Y' or 'h' or 'H' or 's' or 'S' when !quoted && !bracketed:
                    return new CellFormat(IsDate: true, 0);
            }
        }

        return default;
    }
}
