using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Disputes;
using Vyomiyra.Api.Promises;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Api.Tests.Conversations;
using Vyomiyra.Api.Tests.Disputes;
using Vyomiyra.Domain.Disputes;
using Vyomiyra.Domain.Promises;

namespace Vyomiyra.Api.Tests.Accounts;

/// <summary>Two accounts turn out to be one customer, or turn out not to be.</summary>
public sealed class MergeTests(ApiHost host)
{
    [Fact]
    public async Task All_that_hangs_on_the_one_hangs_on_the_other_and_both_stand_as_that_makes_them()
    {
        var (survivor, merged) = (await host.GivenAnOverdueAccountAsync(), await GivenABusyAccountAsync());
        var preview = await host.SendAsync("mara", HttpMethod.Get, $"/api/account-merges/preview?survivorId={survivor.Id}&mergedId={merged.Id}").IsOkAsync();
        Assert.Equal((merged.Number, 31_800m, "EUR"), (preview.At<string>("merged.number"), preview.At<decimal>("open"), preview.At<string>("currency")));
        Assert.Equal("""{"receivables":5,"conversations":1,"promises":1,"disputes":1,"contacts":2,"notes":1,"children":0}""", preview.Find("moved")!.ToJsonString());
        Assert.Equal([merged.Domain], preview.Values<string>("domains"));
        Assert.Equal([merged.Name], preview.Values<string>("aliases"));
        Assert.Null(preview.Find("refusal"));

        var receipt = await host.MergeAsync("mara", survivor.Id, merged.Id).IsAsync(HttpStatusCode.Created);
        Assert.Equal(preview.Find("moved")!.ToJsonString(), receipt.Find("moved")!.ToJsonString());
        var (one, other) = (await host.AccountAsync("mara", survivor.Id), await host.AccountAsync("mara", merged.Id));
        // What is contested is not also promised.
        Assert.Equal((63_600m, 48_600m, 23_300m, 1_000m), (one.At<decimal>("standing.open"), one.At<decimal>("standing.overdue"), one.At<decimal>("standing.promised"), one.At<decimal>("standing.disputed")));
        Assert.Equal((8, 1, 1), (one.At<int>("openReceivables"), one.Rows("promises").Count, one.Rows("disputes").Count));
        Assert.Equal((0m, 0, 0, survivor.Id), (other.At<decimal>("standing.open"), other.At<int>("openReceivables"), other.Rows("account.contacts").Count, other.At<long>("account.mergedIntoId")));
        Assert.Single((await host.SendAsync("mara", HttpMethod.Get, $"/api/accounts/{survivor.Id}/conversations").IsOkAsync()).Rows("items"));

        Assert.Equal([merged.Number], (await host.DetailsAsync("mara", survivor.Id)).All<string>("mergedIntoThis", "number"));
        Assert.Equal((receipt.At<long>("mergeId"), survivor.Number), (await host.DetailsAsync("mara", merged.Id) is var details ? (details.At<long>("mergedInto.mergeId"), details.At<string>("mergedInto.number")) : default));
        Assert.Equal(("accounts_merged", 5), (await host.TimelineAsync("mara", survivor.Id))[0] is var line ? (line.At<string>("kind"), line.At<int>("details.moved.receivables")) : default);
        var itsOwn = (await host.TimelineAsync("mara", merged.Id)).Select(row => row.At<string>("kind")).ToList();
        Assert.Equal("account_merged_away", itsOwn[0]);
        Assert.Contains("promise_recorded", itsOwn);
    }

