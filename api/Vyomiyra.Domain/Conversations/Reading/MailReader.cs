namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>
/// Reads what the sender of a mail newly wrote: promises, disputes, requests and whatever else collections need to know. Pure, and linear in the
/// length of the text, of which it reads 256 KB at most. Nothing is read from quoted mail, signatures or disclaimers.
/// </summary>
public static class MailReader
{
    public static MailReading Read(string text, ReadingContext context)
    {
        var mail = new ReadMail(text, context);
        var scope = new ReferenceScope(mail.Sentences, mail.Subject, mail.Attachments, context.OpenReceivables);
        var sayings = new SayingReader(mail, scope).Read();
        var isAutomatic = sayings.Any(saying => saying.Kind is SaidKind.OutOfOffice or SaidKind.Bounce);
        return new MailReading(
            mail.Language,
            scope.All(),
            isAutomatic ? [] : PromiseReader.In(mail, scope),
            isAutomatic ? [] : new DisputeReader(mail, scope).Read(),
            sayings,
            AdviceReader.Read(context, mail.Book));
    }
}
