using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Conversations.Receiving;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Mail;
using Vyomiyra.Domain.History;

namespace Vyomiyra.Benchmarks;

/// <summary>
/// One further message in conversations of different lengths, filed as the worker of its mailbox files it, and resolved as the pane does; and the
/// same in a short conversation of an account that has a long one too.
/// </summary>
internal static class LongThread
{
    private const int Short = 4;
    private const int Long = 1000;
    private const int Rounds = 50;
    private const string Mailbox = EnrolledMailbox.Address;

    public sealed record Result(string Thread, Latencies Filing, Latencies Resolving);

    public static async Task<IReadOnlyList<Result>> RunAsync(Workbench bench)
    {
        (string What, Thread Thread)[] threads =
        [
            ($"of {Short}, alone", new Thread("alone", 1)),
            ($"of {Short}, of an account with one of {Long:N0}", new Thread("beside", 2)),
            ($"of {Long:N0}", new Thread("long", 2)),
        ];
        await threads[0].Thread.GrowAsync(bench, Short);
        await threads[1].Thread.GrowAsync(bench, Short);
        await threads[2].Thread.GrowAsync(bench, Long);
        foreach (var (_, thread) in threads)
        {
            await MeasureAsync(bench, thread, new Latencies(), new Latencies()); // what only the first ones pay for
        }

        var results = threads.Select(each => new Result(each.What, new Latencies(), new Latencies())).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var ((_, thread), result) in threads.Zip(results))
            {
                await MeasureAsync(bench, thread, result.Filing, result.Resolving);
            }
        }

        return results;
    }

    private static async Task MeasureAsync(Workbench bench, Thread thread, Latencies filing, Latencies resolving)
    {
        var started = Stopwatch.GetTimestamp();
        await thread.ReceiveAsync(bench, 1);
        filing.Add(Stopwatch.GetElapsedTime(started));
        started = Stopwatch.GetTimestamp();
        using var answer = await bench.Product.PostAsJsonAsync(new Uri("/api/conversations/resolve", UriKind.Relative), thread.LatestSeen());
        var body = await answer.Content.ReadAsStringAsync();
        resolving.Add(Stopwatch.GetElapsedTime(started));
        if (!answer.IsSuccessStatusCode || !body.Contains(string.Create(CultureInfo.InvariantCulture, $"\"messagesInAll\":{thread.Messages}"), StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{(int)answer.StatusCode}: {body[..Math.Min(body.Length, 500)]}");
        }
    }

    /// <summary>Each message answers the one before, and quotes what was said and names all messages before it, as mail programs do.</summary>
    private sealed class Thread(string name, int account)
    {
        private readonly string address = BenchmarkLedger.ContactAddress(account);
        private readonly DateTimeOffset began = DateTimeOffset.UtcNow.AddDays(-7);

        public int Messages { get; private set; }

        private string Subject => $"{(Messages == 1 ? "" : "Re: ")}Statement, {name}";

        private string Text => $"Hello,\n\nplease send us a copy of the statement ({Messages}).\n\nKind regards\nPayables {account}\n\n"
            + $"From: {Mailbox}\nSent: Monday\nTo: {address}\nSubject: {Subject}\n\n"
            + string.Concat(Enumerable.Repeat("Our records show that the following items are past their due date and still open. ", 100));

        public async Task GrowAsync(Workbench bench, int messages)
        {
            while (Messages < messages)
            {
                await ReceiveAsync(bench, Math.Min(50, messages - Messages));
            }
        }

        public async Task ReceiveAsync(Workbench bench, int messages)
        {
            var mails = Enumerable.Range(0, messages).Select(_ => Next()).ToList();
            await using var scope = bench.Services.CreateAsyncScope();
            var (receive, work) = (scope.ServiceProvider.GetRequiredService<ReceiveMail>(), scope.ServiceProvider.GetRequiredService<Work>());
            var read = await receive.ReadAsync(Mailbox, mails, CancellationToken.None);
            await work.CommitAsync<bool>(
                Actor.System("mailbox"),
                async token =>
                {
                    await receive.FileAsync(Mailbox, read, token);
                    return true;
                },
                CancellationToken.None);
        }

        public object LatestSeen() => new
        {
            mail = new
            {
                mailbox = Mailbox,
                itemId = $"{name}-{Messages}",
                internetMessageId = Id(Messages),
                from = new { name = $"Payables {account}", address },
                to = new[] { new { name = "Receivables", address = Mailbox } },
                subject = Subject,
                sentAt = began.AddMinutes(Messages),
                headers = Headers(),
                body = Text,
            },
        };

        private MailMessage Next()
        {
            Messages++;
            return new MailMessage(
                Mailbox, $"{name}-{Messages}", Id(Messages), address, $"Payables {account}", [Mailbox], Subject, began.AddMinutes(Messages),
                began.AddMinutes(Messages), Text, "spf=pass dkim=pass dmarc=pass", Headers(), $"thread {name}");
        }

        private string Headers() => Messages == 1
            ? "Authentication-Results: mx; dmarc=pass\r\n"
            : $"In-Reply-To: {Id(Messages - 1)}\r\nReferences: {string.Join(' ', Enumerable.Range(1, Messages - 1).Select(Id))}\r\n"
                + "Authentication-Results: mx; dmarc=pass\r\n";

        private string Id(int number) => $"<{name}.{number}@customer{account}.example>";
    }
}
