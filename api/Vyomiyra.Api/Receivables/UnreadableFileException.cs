using Vyomiyra.Domain;

namespace Vyomiyra.Api.Receivables;

/// <summary>The file as a whole cannot be read. It unwinds the run, so that nothing of the file lands, and becomes a refusal at its door.</summary>
public sealed class UnreadableFileException(string code, string detail) : Exception(detail)
{
    public Refusal Refusal => Refusal.Invalid("file", code, Message);
}
