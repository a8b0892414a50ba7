namespace Vyomiyra.Api.Tests.Receivables;

public sealed class ImportOrderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Files_that_agree_end_in_one_state_in_any_order_and_however_often_they_come(int seed)
    {
        var random = new Random(seed);
        var rows = Enumerable.Range(0, 300).Select(number => RandomRow(random, number)).ToArray();
        var files = Enumerable.Range(0, 5).Select(_ => random.GetItems(rows, 120).Distinct().ToArray()).Append(rows).ToList();
        random.Shuffle(rows);

        await using var once = await ImportHouse.OpenAsync();
        await once.ImportAsync(Csv.Of(rows));
        await using var often = await ImportHouse.OpenAsync();
        foreach (var file in files.Concat(files).OrderBy(_ => random.Next()).ToList())
        {
            random.Shuffle(file);
            await often.ImportAsync(Csv.Of(file));
        }

        Assert.Equal(await StateAsync(once), await StateAsync(often));
    }

    /// <summary>An item of one of 40 accounts, each of which always says the same of itself; one row in ten is impossible.</summary>
    private static string RandomRow(Random random, int number)
    {
        var account = random.Next(40);
        var open = random.Next(10) == 0 ? "x" : $"{random.Next(1_000_000) / 100m}";
        return Csv.Row(
            $"INV-{number}", $"C{account}", account % 2 == 0 ? "1000" : "2000", $"Customer {account}", $"customer{account}.example", $"Person {account}",
            $"ap@customer{account}.example", account % 3 == 0 ? "" : "Large", type: random.Next(5) == 0 ? "credit note" : "invoice", original: "10000.00", open: open);
    }

    private static async Task<string> StateAsync(ImportHouse house) => string.Join('\n',
    [
        .. await house.QueryAsync(
            """
            SELECT c.Code, a.Number, Type, DocumentNumber, Line, OrderNumber, Reference, IssuedOn, DueOn, r.Currency, OriginalMinor, OpenMinor
            FROM Receivables r JOIN Accounts a ON a.Id = r.AccountId JOIN Companies c ON c.Id = r.CompanyId ORDER BY DocumentNumber
            """),
        .. await house.QueryAsync("SELECT Number, a.Name, Segment, Language, Code FROM Accounts a JOIN Companies c ON c.Id = a.CompanyId ORDER BY Number"),
        .. await house.QueryAsync(
            "SELECT Number, c.Name, Address FROM Accounts a JOIN Contacts c ON c.AccountId = a.Id JOIN ContactAddresses x ON x.ContactId = c.Id ORDER BY Number, Address"),
        .. await house.QueryAsync("SELECT Number, Domain FROM Accounts a JOIN AccountDomains d ON d.AccountId = a.Id ORDER BY Number, Domain"),
    ]);
}
