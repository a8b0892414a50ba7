using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Conversations.Mailboxes;
using Vyomiyra.Api.Disputes;
using Vyomiyra.Api.Disputes.Evidence;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;
using Vyomiyra.Domain.Conversations.Mailboxes;
using Vyomiyra.Sandbox.Faults;

namespace Vyomiyra.Api.Tests.Disputes.Evidence;

/// <summary>The thread behind a dispute is kept whole, while nobody waits for it.</summary>
[Collection(WithEvidence.Name)]
public sealed class GatheringTests(EvidenceRoom room)
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8, .. RandomNumberGenerator.GetBytes(200_000)];
    private static readonly byte[] Png = [0x89, .. "PNG\r\n"u8, 0x1a, (byte)'\n', .. RandomNumberGenerator.GetBytes(3000)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Letter LetterOf(Customer customer) => new()
    {
        From = customer.Contact,
        Subject = "Delivery incomplete",
        Text = "40 of 100 sensors were missing.",
        Files = [new Enclosure("delivery note.pdf", "application/pdf", Pdf), new Enclosure("photo.png", "image/png", Png, IsInline: true)],
    };

    [Fact]
    public async Task A_thread_is_kept_with_each_message_as_it_came_its_text_and_what_hangs_on_it()
    {
        var (customer, dispute) = await room.GivenADisputeAsync();
        var first = LetterOf(customer);
        await first.DeliverAsync(room.Host);
        var seen = await first.Reply("And two were broken.").DeliverAsync(room.Host);

        var asked = await room.AskAsync(dispute, seen).IsAsync(HttpStatusCode.Created);
        Assert.Equal(("collecting", 4, 0), (asked.At<string>("state"), asked.At<int>("progress.items"), asked.At<int>("progress.stored")));
        Assert.Null(await room.CollectAsync(asked.At<long>("id")));

        var kept = await room.ViewAsync(asked.At<long>("id"));
        Assert.Equal(("complete", 1, 6, 0), (kept.At<string>("state"), kept.At<int>("number"), kept.At<int>("progress.stored"), kept.At<int>("progress.failed")));
        var items = kept["items"]!.AsArray().Select(item => item!).ToList();
        Assert.Equal(
            ["message Delivery incomplete.eml", "text Delivery incomplete.txt", "attachment delivery note.pdf", "attachment photo.png", "message Re: Delivery incomplete.eml", "text Re: Delivery incomplete.txt"],
            items.Select(item => $"{item.At<string>("kind")} {item.At<string>("name")}"));
        foreach (var item in items)
        {
            var bytes = await room.BytesAsync(kept.At<long>("id"), item);
            Assert.Equal((item.At<string>("hash"), item.At<long>("bytes")), (Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length));
        }

        Assert.Equal(Pdf, await room.BytesAsync(kept.At<long>("id"), items[2]));
        Assert.Equal("application/pdf", items[2].At<string>("type"));
        var mime = Encoding.ASCII.GetString(await room.BytesAsync(kept.At<long>("id"), items[0]));
        Assert.Contains($"Message-ID: <{first.MessageId}>", mime, StringComparison.Ordinal);
        Assert.Contains(Convert.ToBase64String(Pdf)[..76], mime, StringComparison.Ordinal);
        var text = Encoding.UTF8.GetString(await room.BytesAsync(kept.At<long>("id"), items[5]));
        Assert.Contains($"From: A. Clerk <{customer.Contact}>\nTo: ", text, StringComparison.Ordinal);
        Assert.Contains("And two were broken.", text, StringComparison.Ordinal);

        var history = await room.HistoryAsync(customer.Id);
        Assert.Equal(["evidence_asked", "evidence_frozen"], history.TakeLast(2));
        Assert.Empty((await room.VerifyAsync(dispute)).Breaks);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task A_dispute_that_is_opened_from_a_mail_has_its_thread_for_evidence_unless_nobody_wants_it(bool? attachThread, bool isKept)
    {
        var customer = await room.Host.GivenAnOverdueAccountAsync();
        var (contests, mail) = (customer.Dispute(), await LetterOf(customer).DeliverAsync(room.Host));
        var opened = await room.Host.OpenAsync("mara", attachThread is { } wanted
            ? new { contests.AccountId, contests.ReasonCode, contests.Receivables, mail, attachThread = wanted }
            : contests with { Mail = mail }).IsAsync(HttpStatusCode.Created);
        var evidence = await room.Host.SendAsync("mara", HttpMethod.Get, $"/api/disputes/{opened.At<long>("disputeId")}/evidence").IsOkAsync();
        Assert.Equal(isKept ? 1 : 0, evidence["bundles"]!.AsArray().Count);
        if (isKept)
        {
            var id = evidence["bundles"]![0]!.At<long>("id");
            await room.CollectAsync(id);
            Assert.Equal("complete", (await room.ViewAsync(id)).At<string>("state"));
        }
    }

    [Fact]
    public async Task A_thread_that_has_not_grown_is_kept_once_and_one_that_has_once_more_with_each_content_once()
    {
        var (customer, dispute) = await room.GivenADisputeAsync();
        var letter = LetterOf(customer) with { Files = [new Enclosure("terms.pdf", "application/pdf", [.. Pdf, .. Guid.NewGuid().ToByteArray()])] };
        var seen = await letter.DeliverAsync(room.Host);
        var first = await room.GatherAsync(dispute, seen);

        var again = await room.AskAsync(dispute, seen).IsOkAsync();
        Assert.Equal(first.ToJsonString(), again.ToJsonString());

        var grown = await room.GatherAsync(dispute, await letter.Reply("Any news?").DeliverAsync(room.Host));
        Assert.Equal((2, 5), (grown.At<int>("number"), grown.At<int>("progress.stored")));
        Assert.Equal(first.ToJsonString(), (await room.ViewAsync(first.At<long>("id"))).ToJsonString());
        var list = await room.Host.SendAsync("mara", HttpMethod.Get, $"/api/disputes/{dispute}/evidence").IsOkAsync();
        Assert.Equal([2, 1], list["bundles"]!.AsArray().Select(bundle => bundle!.At<int>("number")));
        var attached = Assert.Single(list["bundles"]!.AsArray().SelectMany(bundle => bundle!["items"]!.AsArray()).Where(item => item!.At<string>("kind") == "attachment").Select(item => item!.At<string>("hash")).Distinct());
        Assert.True(File.Exists(Path.Combine(room.Folder, attached)));
    }

    [Fact]
    public async Task The_thread_that_a_dispute_was_opened_with_is_found_again_without_its_mail_being_open()
    {
        var (customer, dispute) = await room.GivenADisputeAsync();
        await room.AskAsync(dispute, null).RefusesAsync(HttpStatusCode.Conflict, "no_thread");
        await ItWasOpenedWithAMailAsync(customer, dispute);

        var asked = await room.AskAsync(dispute, null).IsAsync(HttpStatusCode.Created);
        await room.CollectAsync(asked.At<long>("id"));
        Assert.Equal("complete", (await room.ViewAsync(asked.At<long>("id"))).At<string>("state"));
    }

    [Fact]
    public async Task A_thread_that_is_another_teams_by_now_is_not_kept_for_the_team_it_was_filed_for_first()
    {
        var (customer, dispute) = await room.GivenADisputeAsync();
        var conversation = await ItWasOpenedWithAMailAsync(customer, dispute);
        var others = await room.Host.GivenAnOverdueAccountAsync(team: "Americas");
        await room.Host.WithDatabaseAsync(db => db.Conversations.Where(row => row.Id == conversation).ExecuteUpdateAsync(row => row.SetProperty(each => each.AccountId, others.Id), Cancel));

        await room.AskAsync(dispute, null).RefusesAsync(HttpStatusCode.Conflict, "no_thread");
    }

    [Fact]
    public async Task A_message_that_fails_is_named_and_the_rest_is_kept_and_tried_again_all_of_it_is()
    {
        var (customer, dispute) = await room.GivenADisputeAsync();
        var asked = await room.AskAsync(dispute, await LetterOf(customer).DeliverAsync(room.Host)).IsAsync(HttpStatusCode.Created);
        room.Host.Faults.Order(new Fault("graph", Status: 403, Path: "attachments/"));
        await room.CollectAsync(asked.At<long>("id"));

        var kept = await room.ViewAsync(asked.At<long>("id"));
        Assert.Equal(("incomplete", 3, 1), (kept.At<string>("state"), kept.At<int>("progress.stored"), kept.At<int>("progress.failed")));
        var failed = kept["items"]!.AsArray().Single(item => item!.At<string>("state") == "failed")!;
        Assert.Equal(("delivery note.pdf", "mailbox_forbidden"), (failed.At<string>("name"), failed.At<string>("fault.code")));
        Assert.Empty((await room.VerifyAsync(dispute)).Breaks);

        var retried = await RetryAsync(asked.At<long>("id"));
        Assert.Equal(("collecting", null), (retried.At<string>("state"), retried["manifestHash"]?.GetValue<string>()));
        await room.CollectAsync(asked.At<long>("id"));
        Assert.Equal(("complete", 4), (await room.ViewAsync(asked.At<long>("id"))) is var whole ? (whole.At<string>("state"), whole.At<int>("progress.stored")) : default);
        Assert.Equal(["evidence_frozen", "evidence_retried", "evidence_frozen"], (await room.HistoryAsync(customer.Id)).TakeLast(3));
        Assert.Empty((await room.VerifyAsync(dispute)).Breaks);
    }

    [Fact]
    public async Task A_message_that_left_the_mailbox_meanwhile_is_named()
    {
        var (customer, dispute) = await room.GivenADisputeAsync();
        var seen = await LetterOf(customer).DeliverAsync(room.Host);
        var asked = await room.AskAsync(dispute, seen).IsAsync(HttpStatusCode.Created);
        using (var outlook = room.Host.With(room.Host.Tokens.ForGraph(room.Host.User("mara"), ["Mail.ReadWrite.Shared"])))
        {
            (await outlook.DeleteAsync($"/sandbox/graph/v1.0/users/{Letter.Shared}/messages/{seen.ItemId}", Cancel)).EnsureSuccessStatusCode();
            var deleted = await (await outlook.GetAsync($"/sandbox/graph/v1.0/users/{Letter.Shared}/mailFolders/deleteditems/messages?$filter=internetMessageId eq '{seen.InternetMessageId}'", Cancel)).JsonAsync();
            (await outlook.DeleteAsync($"/sandbox/graph/v1.0/users/{Letter.Shared}/messages/{deleted["value"]![0]!.At<string>("id")}", Cancel)).EnsureSuccessStatusCode();
        }

        await room.CollectAsync(asked.At<long>("id"));

        var kept = await room.ViewAsync(asked.At<long>("id"));
        Assert.Equal("incomplete", kept.At<string>("state"));
        Assert.All(kept["items"]!.AsArray(), item => Assert.Equal("message_gone", item!.At<string>("fault.code")));
    }

    [Fact]
    public async Task A_mailbox_that_wants_to_be_left_alone_is_and_the_reading_goes_on_where_it_was()
    {
        var (customer, dispute) = await room.GivenADisputeAsync();
        var asked = await room.AskAsync(dispute, await LetterOf(customer).DeliverAsync(room.Host)).IsAsync(HttpStatusCode.Created);
        var id = asked.At<long>("id");
        room.Host.Faults.Order(new Fault("graph", Status: 429, RetryAfter: 300, Path: "attachments/"));

        var later = await room.CollectAsync(id);
        Assert.InRange(later!.Value - DateTimeOffset.UtcNow, TimeSpan.FromSeconds(200), TimeSpan.FromSeconds(300));
        var waiting = await room.ViewAsync(id);
        Assert.Equal(("collecting", 2, 0), (waiting.At<string>("state"), waiting.At<int>("progress.stored"), waiting.At<int>("progress.failed")));
        Assert.Equal(later, waiting.At<DateTimeOffset>("waitsUntil"));
        await room.CollectAsync(id);
        Assert.Equal(2, (await room.ViewAsync(id)).At<int>("progress.stored"));

        await TheWaitIsOverAsync(id);
        Assert.Null(await room.CollectAsync(id));
        Assert.Equal("complete", (await room.ViewAsync(id)).At<string>("state"));
    }

    [Fact]
    public async Task A_mailbox_that_never_answers_makes_an_item_fail_after_so_many_attempts_and_not_the_others()
    {
        var (customer, dispute) = await room.GivenADisputeAsync();
        var asked = await room.AskAsync(dispute, await LetterOf(customer).DeliverAsync(room.Host)).IsAsync(HttpStatusCode.Created);
        var id = asked.At<long>("id");
        room.Host.Faults.Order(new Fault("graph", Status: 503, RetryAfter: 30, Count: 8, Path: "attachments/"));
        for (var attempt = 0; attempt < 7; attempt++)
        {
            Assert.NotNull(await room.CollectAsync(id));
            await TheWaitIsOverAsync(id);
        }

        Assert.Null(await room.CollectAsync(id));
        var kept = await room.ViewAsync(id);
        Assert.Equal(("incomplete", 3, 1), (kept.At<string>("state"), kept.At<int>("progress.stored"), kept.At<int>("progress.failed")));
    }

    [Fact]
    public async Task A_content_that_breaks_off_leaves_nothing_behind_and_is_read_again()
    {
        var (customer, dispute) = await room.GivenADisputeAsync();
        var asked = await room.AskAsync(dispute, await LetterOf(customer).DeliverAsync(room.Host)).IsAsync(HttpStatusCode.Created);
        var id = asked.At<long>("id");
        room.Host.Faults.Order(new Fault("graph", Cut: 100_000, Path: "attachments/"));

        Assert.NotNull(await room.CollectAsync(id));
        Assert.Empty(Directory.GetFiles(room.Folder, "*.part"));
        await TheWaitIsOverAsync(id);
        Assert.Null(await room.CollectAsync(id));
        var kept = await room.ViewAsync(id);
        Assert.Equal(Pdf, await room.BytesAsync(id, kept["items"]!.AsArray().Single(item => item!.At<string>("name") == "delivery note.pdf")!));
    }

    [Fact]
    public async Task Where_nothing_is_left_to_act_on_behalf_of_the_one_who_asked_all_waits_for_somebody_to_try_again()
    {
        var (customer, dispute) = await room.GivenADisputeAsync();
        var asked = await room.AskAsync(dispute, await LetterOf(customer).DeliverAsync(room.Host)).IsAsync(HttpStatusCode.Created);
        var id = asked.At<long>("id");
        room.ForgetTokens();
        await room.CollectAsync(id);
        await IsAllSignInNeededAsync(id);

        await RetryAsync(id, by: "ines");
        await room.CollectAsync(id);
        var kept = await room.ViewAsync(id);
        Assert.Equal(("complete", "Mara Lindqvist"), (kept.At<string>("state"), kept.At<string>("askedBy")));
    }

    [Fact]
    public Task An_enrolled_mailbox_is_read_in_our_own_name() => WhileEnrolledAsync(async () =>
    {
        var (customer, dispute) = await room.GivenADisputeAsync();
        var asked = await room.AskAsync(dispute, await LetterOf(customer).DeliverAsync(room.Host)).IsAsync(HttpStatusCode.Created);
        room.ForgetTokens();
        await room.CollectAsync(asked.At<long>("id"));
        Assert.Equal("complete", (await room.ViewAsync(asked.At<long>("id"))).At<string>("state"));
    });

    [Fact]
    public Task A_mailbox_that_was_withdrawn_since_is_read_on_behalf_of_who_asked_and_no_longer_in_our_own_name() => WhileEnrolledAsync(async () =>
    {
        var (customer, dispute) = await room.GivenADisputeAsync();
        var (first, second) = (await room.AskAsync(dispute, await LetterOf(customer).DeliverAsync(room.Host)).IsAsync(HttpStatusCode.Created),
            await room.AskAsync(dispute, await (LetterOf(customer) with { Subject = "Another" }).DeliverAsync(room.Host)).IsAsync(HttpStatusCode.Created));
        DateTimeOffset? withdrawn = DateTimeOffset.UtcNow;
        await room.Host.WithDatabaseAsync(db => db.Mailboxes.ExecuteUpdateAsync(mailbox => mailbox.SetProperty(row => row.WithdrawnAt, withdrawn), Cancel));

        await room.CollectAsync(first.At<long>("id"));
        Assert.Equal("complete", (await room.ViewAsync(first.At<long>("id"))).At<string>("state"));
        room.ForgetTokens();
        await room.CollectAsync(second.At<long>("id"));
        await IsAllSignInNeededAsync(second.At<long>("id"));
    });

    [Fact]
    public Task Of_an_enrolled_mailbox_that_was_out_of_reach_when_it_was_asked_for_it_is_kept_once_somebody_tries_again() => WhileEnrolledAsync(async () =>
    {
        var (customer, dispute) = await room.GivenADisputeAsync();
        var seen = await LetterOf(customer).DeliverAsync(room.Host);
        room.Host.Faults.Order(new Fault("graph", Status: 503, RetryAfter: 300));
        var asked = await room.AskAsync(dispute, seen).IsAsync(HttpStatusCode.Created);
        room.ForgetTokens();
        await room.CollectAsync(asked.At<long>("id"));
        await IsAllSignInNeededAsync(asked.At<long>("id"));
        Assert.Equal(asked.At<long>("id"), (await room.AskAsync(dispute, seen).IsOkAsync()).At<long>("id"));

        await RetryAsync(asked.At<long>("id"));
        await room.CollectAsync(asked.At<long>("id"));
        Assert.Equal("complete", (await room.ViewAsync(asked.At<long>("id"))).At<string>("state"));
    });

    [Fact]
    public Task What_was_only_claimed_to_lie_in_an_enrolled_mailbox_is_not_read_in_our_own_name() => WhileEnrolledAsync(async () =>
    {
        var (customer, dispute) = await room.GivenADisputeAsync();
        var conversation = await ItWasOpenedWithAMailAsync(customer, dispute);
        await room.Host.WithDatabaseAsync(db => db.Messages.Where(row => row.ConversationId == conversation).ExecuteUpdateAsync(row => row.SetProperty(each => each.IsVerified, false), Cancel));
        var asked = await room.AskAsync(dispute, null).IsAsync(HttpStatusCode.Created);
        room.ForgetTokens();
        await room.CollectAsync(asked.At<long>("id"));
        await IsAllSignInNeededAsync(asked.At<long>("id"));
    });

    [Fact]
    public async Task What_is_not_theirs_does_not_exist_for_other_teams()
    {
        var (customer, dispute) = await room.GivenADisputeAsync();
        var seen = await LetterOf(customer).DeliverAsync(room.Host);
        var kept = await room.GatherAsync(dispute, seen);
        var (id, item) = (kept.At<long>("id"), kept["items"]![0]!.At<long>("id"));
        foreach (var (method, path, body) in new (HttpMethod, string, object?)[]
        {
            (HttpMethod.Get, $"/api/disputes/{dispute}/evidence", null),
            (HttpMethod.Post, $"/api/disputes/{dispute}/evidence", new { mail = seen }),
            (HttpMethod.Get, $"/api/evidence/{id}", null),
            (HttpMethod.Post, $"/api/evidence/{id}/retry", null),
            (HttpMethod.Get, $"/api/evidence/{id}/items/{item}", null),
            (HttpMethod.Get, $"/api/evidence/{id}/zip", null),
        })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await room.Host.SendAsync("tomas", method, path, body)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await room.UploadAsync(dispute, "a.txt", [65], by: "tomas")).StatusCode);
        // Nor is an item had through another bundle.
        var other = await room.UploadAsync(dispute, "a.txt", [65]).IsAsync(HttpStatusCode.Created);
        Assert.Equal(HttpStatusCode.NotFound, (await room.DownloadAsync(other.At<long>("id"), item)).StatusCode);
    }

    /// <summary>The dispute was opened with a mail from the customer. Answers with the conversation's id.</summary>
    private async Task<long> ItWasOpenedWithAMailAsync(Customer customer, long dispute)
    {
        var filed = await room.Host.FileAsync("mara", await LetterOf(customer).DeliverAsync(room.Host), customer.Id).IsOkAsync();
        return await room.Host.WithDatabaseAsync(async db =>
        {
            var opened = await db.Disputes.SingleAsync(row => row.Id == dispute);
            db.Entry(opened).Property(row => row.MessageId).CurrentValue = filed.At<long>("messageId");
            await db.SaveChangesAsync();
            return await db.Messages.Where(message => message.Id == opened.MessageId).Select(message => message.ConversationId).SingleAsync();
        });
    }

    private async Task WhileEnrolledAsync(Func<Task> act)
    {
        await room.Host.WithDatabaseAsync(async db =>
        {
            db.Mailboxes.Add(new Mailbox { Address = Letter.Shared, Name = "Receivables", TenantId = room.Host.Tenant.Id, EnrolledAt = DateTimeOffset.UtcNow, EnrolledById = 1 });
            return await db.SaveChangesAsync();
        });
        try
        {
            await act();
        }
        finally
        {
            await room.Host.WithDatabaseAsync(db => db.Mailboxes.ExecuteDeleteAsync());
        }
    }

    private async Task IsAllSignInNeededAsync(long id) =>
        Assert.All((await room.ViewAsync(id))["items"]!.AsArray(), item => Assert.Equal("sign_in_needed", item!.At<string>("fault.code")));

    private async Task<JsonNode> RetryAsync(long id, string by = "mara") => await room.Host.SendAsync(by, HttpMethod.Post, $"/api/evidence/{id}/retry").IsOkAsync();

    private Task<int> TheWaitIsOverAsync(long id) => room.Host.WithDatabaseAsync(db => db.EvidenceBundles.Where(bundle => bundle.Id == id)
        .ExecuteUpdateAsync(bundle => bundle.SetProperty(row => row.NotBefore, DateTimeOffset.UnixEpoch), Cancel));
}