    [Fact]
    public async Task What_names_the_merged_account_leads_to_the_one_that_goes_on()
    {
        var (survivor, merged) = (await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync());
        await host.ChangeAsync("mara", merged.Id, body => body["aliases"] = new JsonArray($"Oldname{merged.Number[2..]} Ltd")).IsOkAsync();
        await host.MergeAsync("mara", survivor.Id, merged.Id).IsAsync(HttpStatusCode.Created);
        foreach (var words in new[] { merged.Number, merged.Name })
        {
            Assert.Equal([survivor.Id], (await host.SendAsync("mara", HttpMethod.Get, $"/api/accounts?search={Uri.EscapeDataString(words)}").IsOkAsync()).All<long>("items", "id"));
            Assert.All((await host.SendAsync("mara", HttpMethod.Get, $"/api/search?q={Uri.EscapeDataString(words)}").IsOkAsync()).Rows("hits"), hit => Assert.Equal(survivor.Id, hit.At<long>("accountId")));
        }

        SeenMail[] mails =
        [
            new Letter { From = merged.Contact }.Seen(),
            new Letter { From = $"somebody.else@{merged.Domain}" }.Seen(),
            new Letter { From = "somebody@gmail.com", Text = $"About {merged.Later.Number}." }.Seen(),
            new Letter { From = "somebody@gmail.com", Text = $"Regards\nOldname{merged.Number[2..]} Ltd" }.Seen(),
        ];
        foreach (var mail in mails)
        {
            Assert.Equal([survivor.Id], (await host.ResolveAsync("mara", mail)).All<long>("candidates", "accountId"));
        }
    }

    [Fact]
    public async Task The_merged_account_is_worked_no_more()
    {
        var (survivor, merged) = (await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync());
        await host.MergeAsync("mara", survivor.Id, merged.Id).IsAsync(HttpStatusCode.Created);
        await host.ChangeAsync("mara", merged.Id, body => body["language"] = "de").RefusesAsync(HttpStatusCode.Conflict, "account_merged");
        await host.AddContactAsync("mara", merged.Id, "Helen").RefusesAsync(HttpStatusCode.Conflict, "account_merged");
        await host.WriteNoteAsync("mara", merged.Id).RefusesAsync(HttpStatusCode.Conflict, "account_merged");
        await host.RecordAsync("mara", merged.Promise() with { Receivables = [] }).RefusesAsync(HttpStatusCode.Conflict, "account_merged");
        await host.FileAsync("mara", await new Letter { From = merged.Contact }.DeliverAsync(host), merged.Id).RefusesAsync(HttpStatusCode.Conflict, "account_merged");
    }

    [Fact]
    public async Task What_cannot_be_merged_is_refused_and_the_preview_says_so_before()
    {
        var (one, two, three) = (await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync());
        await host.MergeAsync("mara", one.Id, one.Id).RefusesAsync(HttpStatusCode.UnprocessableEntity, "same_account", "mergedId");
        await host.ChangeAsync("mara", one.Id, body => body["parentId"] = two.Id).IsOkAsync();
        await host.MergeAsync("mara", one.Id, two.Id).RefusesAsync(HttpStatusCode.Conflict, "parent_cycle");
        Assert.Equal("parent_cycle", (await host.SendAsync("mara", HttpMethod.Get, $"/api/account-merges/preview?survivorId={one.Id}&mergedId={two.Id}").IsOkAsync()).At<string>("refusal.code"));

        await host.MergeAsync("mara", two.Id, one.Id).IsAsync(HttpStatusCode.Created);
        await host.MergeAsync("mara", three.Id, one.Id).RefusesAsync(HttpStatusCode.Conflict, "already_merged");
        await host.MergeAsync("mara", one.Id, three.Id).RefusesAsync(HttpStatusCode.Conflict, "survivor_merged");
    }

    [Fact]
    public async Task Both_accounts_must_be_ones_own()
    {
        var (own, others) = (await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync(team: "Americas"));
        await host.MergeAsync("mara", own.Id, others.Id).RefusesAsync(HttpStatusCode.NotFound, "not_found");
        await host.MergeAsync("mara", others.Id, own.Id).RefusesAsync(HttpStatusCode.NotFound, "not_found");
        await host.SendAsync("mara", HttpMethod.Get, $"/api/account-merges/preview?survivorId={own.Id}&mergedId={others.Id}").RefusesAsync(HttpStatusCode.NotFound, "not_found");
        var mergeId = (await host.MergeAsync("ines", own.Id, others.Id).IsAsync(HttpStatusCode.Created)).At<long>("mergeId");
        await host.UndoMergeAsync("mara", mergeId).RefusesAsync(HttpStatusCode.NotFound, "not_found");
        await host.UndoMergeAsync("ines", mergeId).IsOkAsync();
    }

