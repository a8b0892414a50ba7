using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Api.Tests.Accounts;

namespace Vyomiyra.Api.Tests.Conversations;

/// <summary>What the open mail says besides its promises reaches whoever opens it.</summary>
public sealed class ReadingTests(ApiHost host)
{
    [Fact]
    public async Task A_dispute_is_proposed_with_its_reason_amount_receivables_and_words()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var sentence = $"Two boxes of {customer.Later.Number} were damaged, 240.00 EUR.";
        var dispute = Assert.Single((await ReadAsync(customer, $"Hello,\r\n\r\n{sentence}\r\n\r\nRegards")).Find("disputes")!.AsArray())!;
        Assert.Equal(("04", 240m, "EUR", false), (dispute.At<string>("reasonCode"), dispute.At<decimal>("amount"), dispute.At<string>("currency"), dispute.At<bool>("isDismissed")));
        Assert.Equal([customer.Later.Id], dispute.All<long>("receivables", "id"));
        Assert.Equal(("dispute", "en", "rules"), (dispute.At<string>("origin.kind"), dispute.At<string>("origin.language"), dispute.At<string>("origin.readBy")));
        Assert.Contains(("reference", customer.Later.Number), Marked(dispute));
        Assert.Contains(("amount", "240.00 EUR"), Marked(dispute));
        Assert.Contains("words", Marked(dispute).Select(mark => mark.Kind));
    }

    [Fact]
    public async Task Each_thing_that_is_said_has_its_sentence()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var read = await ReadAsync(customer, $"Please send us a copy of {customer.Oldest.Number}. Could you also send proof of delivery? Thank you.");
        Assert.Equal(["requestCopy", "requestProofOfDelivery", "thanks"], read.All<string>("sayings", "kind"));
        Assert.StartsWith("Please send us a copy", read.At<string>("sayings[0].sentence"), StringComparison.Ordinal);
        Assert.Equal(customer.Oldest.Id, read.At<long>("sayings[0].receivables[0].id"));
        Assert.Equal("request-copy", read.At<string>("sayings[0].origin.kind"));
    }

    [Fact]
    public async Task An_absence_comes_with_its_end_and_whom_to_write_to_instead()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var back = Customer.Today.AddDays(9);
        var read = await ReadAsync(customer, $"I am out of the office until {back.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}. In urgent cases please contact tom.berg@stand-in.example.");
        var absence = Assert.Single(read.Find("sayings")!.AsArray())!;
        Assert.Equal(("outOfOffice", back, "tom.berg@stand-in.example"), (absence.At<string>("kind"), DateOnly.Parse(absence.At<string>("on"), CultureInfo.InvariantCulture), absence.At<string>("person")));
    }

    [Fact]
    public async Task A_number_that_the_account_does_not_know_is_said_as_such()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var read = await ReadAsync(customer, $"Please send a copy of {customer.Oldest.Number} and of INV-77{customer.Oldest.Number[4..]}.");
        Assert.Equal([$"INV-77{customer.Oldest.Number[4..]}"], read.Values<string>("unknownReferences"));
    }

    [Fact]
    public async Task Already_paid_comes_with_the_payments_that_may_be_the_one()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await PaidAsync(customer, customer.Oldest.Number, "P-1", 1_250m, daysAgo: 6);
        await PaidAsync(customer, customer.Later.Number, "P-2", 700m, daysAgo: 3);

        var byAmount = await ReadAsync(customer, "We have already paid 1,250.00 EUR.");
        Assert.Equal(["P-1"], byAmount.All<string>("sayings[0].payments", "number"));
        Assert.Equal((1_250m, customer.Oldest.Number), (byAmount.At<decimal>("sayings[0].payments[0].amount"), byAmount.At<string>("sayings[0].payments[0].documents[0]")));
        var byDocument = await ReadAsync(customer, $"We have already paid {customer.Later.Number}.");
        Assert.Equal(["P-2"], byDocument.All<string>("sayings[0].payments", "number"));
        var byNothing = await ReadAsync(customer, "We have already paid 99.00 EUR.");
        Assert.Equal(("alreadyPaid", 99m), (byNothing.At<string>("sayings[0].kind"), byNothing.At<decimal>("sayings[0].amount")));
        Assert.Empty(byNothing.Find("sayings[0].payments")!.AsArray());
    }

    [Fact]
    public async Task A_thing_said_twice_in_a_sentence_is_shown_once()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var read = await ReadAsync(customer, "We already paid this invoice: the transfer of 1,250.00 EUR left our account on Monday.");
        Assert.Equal(["alreadyPaid"], read.All<string>("sayings", "kind"));
    }

    [Fact]
    public async Task An_amount_without_a_currency_is_of_the_currency_that_is_owed()
    {
        var customer = await host.GivenAnOverdueAccountAsync(currency: "GBP");
        var promise = Assert.Single((await ReadAsync(customer, $"We will pay 1,250.00 on Friday for {customer.Oldest.Number}.")).Rows("promises"));
        Assert.Equal((1_250m, "GBP"), (promise.At<decimal>("amount"), promise.At<string>("currency")));
    }

    [Fact]
    public async Task Lines_of_documents_and_amounts_are_a_remittance_advice()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var read = await ReadAsync(customer, $"We have paid the following invoices:\r\n{customer.Oldest.Number}  14,300.00\r\n{customer.Later.Number}  10,000.00");
        var remittance = Assert.Single(read.Rows("sayings"), saying => saying.At<string>("kind") == "remittance");
        Assert.Equal([14_300m, 10_000m], remittance.All<decimal>("lines", "amount"));
        Assert.Equal([customer.Oldest.Id, customer.Later.Id], remittance.All<long>("lines", "receivableId"));
    }

    [Fact]
    public async Task The_same_words_are_the_same_suggestion_however_often_they_are_read_and_of_another_mail_another()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact, Text = "The goods were damaged. The goods of the second delivery were damaged, 50.00 EUR." };
        async Task<string[]> Keys(Letter mail) => [.. (await host.ResolveAsync("mara", mail.Seen())).Rows("reading.disputes").Select(row => row.At<string>("origin.key"))];
        var keys = await Keys(letter);
        Assert.NotEmpty(keys);
        Assert.Equal(keys.Distinct(), keys);
        Assert.Equal(keys, await Keys(letter));
        Assert.Empty(keys.Intersect(await Keys(letter with { MessageId = $"{Guid.NewGuid():N}@mail.example" })));
    }

    private async Task<JsonNode> ReadAsync(Customer customer, string text) =>
        (await host.ResolveAsync("mara", new Letter { From = customer.Contact, Text = text }.Seen())).Find("reading")!;

    private static IReadOnlyList<(string Kind, string Words)> Marked(JsonNode row) =>
        [.. row.Rows("highlights").Select(mark => (mark.At<string>("kind"), row.At<string>("sentence").Substring(mark.At<int>("start"), mark.At<int>("length"))))];

    private async Task PaidAsync(Customer customer, string document, string number, decimal amount, int daysAgo)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var row = string.Create(CultureInfo.InvariantCulture, $"{customer.Company},{customer.Number},{document},invoice,,payment,{number},{Customer.Today.AddDays(-daysAgo):yyyy-MM-dd},{amount},EUR\n");
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("company,account,document,type,line,kind,number,date,amount,currency\n" + row));
        var report = await scope.ServiceProvider.GetRequiredService<ImportPayments>().RunAsync(content, "payments.csv", Customers.Importing, CancellationToken.None);
        Assert.False(report.IsRefused, report.IsRefused ? report.Refusals[0].Detail : null);
        Assert.Empty(report.Value.Rejects);
    }
}
