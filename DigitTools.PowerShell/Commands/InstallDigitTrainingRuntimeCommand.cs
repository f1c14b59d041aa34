using System.Management.Automation;
using DigitTools.Core.Installation;
using DigitTools.Core.Native;
using DigitTools.Support;

namespace DigitTools.Commands;

/// <summary>Install-DigitTrainingRuntime: adds the libraries that training needs to a module that came without them.</summary>
[Cmdlet(
    VerbsLifecycle.Install,
    "DigitTrainingRuntime",
    DefaultParameterSetName = "Path",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(DigitTrainingRuntime))]
public sealed class InstallDigitTrainingRuntimeCommand : DigitCommand
{
    /// <summary>The package; wildcards are expanded and have to fit one file.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path", ValueFromPipeline = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>The package, taken as it is written.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>A feed that holds the package: the address of a NuGet feed (its index.json), or a folder of packages.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Source")]
    [ValidateNotNullOrEmpty]
    public string? Source { get; set; }

    /// <summary>Name and password for the feed.</summary>
    [Parameter(ParameterSetName = "Source")]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Longest wait for the feed's next bytes, seconds.</summary>
    [Parameter(ParameterSetName = "Source")]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; } = 60;

    /// <summary>Installs again what is installed.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!Force && RuntimeInstaller.Current() is { } current)
        {
            WriteVerbose(Text.Format(Strings.VerboseRuntimeInstalled, current.Folder));
            WriteObject(ToOutput.TrainingRuntime(current));
            return;
        }

        RuntimeInstaller installer = Run(() => new RuntimeInstaller());
        (IRuntimeSource source, string place) = ChooseSource();
        RuntimeManifest runtime = installer.Manifest;
        string action = Text.Format(Strings.ActionInstallRuntime, runtime.Version, runtime.Platform, Megabytes(runtime.Size));
        if (!ShouldProcess(place, action)) return;
        RuntimeInstallation installation;
        using (var progress = new ProgressReporter(this, Strings.ActivityInstallingRuntime))
            installation = Run(() => installer.Install(source, p => Show(progress, p), StopToken));
        WriteVerbose(Text.Format(Strings.VerboseRuntimeInstalled, installation.Folder));
        WriteObject(ToOutput.TrainingRuntime(installation));
    }

    private (IRuntimeSource Source, string Place) ChooseSource()
    {
        if (Source is null)
        {
            string file = OnlyFile();
            return (new RuntimeFileSource(file), file);
        }

        if (!IsAddress(Source)) return (new RuntimeFileSource(FullPath(Source)), FullPath(Source));
        if (!Uri.TryCreate(Source, UriKind.Absolute, out Uri? index)) ThrowTerminatingError(ErrorRecords.FeedAddressInvalid(Source));
        return (new RuntimeFeedSource(index!, TimeSpan.FromSeconds(TimeoutSec), Credential?.GetNetworkCredential()), Source);
    }

    private string OnlyFile()
    {
        string[] given = LiteralPath ?? Path!;
        string[] files = [.. LiteralPath is null ? given.SelectMany(FullPaths) : given.Select(FullPath)];
        if (files.Length > 1) ThrowTerminatingError(ErrorRecords.PathAmbiguous(string.Join(", ", given), files.Length));
        return files.Length == 1 ? files[0] : FullPath(given[0]);
    }

    private static bool IsAddress(string source) =>
        source.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || source.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static void Show(ProgressReporter reporter, RuntimeProgress p)
    {
        if (!reporter.IsDue) return;
        string text = p.Step == RuntimeStep.Download ? Strings.StatusDownloading : Strings.StatusUnpacking;
        reporter.ShowPart(Text.Format(text, Megabytes(p.Done), Megabytes(p.Total)), p.Done, p.Total);
    }

    private static double Megabytes(long bytes) => bytes / 1e6;
}