    [Fact]
    public async Task Undone_what_was_moved_goes_back_and_what_people_made_since_is_counted()
    {
        var (survivor, merged) = (await GivenABusyAccountAsync(), await GivenABusyAccountAsync());
        var mergeId = (await host.MergeAsync("mara", survivor.Id, merged.Id).IsAsync(HttpStatusCode.Created)).At<long>("mergeId");
        await host.WriteNoteAsync("mara", survivor.Id, "Since then.").IsAsync(HttpStatusCode.Created);
        await host.RecordAsync("mara", survivor.Promise() with { Receivables = [new Covered(merged.NotDue.Id)] }).IsAsync(HttpStatusCode.Created);

        var undone = await host.UndoMergeAsync("mara", mergeId).IsOkAsync();
        // The promise is about what went back, the note may be about either.
        Assert.Equal("""{"receivables":5,"conversations":1,"promises":2,"disputes":1,"contacts":2,"notes":1,"children":0}""", undone.Find("moved")!.ToJsonString());
        Assert.Equal("""{"conversations":0,"promises":0,"disputes":0,"notes":1}""", undone.Find("stayed")!.ToJsonString());
        var (one, other) = (await host.AccountAsync("mara", survivor.Id), await host.AccountAsync("mara", merged.Id));
        Assert.Equal((1, 2), (one.Rows("promises").Count, other.Rows("promises").Count));
        Assert.Equal((31_800m, 31_800m), (one.At<decimal>("standing.open"), other.At<decimal>("standing.open")));
        Assert.Null(other.Find("account.mergedIntoId"));
        Assert.Equal("account_merge_undone", (await host.TimelineAsync("mara", survivor.Id))[0].At<string>("kind"));
        Assert.Equal("account_restored", (await host.TimelineAsync("mara", merged.Id))[0].At<string>("kind"));
        await host.UndoMergeAsync("mara", mergeId).RefusesAsync(HttpStatusCode.Conflict, "already_undone");
        Assert.Empty((await host.DetailsAsync("mara", survivor.Id)).Rows("mergedIntoThis"));
    }

    [Fact]
    public async Task What_happened_to_a_dispute_or_a_promise_before_the_merge_is_told_after_it_too()
    {
        var (survivor, merged) = (await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync());
        var dispute = await host.GivenADisputeAsync(merged);
        var promise = (await host.RecordAsync("mara", merged.Promise()).IsAsync(HttpStatusCode.Created)).At<long>("promiseId");
        var mergeId = (await host.MergeAsync("mara", survivor.Id, merged.Id).IsAsync(HttpStatusCode.Created)).At<long>("mergeId");
        await host.ActAsync("mara", dispute, "state", new { state = "investigating" }).IsOkAsync();
        Assert.Equal(["dispute_moved", "dispute_opened"], (await host.DisputeAsync("mara", dispute)).All<string>("history", "kind"));
        Assert.Equal("promise_recorded", (await host.SendAsync("mara", HttpMethod.Get, $"/api/promises/{promise}").IsOkAsync()).All<string>("history", "kind")[^1]);

        await host.UndoMergeAsync("mara", mergeId).IsOkAsync();
        Assert.Equal(["dispute_moved", "dispute_opened"], (await host.DisputeAsync("mara", dispute)).All<string>("history", "kind"));
    }

