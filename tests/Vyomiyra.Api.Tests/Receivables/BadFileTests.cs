using System.Text;

namespace Vyomiyra.Api.Tests.Receivables;

public sealed class BadFileTests : IAsyncLifetime
{
    private static readonly string Good = Csv.Of(Csv.Row("INV-1"), Csv.Row("INV-2"));

    /// <summary>Made when they are needed: some are large.</summary>
    private static readonly Dictionary<string, (string Code, Func<byte[]> File)> Unreadable = new()
    {
        ["empty"] = ("empty_file", () => []),
        ["Latin-1 read as UTF-8"] = ("wrong_encoding", () => Encoding.Latin1.GetBytes(Csv.Of(Csv.Row("INV-1"), Csv.Row("INV-2", name: "Müller")))),
        ["UTF-16"] = ("wrong_encoding", () => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Good)]),
        ["UTF-16 without a mark"] = ("nul_bytes", () => Encoding.Unicode.GetBytes(Good)),
        ["cut in the middle of a letter"] = ("wrong_encoding", () => [.. Encoding.UTF8.GetBytes(Good), 0xc3]),
        ["NUL bytes"] = ("nul_bytes", () => Encoding.UTF8.GetBytes(Good.Replace("INV-2", "INV\0", StringComparison.Ordinal))),
        ["a broken archive"] = ("damaged_workbook", () => [.. "PK\u0003\u0004"u8, .. new byte[3000]]),
        ["an old workbook"] = ("old_workbook", () => [0xd0, 0xcf, 0x11, 0xe0, .. new byte[3000]]),
        ["a workbook with a password"] = ("encrypted_workbook", () => [0xd0, 0xcf, 0x11, 0xe0, .. new byte[300], .. Encoding.Unicode.GetBytes("EncryptedPackage")]),
        ["gzip"] = ("not_csv", () => [0x1f, 0x8b, 8, 0, .. new byte[300]]),
        ["semicolons"] = ("wrong_delimiter", () => Encoding.UTF8.GetBytes(Good.Replace(',', ';'))),
        ["a missing column"] = ("missing_column", () => Encoding.UTF8.GetBytes(Good.Replace("currency", "money", StringComparison.Ordinal))),
        ["a column twice"] = ("duplicate_column", () => Encoding.UTF8.GetBytes($"{Csv.Heading},Order\n{Csv.Row()},PO-2\n")),
        ["prose"] = ("missing_column", () => "Dear colleague,\nplease find the list attached.\n"u8.ToArray()),
        ["a million columns"] = ("too_many_columns", () => Encoding.UTF8.GetBytes(Csv.Heading + string.Concat(Enumerable.Range(0, 1_000_000).Select(column => $",c{column}")) + "\n" + Csv.Row())),
        ["a cell of ten megabytes"] = ("row_too_long", () => Encoding.UTF8.GetBytes(Good + Csv.Row("INV-3", name: new string('x', 10 << 20)) + "\n")),
        ["a quoted cell of ten megabytes"] = ("row_too_long", () => Encoding.UTF8.GetBytes(Good + Csv.Row("INV-3", name: $"\"{new string('x', 10 << 20)}\"") + "\n")),
        ["a quote that never closes"] = ("unclosed_quote", () => Encoding.UTF8.GetBytes(Good + Csv.Row("INV-3", name: "\"Nord") + "\n" + Csv.Row("INV-4") + "\n")),
    };

    public static TheoryData<string> UnreadableFiles => [.. Unreadable.Keys];

    private ImportHouse house = null!;

    public async ValueTask InitializeAsync() => house = await ImportHouse.OpenAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Theory]
    [MemberData(nameof(UnreadableFiles))]
    public async Task A_file_that_cannot_be_read_gets_one_clear_error_and_nothing_lands(string what)
    {
        var (code, file) = Unreadable[what];
        var before = await house.EverythingAsync();

        var outcome = await house.ImportAsync(file());

        var refusal = Assert.Single(outcome.Refusals);
        Assert.Equal(code, refusal.Code);
        Assert.True(refusal.Detail.Length is > 10 and < 400, refusal.Detail);
        Assert.Equal(before, await house.EverythingAsync());
    }

    [Fact]
    public async Task A_wrong_encoding_names_the_line()
    {
        var rows = Enumerable.Range(1, 5000).Select(number => Csv.Row($"INV-{number}", name: number == 4321 ? "Müller" : "Muller"));

        Assert.Contains("Line 4322 ", (await house.ImportAsync(Encoding.Latin1.GetBytes(Csv.Of(rows)))).Refusals[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_part_of_the_first_heading() =>
        Assert.Equal(1, (await house.ImportAsync([0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(Csv.Of(Csv.Row()))])).Value.Created);

    [Fact]
    public async Task Letters_that_fall_on_a_buffers_edge_are_read() =>
        Assert.Equal(3000, (await house.ImportAsync(Csv.Of(Enumerable.Range(0, 3000).Select(number => Csv.Row($"INV-{number}", name: new string('ü', number % 50)))))).Value.Created);

    [Theory]
    [InlineData("bad_quotes", "1000,C2,Nord \"Werke\" GmbH,,,,,,,invoice,INV-2,,,,2026-01-01,2026-02-01,EUR,1,1")]
    [InlineData("bad_quotes", "1000,C2,\"Nord\" Werke,,,,,,,invoice,INV-2,,,,2026-01-01,2026-02-01,EUR,1,1")]
    [InlineData("wrong_column_count", "1000,C2,Nord, Werke,,,,,,,invoice,INV-2,,,,2026-01-01,2026-02-01,EUR,1,1")]
    [InlineData("wrong_column_count", "1000,C2")]
    [InlineData("control_character", "1000,C2,\"Nord\nWerke\",,,,,,,invoice,INV-2,,,,2026-01-01,2026-02-01,EUR,1,1")]
    [InlineData("unknown_company", "9999,C2,Nord,,,,,,,invoice,INV-2,,,,2026-01-01,2026-02-01,EUR,1,1")]
    [InlineData("unknown_team", "1000,C2,Nord,,,,,,Asia,invoice,INV-2,,,,2026-01-01,2026-02-01,EUR,1,1")]
    [InlineData("duplicate_key", "1000,C2,Nord,,,,,,,invoice,INV-1,,,,2026-01-01,2026-02-01,EUR,1,1")]
    [InlineData("empty_number", "1000,C2,Nord,,,,,,,invoice,,,,,2026-01-01,2026-02-01,EUR,1,1")]
    [InlineData("negative_amount", "1000,C2,Nord,,,,,,,invoice,INV-2,,,,2026-01-01,2026-02-01,EUR,1,-1")]
    [InlineData("too_many_decimals", "1000,C2,Nord,,,,,,,invoice,INV-2,,,,2026-01-01,2026-02-01,JPY,12.34,12")]
    [InlineData("amount_overflow", "1000,C2,Nord,,,,,,,invoice,INV-2,,,,2026-01-01,2026-02-01,EUR,92233720368547758.08,1")]
    [InlineData("date_out_of_range", "1000,C2,Nord,,,,,,,invoice,INV-2,,,,1900-01-01,2026-02-01,EUR,1,1")]
    public async Task A_bad_row_is_reported_at_its_line_and_its_neighbours_land(string code, string row)
    {
        var report = (await house.ImportAsync(Csv.Of(Csv.Row("INV-1"), "", row, Csv.Row("INV-9")))).Value;

        Assert.Equal((2, 1), (report.Created, report.Rejected));
        Assert.Equal((4, code), (report.Rejects[0].Line, report.Rejects[0].Code));
        Assert.Equal(["INV-1", "INV-9"], await house.QueryAsync("SELECT DocumentNumber FROM Receivables ORDER BY Id"));
        Assert.DoesNotContain("C2", await house.QueryAsync("SELECT Number FROM Accounts"));
    }

    [Fact]
    public async Task The_second_of_two_rows_with_one_key_is_rejected_and_says_where_the_first_is() =>
        Assert.Contains("Line 2 ", (await house.ImportAsync(Csv.Of(Csv.Row(open: "1.00"), Csv.Row(open: "2.00")))).Value.Rejects[0].Reason, StringComparison.Ordinal);

    [Fact]
    public async Task Every_reject_is_counted_and_the_first_ten_thousand_are_kept()
    {
        var report = (await house.ImportAsync(Csv.Of(Enumerable.Range(0, 10_050).Select(_ => Csv.Row(""))))).Value;

        Assert.Equal((10_050, 10_050, 10_000), (report.Rows, report.Rejected, report.Rejects.Count));
    }

    [Fact]
    public async Task Unknown_profiles_and_teams_are_named()
    {
        Assert.Equal("unknown_profile", (await house.ImportAsync(Csv.Of(Csv.Row()), "../../secrets")).Refusals[0].Code);
        Assert.Equal("unknown_team", (await house.ImportAsync(Csv.Of(Csv.Row()), team: "Asia")).Refusals[0].Code);
    }
}
