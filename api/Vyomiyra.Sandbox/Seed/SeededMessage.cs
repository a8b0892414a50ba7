using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Vyomiyra.Sandbox.Delivery;
using Vyomiyra.Sandbox.Mail;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Seed;

/// <summary>One message of a script, from its fields to what a mailbox holds.</summary>
sealed class SeededMessage(
    Dictionary<string, string> fields, bool incoming, DateTimeOffset sent, Mailbox mailbox, Tenant tenant,
    IReadOnlyList<MailItem> thread, Phrases phrases, string key)
{
    readonly CultureInfo culture = CultureInfo.GetCultureInfo(fields.GetValueOrDefault("language", "en-GB"));

    public MailItem Compose(string words)
    {
        var us = new MailAddress(mailbox.Name, mailbox.Mail);
        var from = incoming ? Address(phrases.Fill(fields["from"], sent, culture)) : us;
        var signed = phrases.Fill(incoming ? words : $"{words}\n\n{Signature()}", sent, culture);
        var item = new MailItem
        {
            Subject = fields.TryGetValue("subject", out var subject) ? phrases.Fill(subject, sent, culture) : Answer(thread[0].Subject),
            From = from,
            To = fields.TryGetValue("to", out var to) ? Addresses(to) : incoming ? [us] : [thread.LastOrDefault(message => message.From != us)?.From ?? us],
            Cc = fields.TryGetValue("cc", out var cc) ? Addresses(cc) : [],
            Sent = sent,
            Received = sent.AddSeconds(4),
            InternetMessageId = MessageId(key, from.Domain),
            IsRead = fields.GetValueOrDefault("read", "yes") == "yes",
            Importance = fields.GetValueOrDefault("importance", "normal"),
            Inference = fields.GetValueOrDefault("inference", "focused"),
            Headers = [.. Headers(from)],
            Files = [.. fields.GetValueOrDefault("attach", "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(name => SeedFile.Named(name, phrases.Fill(fields[SeedFile.IsTable(name) ? "table" : "attached"], sent, culture)))],
            Body = Body(signed.ReplaceLineEndings("\r\n")),
        };
        return MailServer.Stamp(item, sent);
    }

    MailBody Body(string words)
    {
        var html = fields.GetValueOrDefault("format", "html") == "html";
        var quoted = thread is [.., var last] && fields.GetValueOrDefault("quote", "outlook") != "none"
            ? last with { Body = html == last.Body.IsHtml ? last.Body : html ? new("html", HtmlText.ToHtml(last.Body.Content)) : new("text", HtmlText.From(last.Body.Content)) }
            : null;
        var content = quoted is null
            ? html ? $"<html><head><meta charset=\"utf-8\"></head><body>{ReplyQuote.Paragraphs(words)}</body></html>" : words
            : fields.GetValueOrDefault("quote") == "webmail" ? ReplyQuote.Webmail(words, quoted, culture) : ReplyQuote.Outlook(words, quoted, culture);
        return new(html ? "html" : "text", content);
    }

    IEnumerable<MailHeader> Headers(MailAddress from)
    {
        if (incoming)
        {
            yield return new("Received", $"from mx.{from.Domain} (203.0.113.25) by mail.halden.example with ESMTPS; {MimeHeader.Date(sent.AddSeconds(4))}");
            yield return new("Authentication-Results", fields.GetValueOrDefault("authentication", MailServer.Passed(from.Domain)));
            yield return new("Return-Path", fields.GetValueOrDefault("returnPath", from.Address));
        }
        if (thread.Count > 0)
        {
            yield return new("In-Reply-To", thread[^1].InternetMessageId!);
            yield return new("References", string.Join(' ', thread.Select(message => message.InternetMessageId)));
        }
        foreach (var header in fields.GetValueOrDefault("header", "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            yield return header.Split(": ", 2) is [var name, var value] ? new(name, value) : throw new InvalidDataException($"{key}: {header}");
    }

    string Answer(string? subject) => $"{(culture.Name == "de-DE" ? "AW" : "Re")}: {Subject.Topic(subject)}";

    string Signature()
    {
        var person = tenant.Users.First(user => user.GivenName == fields.GetValueOrDefault("by", mailbox.Name.Split(' ')[0]));
        var greeting = culture.Name == "de-DE" ? "Mit freundlichen Grüßen" : "Kind regards";
        return $"{greeting}\n{person.Name}\n{person.JobTitle}, {tenant.Name}";
    }

    static ImmutableArray<MailAddress> Addresses(string list) => [.. list.Split(", ").Select(Address)];

    static MailAddress Address(string text) => text.TrimEnd('>').Split(" <") is [var name, var address] ? new(name, address) : new(text, text);

    static string MessageId(string key, string domain) =>
        $"<{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..24].ToLowerInvariant()}@{domain}>";
}