    [Fact]
    public async Task Instalments_that_turned_out_to_be_two_customers_are_confirmed_to_each_alone()
    {
        var (survivor, merged) = (await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync());
        var mergeId = (await host.MergeAsync("mara", survivor.Id, merged.Id).IsAsync(HttpStatusCode.Created)).At<long>("mergeId");
        var first = (await host.SendAsync("mara", HttpMethod.Post, "/api/promises", new
        {
            accountId = survivor.Id,
            amount = 14_300,
            currency = "EUR",
            promisedOn = Calls.NextWeek,
            receivables = new[] { new { id = survivor.Oldest.Id } },
            instalments = new[] { new { amount = 10_000, promisedOn = Calls.NextWeek.AddDays(14), receivables = new[] { new { id = merged.Later.Id } } } },
        }).IsAsync(HttpStatusCode.Created)).At<long>("promiseId");
        var together = await host.SendAsync("mara", HttpMethod.Post, $"/api/promises/{first}/confirmation").IsOkAsync();
        Assert.Contains(merged.Later.Number, together.At<string>("body"), StringComparison.Ordinal);

        await host.UndoMergeAsync("mara", mergeId).IsOkAsync();
        var alone = await host.SendAsync("mara", HttpMethod.Post, $"/api/promises/{first}/confirmation").IsOkAsync();
        Assert.Contains(survivor.Oldest.Number, alone.At<string>("body"), StringComparison.Ordinal);
        Assert.DoesNotContain(merged.Later.Number, alone.At<string>("body"), StringComparison.Ordinal);
        Assert.Equal(first, (await host.SendAsync("mara", HttpMethod.Get, $"/api/promises/{first}").IsOkAsync()).All<long>("plan", "id").Single());
    }

    [Fact]
    public async Task Merges_on_top_of_each_other_are_taken_back_from_the_top()
    {
        var (one, two, three) = (await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync());
        var first = (await host.MergeAsync("mara", two.Id, one.Id).IsAsync(HttpStatusCode.Created)).At<long>("mergeId");
        var second = (await host.MergeAsync("mara", three.Id, two.Id).IsAsync(HttpStatusCode.Created)).At<long>("mergeId");
        Assert.Equal(three.Id, (await host.AccountAsync("mara", one.Id)).At<long>("account.mergedIntoId"));
        await host.UndoMergeAsync("mara", first).RefusesAsync(HttpStatusCode.Conflict, "survivor_merged");
        await host.UndoMergeAsync("mara", second).IsOkAsync();
        Assert.Equal(two.Id, (await host.AccountAsync("mara", one.Id)).At<long>("account.mergedIntoId"));
        await host.UndoMergeAsync("mara", first).IsOkAsync();
        Assert.Equal(31_800m, (await host.AccountAsync("mara", one.Id)).At<decimal>("standing.open"));
    }

    [Fact]
    public async Task What_would_stand_above_and_below_itself_is_not_undone()
    {
        var (survivor, merged, child, above) = (await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync());
        await host.ChangeAsync("mara", child.Id, body => body["parentId"] = merged.Id).IsOkAsync();
        await host.ChangeAsync("mara", merged.Id, body => body["parentId"] = above.Id).IsOkAsync();
        var mergeId = (await host.MergeAsync("mara", survivor.Id, merged.Id).IsAsync(HttpStatusCode.Created)).At<long>("mergeId");
        Assert.Equal([child.Number], (await host.DetailsAsync("mara", survivor.Id)).All<string>("children", "number"));
        await host.ChangeAsync("mara", above.Id, body => body["parentId"] = child.Id).IsOkAsync();
        await host.UndoMergeAsync("mara", mergeId).RefusesAsync(HttpStatusCode.Conflict, "parent_cycle");
        await host.ChangeAsync("mara", above.Id, body => body["parentId"] = null).IsOkAsync();
        await host.UndoMergeAsync("mara", mergeId).IsOkAsync();
        Assert.Equal([child.Number], (await host.DetailsAsync("mara", merged.Id)).All<string>("children", "number"));
    }

