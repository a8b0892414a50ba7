namespace Vyomiyra.Api.Receivables;

public enum ImportFileFormat
{
    Csv,
    Xlsx,
}

/// <summary>A file that came in, as <see cref="ImportFiles"/> keeps it.</summary>
/// <param name="Hash">SHA-256 of its content, in hexadecimal: what it is asked for by.</param>
/// <param name="Name">What people called it when it last came.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Format">Told by its content, never by its name.</param>
/// <param name="Path">Where it lies.</param>
public sealed record StoredFile(string Hash, string Name, long Bytes, ImportFileFormat Format, string Path)
{
    private const int BufferSize = 1 << 16;

    /// <summary>The content from its start. The caller closes it.</summary>
    public FileStream Open() => new(Path, new FileStreamOptions
    {
        Mode = FileMode.Open,
        Access = FileAccess.Read,
        Share = FileShare.Read | FileShare.Delete,
        BufferSize = BufferSize,
    });
}
