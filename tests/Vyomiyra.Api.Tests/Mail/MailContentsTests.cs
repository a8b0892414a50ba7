using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Mail;
using Vyomiyra.Api.Tests.Conversations;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Tests.Mail;

/// <summary>Contents pass through the house instead of being held in it.</summary>
public sealed class MailContentsTests(ApiHost host)
{
    private static readonly byte[] Content = RandomNumberGenerator.GetBytes(300_000);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private MailContents Contents => host.Services.GetRequiredService<MailContents>();

    [Fact]
    public async Task Four_contents_at_a_time_are_read_from_a_mailbox_until_one_has_come_whole()
    {
        var (source, message, file) = await GivenAsync();
        var (begun, goOn) = (new CountdownEvent(4), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var four = Enumerable.Range(0, 4).Select(_ => Contents.FileAsync<int>(source, message, file, ReadSlowlyAsync, Cancel)).ToList();
        Assert.True(await Task.Run(() => begun.Wait(TimeSpan.FromMinutes(1)), Cancel));

        var fifth = Contents.FileAsync<int>(source, message, file, LengthAsync, Cancel);
        // Another mailbox does not wait; by then the fifth would have been answered, had it been let through.
        Assert.DoesNotContain(
            (await Contents.FilesAsync(new MailSource(host.Tenant.Id, "receivables.americas@halden.example", null), message, Cancel)).Refusals, refusal => refusal.Kind == RefusalKind.Unavailable);
        Assert.False(fifth.IsCompleted);

        goOn.SetResult();
        Assert.All(await Task.WhenAll([.. four, fifth]), read => Assert.Equal(Content.Length, read.Value));

        async Task<Outcome<int>> ReadSlowlyAsync(Stream content, CancellationToken cancellation)
        {
            var start = new byte[1000];
            await content.ReadExactlyAsync(start, cancellation);
            begun.Signal();
            await goOn.Task;
            return start.Length + (await LengthAsync(content, cancellation)).Value;
        }
    }

    [Fact]
    public async Task A_content_that_is_given_up_gives_its_place_back()
    {
        var (source, message, file) = await GivenAsync();
        for (var time = 0; time < 10; time++)
        {
            Assert.Equal("enough", (await Contents.FileAsync<int>(source, message, file, async (content, cancellation) =>
            {
                await content.ReadExactlyAsync(new byte[10], cancellation);
                return Refusal.Conflict("enough", "Enough.");
            }, Cancel)).Refusals[0].Code);
        }

        Assert.Equal(Content.Length, (await Contents.FileAsync<int>(source, message, file, LengthAsync, Cancel)).Value);
    }

    [Fact]
    public async Task Nobody_who_has_not_said_so_is_acted_for_while_they_are_away()
    {
        var source = new MailSource(host.Tenant.Id, Letter.Shared, new UserKey(host.Tenant.Id, Guid.NewGuid()));
        Assert.Equal(AwayTokens.SignInNeeded, (await Contents.FilesAsync(source, "any", Cancel)).Refusals[0].Code);
    }

    private async Task<(MailSource Source, string Message, string File)> GivenAsync()
    {
        var seen = await new Letter { From = "clerk@customer.example", Files = [new Enclosure("big.bin", "application/octet-stream", Content)] }.DeliverAsync(host);
        var source = new MailSource(host.Tenant.Id, Letter.Shared, null);
        var files = await Contents.FilesAsync(source, seen.ItemId!, Cancel);
        return (source, seen.ItemId!, Assert.Single(files.Value).Id);
    }

    private static async Task<Outcome<int>> LengthAsync(Stream content, CancellationToken cancellation)
    {
        var (buffer, length) = (new byte[10_000], 0);
        for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0;)
        {
            length += read;
        }

        return length;
    }
}
