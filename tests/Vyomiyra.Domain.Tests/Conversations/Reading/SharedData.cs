namespace Vyomiyra.Domain.Tests.Conversations.Reading;

/// <summary>Public data beside the repository, which not every machine has.</summary>
public static class SharedData
{
    /// <summary>The folder "shared/data/…" next to any folder above; the test is skipped where there is none.</summary>
    public static string Folder(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data", name);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        Assert.Skip($"There is no ../shared/data/{name} beside this repository.");
        return "";
    }
}
