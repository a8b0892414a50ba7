using Vyomiyra.Domain.Receivables;
using static Vyomiyra.Api.Tests.Receivables.Workbooks.WorkbookFile;

namespace Vyomiyra.Api.Tests.Receivables.Workbooks;

public sealed class WorkbookTests : IDisposable
{
    private readonly ReadingDesk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task Cells_are_read_for_what_they_are()
    {
        var row = Assert.Single(await desk.ReadAsync(Of(GoodRow(2))));

        Assert.Empty(row.Issues);
        Assert.Equal(
            (2, "C1", "Nord Werke", "INV-1", new DateOnly(2026, 1, 1), new DateOnly(2026, 2, 1), 123450L),
            (row.Line, row.Item!.Account.Number, row.Item.Account.Name, row.Item.Number, row.Item.IssuedOn, row.Item.DueOn, row.Item.OpenMinor));
    }

    [Fact]
    public async Task A_workbook_is_told_by_its_content_whatever_it_is_called() =>
        Assert.Equal(Vyomiyra.Api.Receivables.ImportFileFormat.Xlsx, (await desk.KeepAsync(Of(GoodRow(2)), "items.csv")).Format);

    [Fact]
    public async Task Days_are_counted_from_1904_where_the_workbook_says_so()
    {
        var rows = await desk.ReadAsync(new WorkbookFile { Is1904 = true }.With("Items", HeadingRow(), GoodRow(2).Replace("46023", "44561", StringComparison.Ordinal)).Bytes());

        Assert.Equal(new DateOnly(2026, 1, 1), rows[0].Item!.IssuedOn);
    }

    [Theory]
    [InlineData("0", "bad_date")]
    [InlineData("60", "bad_date")]
    [InlineData("1", "date_out_of_range")]
    [InlineData("59", "date_out_of_range")]
    [InlineData("61", "date_out_of_range")]
    [InlineData("-5", "bad_date")]
    [InlineData("99999999999", "bad_date")]
    public async Task Days_around_1900_and_beyond_all_calendars_are_reported(string serial, string code) =>
        Assert.Equal([code], await CodesAsync(Of(GoodRow(2).Replace("46023", serial, StringComparison.Ordinal))));

    [Fact]
    public async Task A_day_with_a_time_is_that_day() =>
        Assert.Equal(new DateOnly(2026, 1, 1), (await desk.ReadAsync(Of(GoodRow(2).Replace("46023", "46023.99", StringComparison.Ordinal))))[0].Item!.IssuedOn);

    [Fact]
    public async Task Days_and_amounts_that_stand_there_as_text_are_read_as_the_profile_spells_them()
    {
        var row = Assert.Single(await desk.ReadAsync(Of(Row(2, Text(0, 2, "C1"), Text(2, 2, "INV-1"), Text(3, 2, "01.01.2026"), Text(4, 2, "2026-02-01"), Text(5, 2, "1.234,56")))));

        Assert.Equal(["bad_date"], row.Issues.Select(issue => issue.Code));
        Assert.Equal("Due", row.Issues[0].Column);
    }

    [Theory]
    [InlineData("1.0E+10", 1_000_000_000_000L)]
    [InlineData("1234.5599999999999", 123_456L)]
    [InlineData("0.30000000000000004", 30L)]
    [InlineData("5", 500L)]
    public async Task A_number_is_what_Excel_shows_without_the_noise_of_binary_fractions(string number, long minor) =>
        Assert.Equal(minor, (await desk.ReadAsync(Of(GoodRow(2, open: number))))[0].Item!.OpenMinor);

    [Theory]
    [InlineData("NaN", "damaged_cell")]
    [InlineData("1E+400", "damaged_cell")]
    [InlineData("1E+20", "amount_overflow")]
    [InlineData("33.333333", "too_many_decimals")]
    public async Task A_number_that_is_no_amount_rejects_its_row(string number, string code) =>
        Assert.Equal([code], await CodesAsync(Of(GoodRow(2, open: number))));

    [Fact]
    public async Task An_account_number_that_is_a_number_is_read_and_the_loss_of_its_zeros_said_once()
    {
        var rows = await desk.ReadAsync(Of(
            GoodRow(2).Replace(Text(0, 2, "C1"), Number(0, 2, "4711"), StringComparison.Ordinal),
            GoodRow(3, "INV-2").Replace(Text(0, 3, "C1"), Number(0, 3, "4712"), StringComparison.Ordinal)));

        Assert.Equal(["4711", "4712"], rows.Select(row => row.Item!.Account.Number));
        Assert.Equal("number_not_text", Assert.Single(rows.SelectMany(row => row.Issues)).Code);
    }