    [Fact]
    public async Task Of_several_who_merge_or_undo_at_once_one_wins()
    {
        var (one, other) = (await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync());
        var merging = await Task.WhenAll(((long, long)[])[(one.Id, other.Id), (other.Id, one.Id), (one.Id, other.Id), (other.Id, one.Id)] is var pairs
            ? pairs.Select(async pair => await StatusAsync(host.MergeAsync("mara", pair.Item1, pair.Item2))) : []);
        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Conflict], merging.Order());
        var mergeId = await host.WithDatabaseAsync(db => db.AccountMerges.Where(merge => merge.SurvivorId == one.Id || merge.SurvivorId == other.Id).Select(merge => merge.Id).SingleAsync());
        var undoing = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StatusAsync(host.UndoMergeAsync("mara", mergeId))));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Conflict], undoing.Order());
    }

    [Fact]
    public async Task The_same_key_merges_once()
    {
        var (one, other) = (await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync());
        var key = Guid.NewGuid().ToString();
        var first = await host.MergeAsync("mara", one.Id, other.Id, key).IsAsync(HttpStatusCode.Created);
        Assert.Equal(first.ToJsonString(), (await host.MergeAsync("mara", one.Id, other.Id, key).IsAsync(HttpStatusCode.Created)).ToJsonString());
    }

    public static TheoryData<int> Seeds => [1, 2, 3, 4, 5, 6];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whatever_was_merged_is_as_before_once_it_is_undone(int seed)
    {
        var random = new Random(seed);
        var pool = new List<Customer>();
        for (var count = 0; count < 4; count++)
        {
            pool.Add(random.Next(3) == 0 ? await host.GivenAnOverdueAccountAsync(currency: "USD") : random.Next(2) == 0 ? await host.GivenAnOverdueAccountAsync() : await GivenABusyAccountAsync());
        }

        if (random.Next(2) == 0)
        {
            await host.ChangeAsync("mara", pool[0].Id, body => body["parentId"] = pool[1].Id).IsOkAsync();
        }

        var (alone, merges) = (pool.ToList(), new Stack<(long Id, string Before)>());
        for (var count = 0; count < 3; count++)
        {
            var before = await EverythingAsync(pool);
            var merged = alone[random.Next(alone.Count)];
            var survivor = alone.Where(other => other != merged).ElementAt(random.Next(alone.Count - 1));
            using var answer = await host.MergeAsync("mara", survivor.Id, merged.Id);
            if (answer.StatusCode == HttpStatusCode.Conflict)
            {
                Assert.Equal("parent_cycle", (await answer.JsonAsync()).At<string>("code"));
                Assert.Equal(before, await EverythingAsync(pool));
                continue;
            }

            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            Assert.DoesNotContain($" of {merged.Id}\n", await EverythingAsync(pool), StringComparison.Ordinal);
            merges.Push(((await answer.JsonAsync()).At<long>("mergeId"), before));
            alone.Remove(merged);
        }

        Assert.NotEmpty(merges);
        while (merges.TryPop(out var merge))
        {
            await host.UndoMergeAsync("mara", merge.Id).IsOkAsync();
            Assert.Equal(merge.Before, await EverythingAsync(pool));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task What_was_promised_and_contested_since_lies_with_what_it_names_and_adds_up_as_before(int seed)
    {
        var random = new Random(seed);
        Customer[] pool = [await host.GivenAnOverdueAccountAsync(), await GivenABusyAccountAsync(), await host.GivenAnOverdueAccountAsync()];
        var merges = new Stack<long>();
        foreach (var merged in pool.Skip(1))
        {
            merges.Push((await host.MergeAsync("mara", pool[0].Id, merged.Id).IsAsync(HttpStatusCode.Created)).At<long>("mergeId"));
            for (var made = random.Next(1, 4); made > 0; made--)
            {
                var named = pool.SelectMany(customer => new[] { customer.Oldest, customer.Later, customer.NotDue }).Where(_ => random.Next(3) == 0).Select(item => item.Id).ToList();
                var onIts = await host.WithDatabaseAsync(db => db.Receivables.Where(row => named.Contains(row.Id) && row.AccountId == pool[0].Id).Select(row => row.Id).ToListAsync());
                await host.RecordAsync("mara", pool[0].Promise() with { Amount = random.Next(1, 40_000), Receivables = [.. onIts.Select(id => new Covered(id))] }).IsAsync(HttpStatusCode.Created);
                await ContestAsync(pool[0].Id, [.. onIts.Take(2)], random.Next(1, 500_000));
            }
        }

        await host.ImportAgainAsync(pool[0], open: random.Next(0, 14_300));
        while (merges.TryPop(out var merge))
        {
            var before = await CoveredAsync(pool);
            await host.UndoMergeAsync("mara", merge).IsOkAsync();
            Assert.Equal(before, await CoveredAsync(pool));
        }

        var ids = pool.Select(customer => customer.Id).ToArray();
        Assert.Empty(await host.WithDatabaseAsync(db => (
            from part in db.PromiseParts
            join promise in db.Promises on part.PromiseId equals promise.Id
            join receivable in db.Receivables on part.ReceivableId equals receivable.Id
            where ids.Contains(promise.AccountId) && promise.State == PromiseState.Open && receivable.AccountId != promise.AccountId
            select part.PromiseId).ToListAsync()));
        Assert.Empty(await host.WithDatabaseAsync(db => (
            from part in db.Set<DisputePart>()
            join dispute in db.Disputes on part.DisputeId equals dispute.Id
            join receivable in db.Receivables on part.ReceivableId equals receivable.Id
            where ids.Contains(dispute.AccountId) && receivable.AccountId != dispute.AccountId
            select part.DisputeId).ToListAsync()));
    }

    private Task<int> ContestAsync(long accountId, IReadOnlyList<long> receivables, long minor) => host.WithDatabaseAsync(async db =>
    {
        if (receivables.Count > 0)
        {
            db.Disputes.Add(new Dispute
            {
                AccountId = accountId,
                ReasonCode = "01",
                Currency = Domain.Currency.Parse("EUR"),
                OpenedAt = DateTimeOffset.UtcNow,
                TouchedAt = DateTimeOffset.UtcNow,
                OpenedById = 1,
                Version = 1,
                Parts = [.. receivables.Select(id => new DisputePart { ReceivableId = id, AmountMinor = minor })],
            });
        }

        return await db.SaveChangesAsync();
    });

    /// <summary>What is promised and contested on each receivable, and promised in all.</summary>
    private Task<string> CoveredAsync(IReadOnlyList<Customer> pool) => host.WithDatabaseAsync(async db =>
    {
        var ids = pool.Select(customer => customer.Id).ToArray();
        var open = db.Promises.Where(promise => ids.Contains(promise.AccountId) && promise.State == PromiseState.Open);
        var promised = (await open.SelectMany(promise => promise.Parts).ToListAsync()).GroupBy(part => part.ReceivableId).OrderBy(parts => parts.Key)
            .Select(parts => $"{parts.Key}: {parts.Sum(part => part.AmountMinor)} promised, {parts.Sum(part => part.RemainingMinor)} left");
        var contested = (await db.Disputes.Where(dispute => ids.Contains(dispute.AccountId)).SelectMany(dispute => dispute.Parts).ToListAsync()).GroupBy(part => part.ReceivableId)
            .OrderBy(parts => parts.Key).Select(parts => $"{parts.Key}: {parts.Sum(part => part.AmountMinor)} contested, {parts.Sum(part => part.RemainingMinor)} left");
        return string.Join('\n', [.. promised, .. contested, $"{await open.SumAsync(promise => promise.AmountMinor)} in all"]);
    });

    /// <summary>With a conversation, a promise, a dispute over 1,000.00, a note and a second contact.</summary>
    private async Task<Customer> GivenABusyAccountAsync()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.RecordAsync("mara", customer.Promise(await new Letter { From = customer.Contact }.DeliverAsync(host))).IsAsync(HttpStatusCode.Created);
        await host.AddContactAsync("mara", customer.Id, "Helen Marsh", $"helen@{customer.Domain}").IsAsync(HttpStatusCode.Created);
        await host.WriteNoteAsync("mara", customer.Id).IsAsync(HttpStatusCode.Created);
        await host.WithDatabaseAsync(async db =>
        {
            db.Disputes.Add(new Dispute
            {
                AccountId = customer.Id,
                ReasonCode = "06",
                Currency = Domain.Currency.Parse("EUR"),
                OpenedAt = DateTimeOffset.UtcNow.AddDays(-1),
                TouchedAt = DateTimeOffset.UtcNow.AddDays(-1),
                OpenedById = 1,
                Version = 1,
                Parts = { new DisputePart { ReceivableId = customer.Oldest.Id, AmountMinor = 100_000 } },
            });
            return await db.SaveChangesAsync();
        });
        // Its standing knows the dispute from the next fact on.
        await host.ChangeAsync("mara", customer.Id, body => body["language"] = "de").IsOkAsync();
        return customer;
    }

    /// <summary>Whose every row is, how the accounts hang together and how they stand.</summary>
    private Task<string> EverythingAsync(List<Customer> pool) => host.WithDatabaseAsync(async db =>
    {
        var ids = pool.Select(customer => customer.Id).ToArray();
        var lines = new List<string>();
        lines.AddRange((await db.Receivables.Where(row => ids.Contains(row.AccountId)).OrderBy(row => row.Id).ToListAsync()).Select(row => $"receivable {row.Id} of {row.AccountId}"));
        lines.AddRange((await db.Set<Domain.Conversations.Conversation>().Where(row => ids.Contains(row.AccountId!.Value)).OrderBy(row => row.Id).ToListAsync()).Select(row => $"conversation {row.Id} of {row.AccountId}"));
        lines.AddRange((await db.Set<Domain.Conversations.Link>().Where(row => ids.Contains(row.AccountId)).OrderBy(row => row.Id).ToListAsync()).Select(row => $"link {row.Id} of {row.AccountId}"));
        lines.AddRange((await db.Set<Domain.Promises.Promise>().Where(row => ids.Contains(row.AccountId)).OrderBy(row => row.Id).ToListAsync()).Select(row => $"promise {row.Id} of {row.AccountId}"));
        lines.AddRange((await db.Disputes.Where(row => ids.Contains(row.AccountId)).OrderBy(row => row.Id).ToListAsync()).Select(row => $"dispute {row.Id} of {row.AccountId}"));
        lines.AddRange((await db.Contacts.Where(row => ids.Contains(row.AccountId)).OrderBy(row => row.Id).ToListAsync()).Select(row => $"contact {row.Id} of {row.AccountId}"));
        lines.AddRange((await db.Notes.Where(row => ids.Contains(row.AccountId)).OrderBy(row => row.Id).ToListAsync()).Select(row => $"note {row.Id} of {row.AccountId}"));
        lines.AddRange((await db.Accounts.Where(row => ids.Contains(row.Id)).OrderBy(row => row.Id).ToListAsync()).Select(row => $"account {row.Id} under {row.ParentId} merged into {row.MergedIntoId}"));
        lines.AddRange((await db.SearchPostings.Where(row => ids.Contains(row.AccountId)).OrderBy(row => row.Word).ThenBy(row => row.AccountId).ToListAsync()).Select(row => $"{row.Word} at {row.AccountId} from {row.SourceId}"));
        lines.AddRange((await db.Set<Domain.Worklist.Standing>().Where(row => ids.Contains(row.AccountId)).OrderBy(row => row.AccountId).ToListAsync())
            .Select(row => $"standing {row.AccountId}: {row.OpenMinor} {row.OverdueMinor} {row.PromisedMinor} {row.DisputedMinor} {row.Priority}"));
        return string.Join('\n', lines) + '\n';
    });

    private static async Task<HttpStatusCode> StatusAsync(Task<HttpResponseMessage> answering)
    {
        using var answer = await answering;
        return answer.StatusCode;
    }
}
