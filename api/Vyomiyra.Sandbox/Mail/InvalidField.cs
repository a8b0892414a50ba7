namespace Vyomiyra.Sandbox.Mail;

/// <summary>Somebody sent a message whose field, named by its JSON path, cannot be read.</summary>
sealed class InvalidField(string field, string text) : Exception(text)
{
    public string Field { get; } = field;
}