    [Fact]
    public async Task Zeros_that_the_cells_format_shows_are_part_of_the_number()
    {
        var row = Assert.Single(await desk.ReadAsync(Of(GoodRow(2).Replace(Text(0, 2, "C1"), Number(0, 2, "4711", EightDigitsStyle), StringComparison.Ordinal))));

        Assert.Equal(("00004711", 0), (row.Item!.Account.Number, row.Issues.Count));
    }

    [Fact]
    public async Task An_account_number_with_more_digits_than_Excel_keeps_is_rejected() => Assert.Equal(
        ["digits_lost"], await CodesAsync(Of(GoodRow(2).Replace(Text(0, 2, "C1"), Number(0, 2, "1.2345678901234568E+17"), StringComparison.Ordinal))));

    [Fact]
    public async Task A_document_number_that_Excel_made_a_date_of_is_said() => Assert.Equal(
        ["date_not_text"], await CodesAsync(Of(GoodRow(2).Replace(Text(2, 2, "INV-1"), Number(2, 2, "46023", DateStyle), StringComparison.Ordinal))));

    [Fact]
    public async Task A_format_that_only_mentions_days_in_quotes_is_no_date() => Assert.Equal(
        4600L, (await desk.ReadAsync(Of(GoodRow(2).Replace(Number(5, 2, "1234.5"), Number(5, 2, "46", RedAmountStyle), StringComparison.Ordinal))))[0].Item!.OpenMinor);

    [Fact]
    public async Task An_amount_formatted_as_a_date_rejects_its_row() => Assert.Equal(
        ["date_not_amount"], await CodesAsync(Of(GoodRow(2).Replace(Number(5, 2, "1234.5"), Number(5, 2, "46", DateStyle), StringComparison.Ordinal))));

    [Fact]
    public async Task A_formulas_stored_result_is_read_and_its_cell_named()
    {
        var row = Assert.Single(await desk.ReadAsync(Of(WithOpen(Cell(5, 2, "", "<f>[1]Other!A1*2</f><v>20</v>")))));

        Assert.Equal((2000L, "formula"), (row.Item!.OpenMinor, row.Issues[0].Code));
        Assert.Contains("F2", row.Issues[0].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "<f>A1*2</f>", "formula_without_value")]
    [InlineData("", "<f>A1*2</f><v></v>", "formula_without_value")]
    [InlineData("t=\"e\"", "<v>#N/A</v>", "error_cell")]
    [InlineData("t=\"e\"", "<f>1/0</f><v>#DIV/0!</v>", "error_cell")]
    [InlineData("t=\"s\"", "<v>7</v>", "damaged_cell")]
    [InlineData("t=\"s\"", "<v>x</v>", "damaged_cell")]
    [InlineData("t=\"b\"", "<v>1</v>", "bad_amount")]
    public async Task A_cell_without_a_value_to_rely_on_rejects_its_row(string attributes, string content, string code)
    {
        var rows = await desk.ReadAsync(Of(WithOpen(Cell(5, 2, attributes, content)), GoodRow(3)));

        Assert.Equal([code], rows[0].Issues.Where(issue => issue.Severity == IssueSeverity.Rejected).Select(issue => issue.Code));
        Assert.Null(rows[0].Item);
        Assert.NotNull(rows[1].Item);
    }

    [Fact]
    public async Task Merged_cells_in_the_data_reject_the_rows_they_cover()
    {
        var file = new WorkbookFile().WithSheet("Items", "visible", $"<sheetData>{HeadingRow()}{GoodRow(2)}{GoodRow(3)}{GoodRow(4)}</sheetData><mergeCells><mergeCell ref=\"B3:B3\"/><mergeCell ref=\"A3:A4\"/><mergeCell ref=\"H2:J4\"/><mergeCell ref=\"A1:F1\"/></mergeCells>");

        Assert.Equal([true, false, false], (await desk.ReadAsync(file.Bytes())).Select(row => row.Item is not null));
    }

    [Fact]
    public async Task Hidden_rows_columns_and_sheets_are_read_and_said()
    {
        var file = new WorkbookFile().WithSheet("Items", "hidden", $"<cols><col min=\"6\" max=\"9\" hidden=\"1\"/></cols><sheetData>{HeadingRow()}{GoodRow(2).Replace("<row ", "<row hidden=\"1\" ", StringComparison.Ordinal)}</sheetData>");

