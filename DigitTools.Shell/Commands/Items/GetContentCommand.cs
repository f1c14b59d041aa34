using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Provider;

namespace DigitTools.Shell.Commands.Items;

/// <summary>Get-Content: lines one by one, or a whole file as one text.</summary>
[Cmdlet(VerbsCommon.Get, "Content", DefaultParameterSetName = PathSet)]
internal sealed class GetContentCommand : PathCommand
{
    /// <summary>Lines asked of the provider at a time.</summary>
    private const long BlockLines = 500;

    [Parameter]
    [Alias("First", "Head")]
    [ValidateRange(0, long.MaxValue)]
    public long TotalCount { get; set; } = long.MaxValue;

    [Parameter]
    public SwitchParameter Raw { get; set; }

    protected override void Process(string target)
    {
        if (Raw)
            WriteText(target);
        else
            WriteLines(target);
    }

    private void WriteText(string target)
    {
        foreach (PSObject item in Try(() => InvokeProvider.Item.Get([target], force: true, IsLiteral)) ?? [])
            if (Try(() => item.BaseObject is FileInfo file
                ? File.ReadAllText(file.FullName)
                : throw new PSNotSupportedException($"-Raw reads files, and '{ShownPath(item)}' is none.")) is { } text)
                WriteObject(text);
    }

    private void WriteLines(string target)
    {
        foreach (IContentReader reader in Try(() => InvokeProvider.Content.GetReader([target], force: true, IsLiteral)) ?? [])
        {
            using (reader)
            {
                long left = TotalCount;
                while (left > 0 && !Stopping && Try(() => reader.Read(Math.Min(left, BlockLines))) is IList { Count: > 0 } lines)
                {
                    WriteObject(lines, enumerateCollection: true);
                    left -= lines.Count;
                }
            }
        }
    }
}
