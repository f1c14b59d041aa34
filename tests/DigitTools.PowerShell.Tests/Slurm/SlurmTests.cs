using DigitTools.Testing.Slurm;

namespace DigitTools.PowerShell.Tests.Slurm;

/// <summary>A real array of a real Slurm, where one is installed.</summary>
public sealed class SlurmTests
{
    [Fact]
    public void SlurmArray_TasksKilledAndPutBack_GivesTheRowsOfOneRun()
    {
        Assert.SkipWhen(SlurmCluster.Obstacle is not null, SlurmCluster.Obstacle ?? "");
        using var folder = new TestFolder();
        string inbox = folder.Folder("in box");
        for (int i = 0; i < 1000; i++)
        {
            Directory.CreateDirectory(folder[$"in box/{i % 10}"]);
            folder.Digit($"in box/{i % 10}/{i:0000}.png", i);
        }

        folder.Text("in box/0/no picture.png");
        folder.Blank("in box/1/blank.png");
        using var cluster = new SlurmCluster(processors: 2);
        var array = new SlurmArray(cluster, Repository.Root, inbox, folder.Folder("work"), shards: 8);
        array.Run(kills: 4, mostMilliseconds: 1500, new Random(1).NextDouble);

        Assert.NotEmpty(array.Disturbances);
        Assert.Contains(array.Disturbances, d => d.StartsWith("killed", StringComparison.Ordinal));
        Assert.True(array.Retries > 0, array.Logs());
        string[] rows = array.Rows(array.Results);
        Assert.Equal(1002, rows.Length);
        Assert.Equal(array.Rows(array.RunAlone()), rows);
    }
}
