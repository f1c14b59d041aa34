using System.Globalization;
using System.Text.RegularExpressions;
using k8s;
using k8s.Models;

namespace DigitTools.PowerShell.Tests.Kubernetes;

/// <summary>
/// The manifests of examples/kubernetes. They are read into the types that are generated from the API's schema, and strictly: a field that
/// the schema doesn't have, twice the same field or a value of another type is an error. What one manifest says of another is asked here.
/// </summary>
public sealed partial class ManifestTests
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "examples", "kubernetes");

    private static readonly object[] s_all =
    [
        .. Directory.EnumerateFiles(s_folder, "*.yaml").Order(StringComparer.Ordinal)
            .SelectMany(f => KubernetesYaml.LoadAllFromString(File.ReadAllText(f), strict: true)),
    ];

    /// <summary>The number of shards, as the manifests hand it to the scripts.</summary>
    private static (string Name, string Value) Two { get; } = ("DIGITTOOLS_SHARD_COUNT", "2");

    private static V1Job Read { get; } = Job("digits-read");

    private static V1Job Merge { get; } = Job("digits-merge");

    [Fact]
    public void ReadJob_HasAnIndexForEachShard()
    {
        Assert.Equal(Read.Spec.Completions, ShardCount(Read));
        Assert.Equal(Read.Spec.Completions, ShardCount(Merge));
    }

    [Theory]
    [InlineData("digits-read")]
    [InlineData("digits-merge")]
    public void Jobs_NameTheImageOfThisVersion(string name)
    {
        // Without a tag the newest image is always looked for in a registry, and an image that was only built is not found.
        V1Container container = Job(name).Spec.Template.Spec.Containers[0];
        Assert.Equal($"digits-batch:{PackedModule.Version}", container.Image);
        Assert.Equal("IfNotPresent", container.ImagePullPolicy);
        string readme = File.ReadAllText(Path.Combine(s_folder, "README.md"));
        Assert.Contains($"-t {container.Image} ", readme, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("digits-read")]
    [InlineData("digits-merge")]
    public void Jobs_WithAReadOnlyRoot_HaveAHomeThatCanBeWritten(string name)
    {
        // PowerShell doesn't start where it can't make its folders there.
        string image = File.ReadAllText(Path.Combine(Repository.Root, "examples", "schedule", "Containerfile"));
        string home = Home().Match(image).Groups[1].Value;
        V1PodSpec pod = Job(name).Spec.Template.Spec;
        V1Container container = pod.Containers[0];
        Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
        V1VolumeMount mount = Assert.Single(container.VolumeMounts, m => m.MountPath == home);
        Assert.NotEqual(true, mount.ReadOnlyProperty);
        Assert.NotNull(Assert.Single(pod.Volumes, v => v.Name == mount.Name).EmptyDir);
    }

    [Theory]
    [InlineData("digits-read")]
    [InlineData("digits-merge")]
    public void Jobs_MountWhatTheOtherManifestsMake(string name)
    {
        V1PodSpec pod = Job(name).Spec.Template.Spec;
        string[] claims = [.. s_all.OfType<V1PersistentVolumeClaim>().Select(c => c.Metadata.Name)];
        V1ConfigMap scripts = Assert.Single(s_all.OfType<V1ConfigMap>());

        Assert.All(
            pod.Volumes.Select(v => v.PersistentVolumeClaim).OfType<V1PersistentVolumeClaimVolumeSource>(),
            claim => Assert.Contains(claim.ClaimName, claims));
        V1Volume volume = Assert.Single(pod.Volumes, v => v.ConfigMap is not null);
        Assert.Equal(scripts.Metadata.Name, volume.ConfigMap.Name);
        string mounted = Assert.Single(pod.Containers[0].VolumeMounts, m => m.Name == volume.Name).MountPath;
        string script = Assert.Single(pod.Containers[0].Args, a => a.StartsWith(mounted + "/", StringComparison.Ordinal));
        Assert.Contains(script[(mounted.Length + 1)..], scripts.Data.Keys);
    }

    [Fact]
    public void Scripts_ReadTheShardsAndMergeThem()
    {
        using var folder = new TestFolder();
        string inbox = folder.Folder("inbox"), work = folder.Folder("work");
        for (int i = 0; i < 12; i++) folder.Digit($"inbox/{i}.png", i);
        folder.Text("inbox/no picture.png");

        Assert.Equal(0, RunShard(folder, inbox, work, "0").ExitCode);
        ChildResult early = Run(folder, Merge, inbox, work, Two);
        Assert.Equal(2, early.ExitCode);
        Assert.Contains("these are missing or have not come to their end: 1", early.Output, StringComparison.Ordinal);

        Assert.Equal(0, RunShard(folder, inbox, work, "1").ExitCode);
        ChildResult merged = Run(folder, Merge, inbox, work, Two).Succeeded();
        string pictures = Assert.Single(merged.Lines, line => line.StartsWith("Pictures", StringComparison.Ordinal));
        Assert.Contains("13 (13 added", pictures, StringComparison.Ordinal);
    }

    [Fact]
    public void Scripts_WithAWrongManifest_EndWithTheCodeThatIsNotTriedAgain()
    {
        using var folder = new TestFolder();
        string inbox = folder.Folder("inbox"), work = folder.Folder("work");
        Assert.Equal(2, RunShard(folder, inbox, work, "2").ExitCode);
        Assert.Equal(1, RunShard(folder, folder["none"], work, "0").ExitCode);
        Assert.Equal([2, 64], Read.Spec.PodFailurePolicy.Rules[0].OnExitCodes.Values);
    }

    private static V1Job Job(string name) => Assert.Single(s_all.OfType<V1Job>(), j => j.Metadata.Name == name);

    private static int ShardCount(V1Job job) => int.Parse(
        Assert.Single(job.Spec.Template.Spec.Containers[0].Env, e => e.Name == Two.Name).Value, CultureInfo.InvariantCulture);

    private static ChildResult RunShard(TestFolder folder, string inbox, string work, string index) =>
        Run(folder, Read, inbox, work, ("JOB_COMPLETION_INDEX", index), Two);

    /// <summary>Runs the container's arguments in the shell, with folders of the test in the place of the mounted ones.</summary>
    private static ChildResult Run(
        TestFolder folder, V1Job job, string inbox, string work, params (string Name, string Value)[] environment)
    {
        string scripts = folder.Folder("scripts");
        foreach ((string name, string text) in s_all.OfType<V1ConfigMap>().Single().Data)
            File.WriteAllText(Path.Combine(scripts, name), text);
        IEnumerable<string> arguments = job.Spec.Template.Spec.Containers[0].Args.Select(argument => argument switch
        {
            "/inbox" => inbox,
            "/work" => work,
            _ => argument.Replace("/scripts/", scripts + "/", StringComparison.Ordinal),
        });
        return ChildShell.Start([ChildShell.Program, .. arguments], environment);
    }

    [GeneratedRegex(@"^ENV .*\bHOME=(\S+)", RegexOptions.Multiline)]
    private static partial Regex Home();
}