        Assert.Equal("no_sheet", await desk.RefusalOfAsync(file.Bytes()));
        Assert.Equal(["hidden_sheet", "hidden_column", "hidden_row"], await CodesAsync(file.Bytes(), ReadingDesk.Profile with { Sheet = "items" }));
    }

    [Fact]
    public async Task The_first_visible_sheet_is_read_unless_the_profile_names_one()
    {
        var file = new WorkbookFile().WithSheet("Lookup", "veryHidden", "<sheetData/>").With("Items", HeadingRow(), GoodRow(2)).With("Old items", HeadingRow(), GoodRow(2), GoodRow(3)).Bytes();

        Assert.Single(await desk.ReadAsync(file));
        Assert.Equal(2, (await desk.ReadAsync(file, ReadingDesk.Profile with { Sheet = "Old items" })).Count);
        Assert.Equal("unknown_sheet", await desk.RefusalOfAsync(file, ReadingDesk.Profile with { Sheet = "None" }));
    }

    [Fact]
    public async Task A_parts_byte_order_mark_is_no_part_of_it()
    {
        var file = new WorkbookFile().With("Items", HeadingRow(), GoodRow(2));
        file.WithPart("xl/worksheets/sheet1.xml", $"\ufeff<worksheet><sheetData>{HeadingRow()}{GoodRow(2)}</sheetData></worksheet>");

        Assert.Single(await desk.ReadAsync(file.Bytes()));
    }

    [Fact]
    public async Task A_title_above_the_headings_is_passed_over_and_said()
    {
        var rows = await desk.ReadAsync(new WorkbookFile().With("Items", Row(1, Text(0, 1, "Open items as of today")), Row(4, [.. Headings.Select((heading, column) => Text(column, 4, heading))]), GoodRow(5)).Bytes());

        Assert.Equal((5, "rows_above_headings"), (rows[0].Line, Assert.Single(rows[0].Issues).Code));
    }

    [Fact]
    public async Task A_row_of_totals_is_no_receivable_and_is_reported()
    {
        var rows = await desk.ReadAsync(Of(GoodRow(2), Row(3, Text(1, 3, "Total"), Number(5, 3, "1234.5"))));

        Assert.Equal([true, false], rows.Select(row => row.Item is not null));
    }

    [Fact]
    public async Task Cells_in_any_order_are_read_by_their_names_and_one_that_comes_twice_rejects_its_row()
    {
        var rows = await desk.ReadAsync(Of(
            Row(2, Number(5, 2, "7"), Text(0, 2, "C1"), Number(4, 2, "46054", DateStyle), Text(2, 2, "INV-1"), Number(3, 2, "46023", DateStyle)),
            GoodRow(3).Replace("</row>", Number(5, 3, "9") + "</row>", StringComparison.Ordinal)));

        Assert.Equal(700L, rows[0].Item!.OpenMinor);
        Assert.Equal("repeated_cell", Assert.Single(rows[1].Issues).Code);
    }

    [Fact]
    public async Task A_row_that_comes_twice_or_too_late_is_rejected()
    {
        var rows = await desk.ReadAsync(Of(GoodRow(3), GoodRow(3), GoodRow(2), GoodRow(4)));

        Assert.Equal([true, false, false, true], rows.Select(row => row.Item is not null));
        Assert.Equal("row_out_of_order", rows[1].Issues[0].Code);
    }

    [Fact]
    public async Task Shared_texts_are_found_with_their_formatting_left_out()
    {
        var file = new WorkbookFile().With("Items", HeadingRow(), GoodRow(2).Replace(Text(1, 2, "Nord Werke"), Cell(1, 2, "t=\"s\"", "<v>2</v>"), StringComparison.Ordinal))
            .WithSharedStrings("<si/>", "<si><t>other</t></si>", "<si><r><t xml:space=\"preserve\">Nord </t></r><r><rPr><b/></rPr><t>&amp; Süd</t></r><rPh sb=\"0\" eb=\"1\"><t>hint</t></rPh></si>");

        Assert.Equal("Nord & Süd", (await desk.ReadAsync(file.Bytes()))[0].Item!.Account.Name);
    }

    [Fact]
    public async Task A_line_break_in_a_cell_is_no_part_of_a_name() =>
        Assert.Equal(["control_character"], await CodesAsync(Of(GoodRow(2).Replace("Nord Werke", "Nord_x000D_Werke", StringComparison.Ordinal))));

    [Fact]
    public async Task Rows_without_values_behind_the_data_count_nothing()
    {
        var empty = Enumerable.Range(3, 1_000_000).Select(row => $"<row r=\"{row}\" spans=\"1:6\" s=\"1\"><c r=\"A{row}\" s=\"1\"/><c r=\"B{row}\" s=\"1\"/></row>");

        Assert.Single(await desk.ReadAsync(Of([GoodRow(2), .. empty])));
    }

    private static string HeadingRow() => Row(1, [.. Headings.Select((heading, column) => Text(column, 1, heading))]);

    private static string WithOpen(string cell) => GoodRow(2).Replace(Number(5, 2, "1234.5"), cell, StringComparison.Ordinal);

    private async Task<IEnumerable<string>> CodesAsync(byte[] file, ImportProfile? profile = null) =>
        (await desk.ReadAsync(file, profile)).SelectMany(row => row.Issues).Select(issue => issue.Code);
}
