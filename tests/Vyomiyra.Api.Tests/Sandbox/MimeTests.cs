using System.Net.Mime;
using System.Text;
using System.Text.RegularExpressions;

namespace Vyomiyra.Api.Tests.Sandbox;

/// <summary>A message as it travels: <c>/messages/{id}/$value</c>.</summary>
public sealed partial class MimeTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    [Fact]
    public async Task A_plain_message_is_one_part()
    {
        var mime = await Mime(SandboxGraph.Mail("Zahlung über 5 €", "Grüße aus Köln"));

        var (headers, body) = Split(mime);
        Assert.Equal("text/plain; charset=utf-8", headers["Content-Type"]);
        Assert.Equal("Grüße aus Köln", Encoding.UTF8.GetString(Convert.FromBase64String(body)));
        Assert.Equal("Zahlung über 5 €", Decoded(headers["Subject"]));
        Assert.Equal("\"A. Clerk\" <clerk@customer.example>", headers["From"]);
        Assert.Matches("^<.+>$", headers["Message-ID"]);
    }

    [Fact]
    public async Task HTML_with_files_nests_mixed_related_and_alternative()
    {
        var mime = await Mime(new
        {
            subject = "Parts",
            body = new { contentType = "html", content = "<p>Look: <img src=\"cid:logo\"></p>" },
            from = new { emailAddress = new { address = "clerk@customer.example" } },
            attachments = new object[]
            {
                new { name = "Überweisung.txt", contentType = "text/plain", contentBytes = "aGVsbG8=" },
                new { name = "logo.png", contentType = "image/png", contentBytes = "iVBORw0KGgo=", isInline = true, contentId = "logo" },
            },
        });

        var (headers, body) = Split(mime);
        var mixed = Parts(headers, body);
        Assert.StartsWith("multipart/mixed", headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains("filename*=UTF-8''%C3%9Cberweisung.txt", mixed[1].Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Equal("hello", Encoding.UTF8.GetString(Convert.FromBase64String(mixed[1].Body)));
        var related = Parts(mixed[0].Headers, mixed[0].Body);
        Assert.Equal("<logo>", related[1].Headers["Content-ID"]);
        var alternative = Parts(related[0].Headers, related[0].Body);
        Assert.Equal(["text/plain", "text/html"], alternative.Select(part => new ContentType(part.Headers["Content-Type"]).MediaType));
    }

    [Fact]
    public async Task Long_headers_are_folded()
    {
        var mime = await Mime(new
        {
            subject = string.Join(' ', Enumerable.Repeat("Rückfrage", 60)),
            from = new { emailAddress = new { address = "clerk@customer.example" } },
            toRecipients = Enumerable.Range(0, 200).Select(i => new { emailAddress = new { name = $"Reader, No. {i}", address = $"r{i}@list.example" } }),
        });

        var head = mime[..mime.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
        Assert.All(head.Split("\r\n"), line => Assert.InRange(line.Length, 1, 78));
        Assert.Equal(string.Join(' ', Enumerable.Repeat("Rückfrage", 60)), Decoded(Split(mime).Headers["Subject"]));
        Assert.Equal(200, Regex.Count(Split(mime).Headers["To"], "@list.example>"));
    }

    [Fact]
    public async Task A_mail_servers_report_is_one_whose_part_for_machines_travels_as_it_is()
    {
        const string Status = "Reporting-MTA: dns; mx.customer.example\r\n\r\nFinal-Recipient: rfc822; clerk@customer.example\r\nAction: failed\r\nStatus: 5.1.1\r\n";
        var mime = await Mime(new
        {
            subject = "Undeliverable",
            from = new { emailAddress = new { address = "postmaster@customer.example" } },
            body = new { content = "It did not arrive." },
            internetMessageHeaders = new[] { new { name = "Content-Type", value = "multipart/report; boundary=x; report-type=delivery-status" } },
            attachments = new[] { new { name = "details.txt", contentType = "message/delivery-status", contentBytes = Convert.ToBase64String(Encoding.ASCII.GetBytes(Status)) } },
        });

        var (headers, body) = Split(mime);
        var type = new ContentType(headers["Content-Type"]);
        Assert.Equal(("multipart/report", "delivery-status"), (type.MediaType, type.Parameters["report-type"]));
        var report = Parts(headers, body)[1];
        Assert.Equal(("message/delivery-status", "8bit"), (report.Headers["Content-Type"], report.Headers["Content-Transfer-Encoding"]));
        Assert.Equal(Status.Trim(), report.Body.Trim());
    }

    async Task<string> Mime(object message)
    {
        var id = (await host.Deliver(message))["id"];
        using var answer = await host.Get(host.TokenOf(host.Mara), $"/users/{SandboxGraph.Shared}/messages/{id}/$value");
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    static (Dictionary<string, string> Headers, string Body) Split(string mime)
    {
        var end = mime.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var fields = mime[..end].TrimStart().Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n");
        return (fields.Select(field => field.Split(": ", 2)).ToDictionary(field => field[0], field => field[1]), mime[(end + 4)..]);
    }

    static List<(Dictionary<string, string> Headers, string Body)> Parts(Dictionary<string, string> headers, string body)
    {
        var boundary = new ContentType(headers["Content-Type"]).Boundary;
        return [.. body.Split($"--{boundary}")[1..^1].Select(part => Split(part.TrimStart()))];
    }

    static string Decoded(string value) => EncodedWord().Replace(
        AdjacentWords().Replace(value, ""), word => Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[1].Value)));

    [GeneratedRegex(@"=\?utf-8\?B\?([^?]+)\?=")]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"(?<=\?=) (?==\?)")]
    private static partial Regex AdjacentWords();
}
