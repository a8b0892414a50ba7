using System.Text.RegularExpressions;
using Vyomiyra.Domain.Conversations.Reading;

namespace Vyomiyra.Domain.Conversations.Kinds;

/// <summary>Tells a person's word from what machines send. The first that applies decides: bounce, receipt, auto-reply, newsletter, whose word.</summary>
public static partial class MessageKinds
{
    public static ToldKind Of(SeenMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var marks = message.Headers.Marks;
        if (IsReceipt(message))
        {
            return new ToldKind(MessageKind.ReadReceipt, []);
        }

        if (IsBounce(message))
        {
            return new ToldKind(MessageKind.Bounce, DeliveryReport.Read(message.Report, marks, message.Subject, message.Text));
        }

        var absence = message.Reading.Sayings.FirstOrDefault(saying => saying.Kind == SaidKind.OutOfOffice);
        var answersItself = marks.AutoSubmitted is "auto-replied" || absence is not null || AutoSubject().IsMatch(message.Subject);
        if (!answersItself && IsNewsletter(message))
        {
            return new ToldKind(MessageKind.Newsletter, []);
        }

        // Help desks put the mark on what their people write, too: then what it says decides.
        if (answersItself || marks.AutoSubmitted is not (null or "no") || (marks.SuppressesAnswers && !SaysSomething(message.Reading)))
        {
            return new ToldKind(MessageKind.AutoReply, [], message.Direction == MessageDirection.Inbound && !message.IsInternal ? absence?.On : null);
        }

        return new ToldKind(
            message.IsInternal ? MessageKind.Internal : message.Direction == MessageDirection.Outbound ? MessageKind.OurWord : MessageKind.CustomersWord, []);
    }

    private static bool IsReceipt(SeenMessage message) => message.Headers.Marks.ReportType switch
    {
        "disposition-notification" => true,
        "delivery-status" => DeliveryReport.IsGoodNews(message.Report) || ReceiptSubject().IsMatch(message.Subject),
        _ => ReceiptSubject().IsMatch(message.Subject) && IsMachine(message),
    };

    private static bool IsBounce(SeenMessage message) =>
        message.Headers.Marks is { ReportType: "delivery-status" } or { FailedRecipients.Count: > 0 }
        || ((BounceSubject().IsMatch(message.Subject) || message.Reading.Sayings.Any(saying => saying.Kind == SaidKind.Bounce))
            && (IsMachine(message) || Daemon().IsMatch(message.FromAddress)));

    private static bool IsMachine(SeenMessage message) => message.Headers.Marks is { HasEmptyReturnPath: true } or { AutoSubmitted: not (null or "no") } or { ReportType: not null };

    private static bool IsNewsletter(SeenMessage message) =>
        message is { Direction: MessageDirection.Inbound, IsInternal: false, IsExpected: false }
        && message.Headers.Marks is { IsOfList: true } or { Precedence: "bulk" or "list" or "junk" };

    private static bool SaysSomething(MailReading reading) =>
        reading.Promises.Count > 0 || reading.Disputes.Count > 0 || reading.Sayings.Any(saying => saying.Kind is not (SaidKind.Thanks or SaidKind.WillRespond));

    [GeneratedRegex("^(mailer-daemon|postmaster|mail-daemon|microsoftexchange[0-9a-f]*)@", RegexOptions.IgnoreCase)]
    private static partial Regex Daemon();

    [GeneratedRegex(
        @"^\s*(undeliver(able|ed)|delivery (status notification|has failed|failure|delayed|incomplete)|mail delivery (failed|subsystem|system)|returned mail|failure notice|delayed mail|warning: message|unzustellbar|nicht zustellbar|zustellung fehlgeschlagen|non remis|échec de|no se puede entregar|impossibile recapitare|onbestelbaar|não é possível entregar)",
        RegexOptions.IgnoreCase)]
    private static partial Regex BounceSubject();

    [GeneratedRegex(
        @"^\s*(read|not read|delivered|relayed|gelesen|nicht gelesen|zugestellt|übermittelt|lu|non lu|remis|leído|no leído|letto|non letto|gelezen|lida)\s*:",
        RegexOptions.IgnoreCase)]
    private static partial Regex ReceiptSubject();

    [GeneratedRegex(
        @"^\s*(automatic reply|auto[- ]?reply|auto[- ]?response|out of (the )?office|automatische antwort|abwesenheits|réponse automatique|respuesta automática|risposta automatica|automatisch antwoord|resposta automática|autosvar|automatyczna odpowiedź)",
        RegexOptions.IgnoreCase)]
    private static partial Regex AutoSubject();
}
