using System.Text.Json;
using Vyomiyra.Api.Conversations;

namespace Vyomiyra.Api.Tests.Conversations;

public sealed class ReadCommandTests
{
    private const string Account =
        """
        "account": {"number": "40017", "name": "Halden", "country": "DE", "currency": "EUR", "receivables": [
            {"number": "INV-10482", "open": "12400.00", "due": "2026-10-30", "order": "4500123"}, {"number": "INV-10490", "open": 8450, "due": "2026-11-05"}]}
        """;

    [Fact]
    public void A_line_says_what_its_mail_says()
    {
        var (line, isRead) = ReadCommand.Answer(Mail("""
            "id": "m1", "sent": "2026-11-18T10:15:00", "subject": "RE: reminder", "body": "Order 4500123 will be paid early next week. Two boxes of INV-10490 were damaged, 240 EUR. Thanks for waiting."
            """));
        Assert.True(isRead);
        var read = JsonDocument.Parse(line).RootElement;
        Assert.Equal(["id", "lang", "references", "promises", "disputes", "says"], read.EnumerateObject().Select(field => field.Name));
        Assert.Equal(("m1", "en"), (read.GetProperty("id").GetString(), read.GetProperty("lang").GetString()));
        Assert.Equal(["INV-10482", "INV-10490"], read.GetProperty("references").EnumerateArray().Select(number => number.GetString()));
        Assert.Equal(
            """{"amount":"12400.00","currency":"EUR","date":"2026-11-24","conditional":false,"receivables":["INV-10482"],"text":"Order 4500123 will be paid early next week."}""",
            Assert.Single(read.GetProperty("promises").EnumerateArray()).GetRawText());
        Assert.Equal(
            """{"reason":"04","amount":"240.00","receivables":["INV-10490"],"text":"Two boxes of INV-10490 were damaged, 240 EUR."}""",
            Assert.Single(read.GetProperty("disputes").EnumerateArray()).GetRawText());
        Assert.Equal(["thanks"], read.GetProperty("says").EnumerateArray().Select(kind => kind.GetString()));
    }

    [Theory]
    [InlineData("\"sent\": \"2026-11-18T10:15:00\", \"body\": \"\"", "id")]
    [InlineData("\"id\": 1, \"sent\": \"tomorrow\", \"body\": \"\"", "sent")]
    [InlineData("\"id\": 1, \"sent\": \"2026-11-18T10:15:00\", \"body\": {}", "body")]
    public void What_is_wrong_with_a_line_is_said_with_the_field(string fields, string field)
    {
        var (line, isRead) = ReadCommand.Answer(Mail(fields));
        Assert.False(isRead);
        Assert.StartsWith(field + " ", JsonDocument.Parse(line).RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12400.00", "2026-13-01", "account.receivables[0].due")]
    [InlineData("much", "2026-10-30", "account.receivables[0].open")]
    public void A_receivable_that_cannot_be_is_named(string open, string due, string field)
    {
        var (line, _) = ReadCommand.Answer(
            $$$"""{"id": "x", "sent": "2026-11-18T10:15:00", "body": "", "account": {"currency": "EUR", "receivables": [{"number": "1", "open": "{{{open}}}", "due": "{{{due}}}"}]}}""");
        var read = JsonDocument.Parse(line).RootElement;
        Assert.Equal("x", read.GetProperty("id").GetString());
        Assert.StartsWith(field + " ", read.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_line_does_not_stop_the_rest()
    {
        var input = new StringReader("nonsense\n\n" + Mail("""
            "id": 7, "sent": "2026-11-18T10:15:00"
            """));
        var output = new StringWriter();
        var code = await ReadCommand.RunAsync(["-"], input, output, TextWriter.Null, TestContext.Current.CancellationToken);
        var lines = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((1, 2), (code, lines.Length));
        Assert.Contains("not JSON", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"id\":7", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_missing_is_said()
    {
        var errors = new StringWriter();
        Assert.Equal(2, await ReadCommand.RunAsync(["/nowhere.jsonl"], TextReader.Null, TextWriter.Null, errors, TestContext.Current.CancellationToken));
        Assert.Contains("/nowhere.jsonl", errors.ToString(), StringComparison.Ordinal);
    }

    /// <summary>On one line, as the file has it.</summary>
    private static string Mail(string fields) => $"{{{fields}, {Account}}}".ReplaceLineEndings(" ");
}
