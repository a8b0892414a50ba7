using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Conversations.Reading;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Domain.Conversations;

namespace Vyomiyra.Api.Tests.Conversations;

/// <summary>What people make of suggestions is kept, and told.</summary>
public sealed class SuggestionOutcomeTests(ApiHost host)
{
    [Fact]
    public async Task A_promise_recorded_as_suggested_counts_as_kept()
    {
        var (customer, seen, suggestion) = await GivenASuggestionAsync();
        await RecordAsync(customer, seen, suggestion, 24_300m).IsAsync(HttpStatusCode.Created);
        var outcome = Assert.Single(await OutcomesAsync(customer));
        Assert.Equal((SuggestionFate.Kept, "promise", "en", ReadBy.Rules), (outcome.Fate, outcome.Kind, outcome.Language, outcome.ReadBy));
        Assert.Equal((2_430_000L, 2_430_000L), (outcome.SuggestedMinor, outcome.RecordedMinor));
        Assert.Equal(outcome.SuggestedOn, outcome.RecordedOn);
        Assert.Equal([customer.Oldest.Id, customer.Later.Id], outcome.RecordedReceivables.Order());
    }

    [Fact]
    public async Task A_promise_of_another_amount_counts_as_changed_with_both()
    {
        var (customer, seen, suggestion) = await GivenASuggestionAsync();
        await RecordAsync(customer, seen, suggestion, 20_000m).IsAsync(HttpStatusCode.Created);
        var outcome = Assert.Single(await OutcomesAsync(customer));
        Assert.Equal((SuggestionFate.Changed, 2_430_000L, 2_000_000L), (outcome.Fate, outcome.SuggestedMinor, outcome.RecordedMinor));
    }

