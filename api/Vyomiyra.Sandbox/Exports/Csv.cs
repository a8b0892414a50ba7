using System.Text;

namespace Vyomiyra.Sandbox.Exports;

static class Csv
{
    public static string Of(string header, IEnumerable<string?[]> rows)
    {
        var csv = new StringBuilder(header).Append('\n');
        foreach (var row in rows)
            csv.AppendJoin(',', row.Select(Field)).Append('\n');
        return csv.ToString();
    }

    static string Field(string? text) =>
        (text ?? "").AsSpan().IndexOfAny(",\"\n\r") < 0 ? text ?? "" : $"\"{text!.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
