using System.Net;
using System.Net.Http.Json;
using Microsoft.Graph.Models.ODataErrors;

namespace Vyomiyra.Api.Tests.Sandbox;

/// <summary>An app reads the mailboxes that an Exchange administrator put into its scope, and no other.</summary>
public sealed class AppScopeTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SandboxGraph.Shared)]
    [InlineData(SandboxGraph.Americas)]
    public async Task A_mailbox_within_the_scope_is_open(string mailbox)
    {
        var graph = await host.AppGraph();

        Assert.NotEmpty((await graph.Users[mailbox].MailFolders["inbox"].Messages.GetAsync(cancellationToken: Cancel))!.Value!);
    }

    [Fact]
    public async Task A_mailbox_outside_the_scope_is_shut()
    {
        var graph = await host.AppGraph();

        var refusal = await Assert.ThrowsAsync<ODataError>(() => graph.Users[host.Mara.Mail].Messages.GetAsync(cancellationToken: Cancel));

        Assert.Equal((403, "ErrorAccessDenied"), (refusal.ResponseStatusCode, refusal.Error!.Code));
    }

    [Fact]
    public async Task The_scope_can_be_changed_and_survives_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("vyomiyra-sandbox-");
        await using (var first = await SandboxHost.Start(folder.FullName))
        {
            using var browser = first.Browser();
            using var answer = await browser.PutAsJsonAsync("/sandbox/scope", new[] { first.Mara.Mail.ToUpperInvariant() }, Cancel);
            Assert.Equal([first.Mara.Mail], await answer.Content.ReadFromJsonAsync<string[]>(Cancel) ?? []);
        }
        await using (var second = await SandboxHost.Start(folder.FullName))
        {
            using var opened = await second.Get(second.Tokens.AppForGraph(), $"/users/{second.Mara.Mail}/messages");
            using var shut = await second.Get(second.Tokens.AppForGraph(), $"/users/{SandboxGraph.Shared}/messages");
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (opened.StatusCode, shut.StatusCode));
        }
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_scope_names_mailboxes_that_exist()
    {
        using var browser = host.Browser();

        using var answer = await browser.PutAsJsonAsync("/sandbox/scope", new[] { SandboxGraph.Shared, "nobody@halden.example" }, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("\"[1]\"", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal([SandboxGraph.Shared, SandboxGraph.Americas], await browser.GetFromJsonAsync<string[]>("/sandbox/scope", Cancel) ?? []);
    }

    [Fact]
    public async Task The_fifth_call_at_a_time_to_one_mailbox_is_turned_away()
    {
        await using var own = await SandboxHost.Start();
        var token = own.Tokens.AppForGraph();
        await own.Order(new { kind = "graph", delay = 600_000, count = 4, path = "/mailFolders" });
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var slow = Enumerable.Range(0, 4).Select(_ => Until(own, token, "mailFolders", HttpStatusCode.OK, patience.Token)).ToList();

        var fifth = await Until(own, token, "messages", HttpStatusCode.TooManyRequests, Cancel);
        using var elsewhere = await own.Get(token, $"/users/{SandboxGraph.Americas}/messages");
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(slow));

        Assert.Equal(TimeSpan.FromSeconds(1), fifth.RetryAfter);
        Assert.Contains("MailboxConcurrency", fifth.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, elsewhere.StatusCode);
        await Until(own, token, "messages", HttpStatusCode.OK, Cancel);
    }

    /// <summary>Asks until it is answered so.</summary>
    static async Task<(TimeSpan? RetryAfter, string Text)> Until(SandboxHost host, string token, string what, HttpStatusCode status, CancellationToken cancellation)
    {
        using var microsoft = host.Microsoft();
        microsoft.DefaultRequestHeaders.Authorization = new("Bearer", token);
        while (true)
        {
            using var answer = await microsoft.GetAsync(new Uri($"https://graph.microsoft.com/v1.0/users/{SandboxGraph.Shared}/{what}?$top=1"), cancellation);
            if (answer.StatusCode == status)
                return (answer.Headers.RetryAfter?.Delta, await answer.Content.ReadAsStringAsync(cancellation));
        }
    }
}