    [Fact]
    public async Task What_is_kept_holds_no_word_of_the_mail()
    {
        var (customer, _, suggestion) = await GivenASuggestionAsync();
        await DismissAsync(customer, suggestion.Find("origin")!).IsEmptyAsync();
        var kept = System.Text.Json.JsonSerializer.Serialize(Assert.Single(await OutcomesAsync(customer)));
        Assert.Contains(suggestion.At<string>("origin.key"), kept, StringComparison.Ordinal);
        Assert.All(suggestion.At<string>("sentence").Split(' ').Where(word => word.Length > 3), word => Assert.DoesNotContain(word, kept, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_dismissed_suggestion_stays_dismissed_for_everybody_until_it_is_shown_again()
    {
        var (customer, seen, suggestion) = await GivenASuggestionAsync();
        var origin = suggestion.Find("origin")!;
        await DismissAsync(customer, origin).IsEmptyAsync();
        await DismissAsync(customer, origin).IsEmptyAsync();
        Assert.Equal(SuggestionFate.Rejected, Assert.Single(await OutcomesAsync(customer)).Fate);
        Assert.True((await host.ResolveAsync("ines", seen)).At<bool>("reading.promises[0].isDismissed"));

        await ShowAgainAsync(customer, origin).IsEmptyAsync();
        await ShowAgainAsync(customer, origin).IsEmptyAsync();
        Assert.Empty(await OutcomesAsync(customer));
        Assert.False((await host.ResolveAsync("mara", seen)).At<bool>("reading.promises[0].isDismissed"));
    }

    [Fact]
    public async Task Who_dismisses_and_then_records_has_accepted()
    {
        var (customer, seen, suggestion) = await GivenASuggestionAsync();
        await DismissAsync(customer, suggestion.Find("origin")!).IsEmptyAsync();
        await RecordAsync(customer, seen, suggestion, 24_300m).IsAsync(HttpStatusCode.Created);
        Assert.Equal(SuggestionFate.Kept, Assert.Single(await OutcomesAsync(customer)).Fate);
        await ShowAgainAsync(customer, suggestion.Find("origin")!).IsEmptyAsync();
        Assert.Single(await OutcomesAsync(customer));
    }

    [Fact]
    public async Task Another_teams_account_takes_no_dismissal_and_does_not_exist()
    {
        var (customer, _, suggestion) = await GivenASuggestionAsync();
        await DismissAsync(customer, suggestion.Find("origin")!, "tomas").RefusesAsync(HttpStatusCode.NotFound, "not_found");
        await ShowAgainAsync(customer, suggestion.Find("origin")!, "tomas").RefusesAsync(HttpStatusCode.NotFound, "not_found");
        Assert.Empty(await OutcomesAsync(customer));
    }

    [Theory]
    [InlineData("key", "We will pay")]
    [InlineData("kind", "gossip")]
    [InlineData("language", "English please")]
    public async Task What_we_did_not_give_out_is_refused_by_its_field(string field, string value)
    {
        var (customer, seen, suggestion) = await GivenASuggestionAsync();
        var origin = suggestion.Find("origin")!.DeepClone();
        origin[field] = value;
        await DismissAsync(customer, origin).RefusesAsync(HttpStatusCode.BadRequest, "unknown_suggestion", field);
        suggestion["origin"] = origin;
        await RecordAsync(customer, seen, suggestion, 24_300m).RefusesAsync(HttpStatusCode.BadRequest, "unknown_suggestion", $"suggestion.origin.{field}");
        Assert.Empty(await OutcomesAsync(customer));
    }

    [Fact]
    public async Task The_command_prints_how_often_suggestions_were_right()
    {
        await using var own = await ApiHost.StartAsync([]);
        var customer = await own.GivenAnOverdueAccountAsync();
        await own.WithDatabaseAsync(async db =>
        {
            foreach (var (index, fate) in new[] { SuggestionFate.Kept, SuggestionFate.Kept, SuggestionFate.Kept, SuggestionFate.Changed, SuggestionFate.Rejected }.Index())
            {
                db.Add(Outcome(customer, "promise", "en", fate, index, daysAgo: index == 4 ? 40 : 1));
            }

            db.Add(Outcome(customer, "dispute", "de", SuggestionFate.Rejected, 9, daysAgo: 1));
            return await db.SaveChangesAsync();
        });

        Assert.Equal(
            ["dispute de rules 0 0 1 -", "promise en rules 3 1 1 60.0 % 23.1 to 88.2 %"],
            await LinesAsync(own));
        Assert.Contains("promise en rules 3 1 0 75.0 % 30.1 to 95.4 %", await LinesAsync(own, "--since", Customer.Today.AddDays(-7).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("--since", "yesterday")]
    [InlineData("everything", "")]
    public async Task Words_that_the_command_does_not_know_are_said(string first, string second)
    {
        var errors = new StringWriter();
        Assert.Equal(2, await AccuracyCommand.RunAsync(host.Services, [first, second], TextWriter.Null, errors, TestContext.Current.CancellationToken));
        Assert.NotEmpty(errors.ToString());
    }

    private static async Task<string[]> LinesAsync(ApiHost host, params string[] args)
    {
        var output = new StringWriter();
        Assert.Equal(0, await AccuracyCommand.RunAsync(host.Services, args, output, TextWriter.Null, TestContext.Current.CancellationToken));
        return [.. output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
    }

    private static SuggestionOutcome Outcome(Customer customer, string kind, string language, SuggestionFate fate, int number, int daysAgo) => new()
    {
        AccountId = customer.Id,
        Key = number.ToString("x32", CultureInfo.InvariantCulture),
        Kind = kind,
        Language = language,
        ReadBy = ReadBy.Rules,
        Length = 20,
        Fate = fate,
        DecidedById = 1,
        DecidedAt = DateTimeOffset.UtcNow.AddDays(-daysAgo),
    };

    private async Task<(Customer Customer, SeenMail Mail, JsonNode Suggestion)> GivenASuggestionAsync()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var seen = await new Letter { From = customer.Contact, Text = $"We will pay 24,300.00 EUR on Friday for {customer.Oldest.Number} and {customer.Later.Number}." }.DeliverAsync(host);
        return (customer, seen, (await host.ResolveAsync("mara", seen)).Find("reading.promises[0]")!);
    }

    private Task<HttpResponseMessage> RecordAsync(Customer customer, SeenMail seen, JsonNode suggestion, decimal amount) => host.RecordAsync("mara", new
    {
        accountId = customer.Id,
        amount,
        currency = "EUR",
        promisedOn = suggestion.At<string>("promisedOn"),
        receivables = suggestion.All<long>("receivables", "id").Select(id => new { id }),
        mail = seen,
        suggestion = new
        {
            origin = suggestion.Find("origin"),
            amount = suggestion.At<decimal>("amount"),
            currency = suggestion.At<string>("currency"),
            promisedOn = suggestion.At<string>("promisedOn"),
            receivableIds = suggestion.All<long>("receivables", "id"),
        },
    });

    private Task<HttpResponseMessage> DismissAsync(Customer customer, JsonNode origin, string user = "mara") =>
        host.SendAsync(user, HttpMethod.Put, $"/api/accounts/{customer.Id}/dismissed-suggestions", origin, key: "");

    private Task<HttpResponseMessage> ShowAgainAsync(Customer customer, JsonNode origin, string user = "mara") =>
        host.SendAsync(user, HttpMethod.Delete, $"/api/accounts/{customer.Id}/dismissed-suggestions/{origin.At<string>("key")}", key: "");

    private Task<List<SuggestionOutcome>> OutcomesAsync(Customer customer) =>
        host.WithDatabaseAsync(db => db.SuggestionOutcomes.AsNoTracking().Where(outcome => outcome.AccountId == customer.Id).ToListAsync());
}
