using System.Globalization;
using Vyomiyra.Domain.Conversations.Reading;

namespace Vyomiyra.Api.Conversations.Reading;

/// <param name="Promises">Those that count.</param>
/// <param name="Disputes">Those that count.</param>
public sealed record ReadByModel(IReadOnlyList<PromiseSuggestion> Promises, IReadOnlyList<DisputeSuggestion> Disputes)
{
    public static ReadByModel Nothing { get; } = new([], []);
}

/// <summary>The optional second reader. It proposes beside the rules and can do nothing else.</summary>
public sealed class ModelReader(LanguageModel model)
{
    /// <summary>Who writes more by hand is read by the rules alone.</summary>
    private const int LongestMail = 8000;

    public async Task<ReadByModel> ReadAsync(OpenMail mail, ReadingContext context, MailReading rules, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mail);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(rules);
        var written = model.IsOn ? string.Join('\n', NewWords.Of(mail.Text).Select(part => part.Of(mail.Text))).Trim() : "";
        var isAutomatic = rules.Says.Any(kind => kind is SaidKind.OutOfOffice or SaidKind.Bounce);
        if (written.Length is 0 or > LongestMail || isAutomatic)
        {
            return ReadByModel.Nothing;
        }

        var sent = context.Calendar.DateOf(context.SentAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var answer = await model.AskAsync(ModelAnswer.Instructions, $"{sent}\n{Redaction.Of(written, mail.From?.Name)}", ModelAnswer.Parse, cancellation);
        var proposals = new ModelProposals(mail.Text, context, rules);
        return answer is null ? ReadByModel.Nothing : new ReadByModel(proposals.Promises(answer), proposals.Disputes(answer));
    }
}
