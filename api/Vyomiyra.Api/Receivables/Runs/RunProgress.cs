namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>How far reading has come, for whoever tells it.</summary>
internal sealed class RunProgress
{
    public int Rows { get; set; }
    public int Rejected { get; set; }
    public long BytesRead { get; set; }
}
